/** Makes the inputs of `npm run fuzz`, one after the other, and reads each. */
import { parentPort, workerData } from "node:worker_threads";
import { nextInput } from "./inputs.mjs";
import { judged } from "./judge.mjs";
import { Random } from "./random.mjs";
import { seeds } from "./seeds.mjs";

const random = new Random(workerData.seed);
const files = await seeds();
parentPort.postMessage({ ready: true });
for (;;) {
  const input = nextInput(files, random);
  parentPort.postMessage({ input: input.bytes });
  parentPort.postMessage(await judged(input));
}
