/**
 * `npm run fuzz [-- SECONDS [SEED]]`: changes bytes of pickles that Python wrote and reads them. Whatever comes out, it must be a value that can be
 * walked through or a typed error, soon and without filling the memory. What breaks this is written to .brine/fuzz-failure.bin.
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
let since = performance.now();
let count = 0;
let refused = 0;
let slowest = 0;

const end = setTimeout(() => finish(), Number(seconds) * 1000);
const watch = setInterval(() => {
  if (performance.now() - since > MOST_MS) fail(`takes longer than ${MOST_MS} ms`);
}, 500);

worker.on("message", (message) => {
  const now = performance.now();
  if (message.input !== undefined) {
    input = message.input;
    since = now;
    return;
  }
  slowest = Math.max(slowest, now - since);
  since = now;
  count++;
  if (message.refused) refused++;
  if (message.wrong !== undefined) fail(message.wrong);
});
worker.on("error", (error) => fail(String(error)));

function fail(what) {
  mkdirSync(".brine", { recursive: true });
  writeFileSync(".brine/fuzz-failure.bin", input ?? new Uint8Array(0));
  process.stderr.write(`After ${count} inputs (seed ${seed}): ${what}\n  The input is .brine/fuzz-failure.bin.\n`);
  finish(1);
}

function finish(code = 0) {
  clearTimeout(end);
  clearInterval(watch);
  if (code === 0) {
    const mib = Math.round(process.memoryUsage().rss / 1_048_576);
    process.stdout.write(
      `${count} inputs in ${seconds} s (seed ${seed}): ${refused} refused, slowest ${Math.round(slowest)} ms, ${mib} MiB\n`,
    );
  }
  process.exit(code);
}
