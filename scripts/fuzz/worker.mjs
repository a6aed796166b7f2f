/** Makes the inputs of `npm run fuzz` from a number on, and judges each. */
import { parentPort, workerData } from "node:worker_threads";
import { inputOf } from "./inputs.mjs";
import { judged } from "./judge.mjs";
import { Random } from "./random.mjs";
import { seeds } from "./seeds.mjs";

const { seed, first } = workerData;
const files = await seeds();
parentPort.postMessage({ ready: true });
for (let number = first; ; number++) {
  const input = await inputOf(files, new Random(seed, number));
  const result = await judged(input, () => parentPort.postMessage({ number, kind: input.kind }));
  parentPort.postMessage({ number, kind: input.kind, ...result, maxRss: process.resourceUsage().maxRSS });
}
