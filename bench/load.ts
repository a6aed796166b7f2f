/**
 * How long a model file takes to load, beside Python's `pickle.load` of the same file: CPU time (elapsed time wanders with the machine's other work) of
 * processes that have just started and that load one file once, as a server does. Both sides take turns; medians and their ratio are printed.
 *
 * `unpickle` gives inert values, which is what `pickle.load` does less checks; `load` gives a model that answers. Needs a Python with scikit-learn 1.9.1 (`BRINE_PYTHON`).
 */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = `${ROOT}.brine/bench/load`;
const ROUNDS = 9;
const FILES = {
  "forest.pkl": "100 trees, 800,000 nodes",
  "words.pkl": "Tfidf pipeline of 100,000 words",
  "old-words.pkl": "the same as scikit-learn 0.22 wrote it",
};

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  const { python } = (await import(`${ROOT}parity/python.mjs`)) as { readonly python: () => string };
  const interpreter = python();
  execFileSync(interpreter, [`${ROOT}bench/load.py`, "make", FOLDER], { stdio: ["ignore", 2, 2] });
  const results = Object.entries(FILES).map(([name, what]) => {
    const file = `${FOLDER}/${name}`;
    const ways = {
      "pickle.load": () => seconds(interpreter, [`${ROOT}bench/load.py`, "time", file]),
      unpickle: () => seconds(process.execPath, [CHILD, "unpickle", file]),
      load: () => seconds(process.execPath, [CHILD, "load", file]),
    };
    const times = new Map(Object.keys(ways).map((way) => [way, [] as number[]]));
    for (let round = 0; round < ROUNDS; round++) for (const [way, measure] of Object.entries(ways)) times.get(way)?.push(measure());
    const medians = Object.fromEntries([...times].map(([way, list]) => [way, list.sort((a, b) => a - b)[ROUNDS >> 1]]));
    return { name, what, megabytes: Math.round(statSync(file).size / 1e5) / 10, medians };
  });
  if (json) {
    process.stdout.write(`${JSON.stringify({ node: process.version, rounds: ROUNDS, results })}\n`);
    return;
  }
  for (const { what, megabytes, medians } of results) {
    process.stdout.write(`${what} (${megabytes} MB)\n`);
    for (const [way, median] of Object.entries(medians)) {
      const ratio = (median / medians["pickle.load"]).toFixed(2);
      process.stdout.write(`  ${way.padEnd(14)} ${String(Math.round(1000 * median)).padStart(6)} ms   ${ratio} x pickle.load\n`);
    }
  }
}

const CHILD = fileURLToPath(new URL("load-child.js", import.meta.url));

function seconds(program: string, words: readonly string[]): number {
  return Number(execFileSync(program, words, { encoding: "utf8" }));
}
