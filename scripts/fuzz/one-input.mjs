/** One input of `npm run fuzz` in a process of its own: writes its files, judges it, prints what came of it, the milliseconds of each step and the most memory. */
import { mkdirSync, writeFileSync } from "node:fs";
import { inputOf } from "./inputs.mjs";
import { judged } from "./judge.mjs";
import { Random } from "./random.mjs";
import { seeds } from "./seeds.mjs";

const [seed, number] = process.argv.slice(2).map(Number);
const input = await inputOf(await seeds(), new Random(seed, number));
const folder = `.brine/fuzz/${seed}-${number}`;
mkdirSync(folder, { recursive: true });
for (const { name, bytes } of input.files) writeFileSync(`${folder}/${name}`, bytes);
const steps = [];
const result = await judged(input, () => steps.push(performance.now()));
const ms = [...steps.slice(1), performance.now()].map((end, i) => Math.round(end - steps[i]));
const mib = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ kind: input.kind, folder, ms, mib, ...result })}\n`);
if (result.wrong !== undefined) process.stderr.write(`${result.wrong}\n`);
process.exit(result.wrong === undefined ? 0 : 1);
