/**
 * `npm run fuzz [-- --minutes 1 --seed 0]`: changes pickles, joblib and skops files, what is compressed, pieces and MLflow folders, and loads each as a
 * user would. Whatever happens, it must be an answer or a typed error, within 5 seconds and 512 MiB. Input 4711 of a seed is the same whenever it is
 * made: `npm run fuzz -- --seed 0 --input 4711` writes its files to .brine/fuzz and judges it alone.
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { ROOT } from "./root.mjs";

process.chdir(ROOT);

/** of the processor, for each step: loading an input, an answer, its bundle, loading that */
const MOST_MS = 5000;
const MOST_MIB = 512;
/** of the process, from which on an input that added to it is judged alone */
const SUSPECT_MIB = 400;
const MOST_FINDINGS = 20;
const OUTCOMES = ["refused", "model", "answered"];

const { values: flags } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: "0" },
    first: { type: "string", default: "0" },
    input: { type: "string" },
  },
});
const seed = Number(flags.seed);
if (flags.input !== undefined) process.exit(alone(flags.input, "inherit").status ?? 1);

const end = performance.now() + Number(flags.minutes) * 60_000;
const findings = new Map();
const counts = new Map();
let slowest = { ms: 0 };
let maxRss = 0;

process.stdout.write(`seed ${seed}, ${flags.minutes} minutes\n`);
let next = Number(flags.first);
while (performance.now() < end && findings.size < MOST_FINDINGS) next = await run(next);
finish();

/** Judges input after input, until the time is over or one hangs. @returns the number to go on with */
function run(first) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("fuzz/worker.mjs", import.meta.url), {
      workerData: { seed, first },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MIB },
    });
    let current = { number: first };
    let since;
    const stop = (number) => {
      clearInterval(watch);
      void worker.terminate().then(() => resolve(number));
    };
    const watch = setInterval(() => {
      const ms = since === undefined ? 0 : cpuMs() - since;
      if (ms > MOST_MS) {
        found(current, `takes longer than ${MOST_MS} ms`);
        stop(current.number + 1);
      } else if (performance.now() > end || findings.size >= MOST_FINDINGS) stop(current.number);
    }, 250);
    worker.on("message", (message) => {
      const now = cpuMs();
      if (message.ready) return;
      if (message.maxRss === undefined) {
        current = message;
        since = now;
        return;
      }
      took(message, now - since);
      since = undefined;
    });
    worker.on("error", (error) => {
      found(current, String(error?.stack ?? error));
      stop(current.number + 1);
    });
  });
}

function took(message, ms) {
  const { number, kind, outcome, wrong } = message;
  if (ms > slowest.ms) slowest = { ms, number };
  const byKind = counts.get(kind) ?? {};
  counts.set(kind, byKind);
  byKind[outcome ?? "wrong"] = (byKind[outcome ?? "wrong"] ?? 0) + 1;
  if (wrong !== undefined) found(message, wrong);
  if (message.maxRss > maxRss + 32 * 1024 && message.maxRss > SUSPECT_MIB * 1024) {
    const { mib } = JSON.parse(alone(number, "pipe").stdout);
    if (mib > MOST_MIB) found(message, `takes ${mib} MiB`);
  }
  maxRss = Math.max(maxRss, message.maxRss);
}

/** Of the whole process: on a busy machine the wall's clock would accuse the wrong ones. */
function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function alone(number, stdio) {
  return spawnSync(process.execPath, ["scripts/fuzz/one-input.mjs", String(seed), String(number)], { stdio, encoding: "utf8" });
}

/** Of one kind, told by where it was thrown, the first is enough. */
function found({ number, kind }, wrong) {
  const [message, place] = wrong.split(/\n\s*(?=at )/, 2);
  const key = place ?? message;
  if (findings.has(key)) return;
  findings.set(key, number);
  process.stdout.write(
    `\ninput ${number} (${kind}): ${wrong.split("\n").slice(0, 6).join("\n")}\n  npm run fuzz -- --seed ${seed} --input ${number}\n`,
  );
}

function finish() {
  let total = 0;
  for (const [kind, byKind] of [...counts].sort()) {
    const sum = Object.values(byKind).reduce((all, each) => all + each, 0);
    total += sum;
    process.stdout.write(
      `${kind.padEnd(12)} ${String(sum).padStart(7)}: ${OUTCOMES.map((outcome) => `${byKind[outcome] ?? 0} ${outcome}`).join(", ")}\n`,
    );
  }
  const { ms, number } = slowest;
  process.stdout.write(
    `${total} inputs in ${flags.minutes} minutes (seed ${seed}); slowest ${Math.round(ms)} ms (input ${number}), ${Math.round(maxRss / 1024)} MiB; ${findings.size} findings\n`,
  );
  process.exit(findings.size === 0 ? 0 : 1);
}
