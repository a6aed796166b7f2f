/**
 * What a request costs the server: its CPU time (requests a second wander with the machine's other load), beside the
 * least that node:http can do; how long from spawn to the first prediction; resident memory after many requests.
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { folderOf, irisBundle } from "../test/support/bundles.ts";
import { load } from "./http-load.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ROUNDS = 15;
const PROCESSES = 5;
const REQUESTS = 4_000;
const WARM_UP = 8_000;
const CONNECTIONS = 8;
const STARTS = 10;

interface Usage {
  readonly cpuMicros: number;
  readonly rssBytes: number;
}

interface Target {
  readonly name: string;
  /** processes of the same program: how fast one is differs by up to a fifth for as long as it lives */
  readonly servers: readonly Server[];
  readonly requests: readonly Buffer[];
  readonly cpuMicros: number[];
  readonly perSecond: number[];
}

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  const file = `${folderOf({ "iris.safetensors": await irisBundle() })}/iris.safetensors`;
  const brine = await children([file]);
  const bare = await children([]);
  const target = (name: string, servers: readonly Server[], requests: readonly Buffer[]): Target => {
    return { name, servers, requests, cpuMicros: [], perSecond: [] };
  };
  const predict = irisQueries().map((query) => request(`/predict?${query}`));
  const targets = [
    target("node:http", bare, [request("/")]),
    target("/hello", brine, [request("/hello")]),
    target("/predict", brine, predict),
  ];
  for (const { servers, requests } of targets) {
    for (const { port } of servers) await load(port, requests, WARM_UP, CONNECTIONS);
  }
  for (let round = 0; round < ROUNDS; round++) {
    // Nobody is always first.
    for (let i = 0; i < targets.length; i++) await measure(targets[(round + i) % targets.length], round);
  }
  await load(brine[0].port, predict, 100_000, CONNECTIONS);
  const { rssBytes } = await usage(brine[0].child);
  for (const { child } of [...brine, ...bare]) child.disconnect();

  const starts: number[] = [];
  for (let i = 0; i < STARTS; i++) starts.push(await startToPrediction(file));
  report(targets, rssBytes, starts, json);
}

async function measure({ servers, requests, cpuMicros, perSecond }: Target, round: number): Promise<void> {
  const { child, port } = servers[round % servers.length];
  const before = await usage(child);
  const from = performance.now();
  await load(port, requests, REQUESTS, CONNECTIONS);
  const seconds = (performance.now() - from) / 1000;
  const after = await usage(child);
  cpuMicros.push((after.cpuMicros - before.cpuMicros) / REQUESTS);
  perSecond.push(REQUESTS / seconds);
}

async function children(words: readonly string[]): Promise<Server[]> {
  const servers: Server[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    const child = fork(fileURLToPath(new URL("./http-child.js", import.meta.url)), words);
    const [{ port }] = (await once(child, "message")) as [{ port: number }];
    servers.push({ child, port });
  }
  return servers;
}

async function usage(of: ChildProcess): Promise<Usage> {
  of.send("usage");
  const [answer] = (await once(of, "message")) as [Usage];
  return answer;
}

/** Spawns the program as people do, asks until it answers, ends it. */
async function startToPrediction(file: string): Promise<number> {
  // Below the ports that connections take for themselves.
  const port = 12_000 + (process.pid % 20_000);
  const from = performance.now();
  const program = spawn(process.execPath, [`${ROOT}dist/brine.js`, "serve", file, "--port", String(port)], { stdio: "ignore" });
  const bytes = [request(`/predict?${irisQueries()[0]}`)];
  for (;;) {
    try {
      await load(port, bytes, 1, 1);
      break;
    } catch (error) {
      if (program.exitCode !== null || performance.now() - from > 10_000) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  const milliseconds = performance.now() - from;
  program.kill("SIGTERM");
  await once(program, "exit");
  return milliseconds;
}

function request(path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\nUser-Agent: bench\r\n\r\n`);
}

function irisQueries(): string[] {
  const [header, ...lines] = readFileSync(`${ROOT}examples/iris.csv`, "utf8").trim().split("\n");
  const names = header.trim().split(",").slice(0, 4);
  return lines.map((line) => names.map((name, i) => `${name}=${line.split(",")[i]}`).join("&"));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function report(targets: readonly Target[], rssBytes: number, starts: readonly number[], json: boolean): void {
  const [bare, hello, predict] = targets.map(({ cpuMicros }) => median(cpuMicros));
  const result = {
    node: process.version,
    rounds: ROUNDS,
    requestsPerRound: REQUESTS,
    cpuMicrosPerRequest: Object.fromEntries(targets.map(({ name, cpuMicros }) => [name, median(cpuMicros)])),
    requestsPerSecond: Object.fromEntries(targets.map(({ name, perSecond }) => [name, median(perSecond)])),
    predictOverHello: predict / hello,
    predictOverNodeHttp: predict / bare,
    spawnToPredictionMs: median(starts),
    rssMegabytesAfter100000: rssBytes / 1e6,
  };
  if (json) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const line = (...cells: string[]): string =>
    `${cells[0].padEnd(34)}${cells
      .slice(1)
      .map((cell) => cell.padStart(12))
      .join("")}\n`;
  let text = line(`server CPU, median of ${ROUNDS} rounds`, "µs/request", "requests/s", "x node:http", "x /hello");
  for (const { name, cpuMicros, perSecond } of targets) {
    const cpu = median(cpuMicros);
    text += line(name, cpu.toFixed(1), String(Math.round(median(perSecond))), (cpu / bare).toFixed(2), (cpu / hello).toFixed(2));
  }
  text += line(`spawn to first prediction`, `${median(starts).toFixed(0)} ms`, `(median of ${STARTS}, limit 300)`);
  text += line("resident after 100,000 requests", `${(rssBytes / 1e6).toFixed(0)} MB`, "(limit 100)");
  process.stdout.write(text);
}
