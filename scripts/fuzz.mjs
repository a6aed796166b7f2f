/**
 * `npm run fuzz [-- SECONDS [SEED]]`: changes bytes of pickles, joblib and skops files that Python wrote, reads them, and asks the models that come out.
 * Whatever happens, it must be an answer or a typed error, soon and without filling the memory. What breaks this is written to .brine/fuzz-failure.bin.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { ROOT } from "./root.mjs";

process.chdir(ROOT);

/** one input may take this long, and the process this much memory */
const MOST_MS = 5000;
const MOST_MIB = 1024;

const [seconds = "60", seed = "0"] = process.argv.slice(2);
const worker = new Worker(new URL("fuzz/worker.mjs", import.meta.url), {
  workerData: { seed: Number(seed) },
  resourceLimits: { maxOldGenerationSizeMb: MOST_MIB },
});
let input;
let since;
let slowest = 0;
const outcomes = new Map();

const watch = setInterval(() => {
  if (since !== undefined && performance.now() - since > MOST_MS) fail(`takes longer than ${MOST_MS} ms`);
}, 500);

worker.on("message", (message) => {
  const now = performance.now();
  if (message.ready) {
    setTimeout(() => finish(), Number(seconds) * 1000);
    return;
  }
  if (message.input !== undefined) {
    input = message.input;
    since = now;
    return;
  }
  slowest = Math.max(slowest, now - since);
  since = now;
  outcomes.set(message.outcome, (outcomes.get(message.outcome) ?? 0) + 1);
  if (message.wrong !== undefined) fail(message.wrong);
});
worker.on("error", (error) => fail(String(error)));

function count() {
  return [...outcomes.values()].reduce((sum, each) => sum + each, 0);
}

function fail(what) {
  mkdirSync(".brine", { recursive: true });
  writeFileSync(".brine/fuzz-failure.bin", input ?? new Uint8Array(0));
  process.stderr.write(`After ${count()} inputs (seed ${seed}): ${what}\n  The input is .brine/fuzz-failure.bin.\n`);
  finish(1);
}

function finish(code = 0) {
  clearInterval(watch);
  if (code === 0) {
    const mib = Math.round(process.memoryUsage().rss / 1_048_576);
    const shown = ["refused", "value", "model", "answered"].map((outcome) => `${outcomes.get(outcome) ?? 0} ${outcome}`).join(", ");
    process.stdout.write(`${count()} inputs in ${seconds} s (seed ${seed}): ${shown}; slowest ${Math.round(slowest)} ms, ${mib} MiB\n`);
  }
  process.exit(code);
}
