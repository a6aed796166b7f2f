/**
 * `npm run parity -- train [SECONDS] [SEED]`: random problems, solved by scikit-learn 1.9.1 and by Brine. Prints how many
 * trees are equal in every node array; exit code 1 if one is not, or if importances, answers or out-of-bag scores differ.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { compare } from "../dist/test/support/training-problem.js";
import { python } from "./python.mjs";

const [seconds = "60", seed = String(Date.now() % 1000000)] = process.argv.slice(2);
const script = fileURLToPath(new URL("train.py", import.meta.url));
const child = spawn(python(), [script, "stream", seed, seconds], { stdio: ["ignore", "pipe", "inherit"] });
const ended = new Promise((resolve) => child.on("close", resolve));

const families = new Map();
let cases = 0;
let different = 0;
for await (const line of createInterface({ input: child.stdout })) {
  const problem = JSON.parse(line);
  for (const one of problem.cases) {
    const kind = `${one.estimator} ${one.parameters.criterion}`;
    const counts = families.get(kind) ?? { trees: 0, equal: 0 };
    families.set(kind, counts);
    cases++;
    try {
      const { trees, equalTrees, differences } = await compare(problem, one);
      counts.trees += trees;
      counts.equal += equalTrees;
      if (differences.length === 0) continue;
      console.error(`${problem.name}, ${one.estimator} ${JSON.stringify(one.parameters)}\n  ${differences.slice(0, 4).join("\n  ")}`);
    } catch (error) {
      counts.trees += one.trees.length;
      console.error(`${problem.name}, ${one.estimator} ${JSON.stringify(one.parameters)}\n  ${error.stack}`);
    }
    different++;
  }
}
const code = await ended;
let trees = 0;
let equal = 0;
for (const [kind, counts] of [...families].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${kind}: ${counts.equal} of ${counts.trees} trees equal`);
  trees += counts.trees;
  equal += counts.equal;
}
console.log(`seed ${seed}: ${equal} of ${trees} trees equal`);
console.log(`${cases - different} of ${cases} fits equal: importances, answers, labels and out-of-bag scores too`);
process.exitCode = code === 0 && trees > 0 && equal === trees && different === 0 ? 0 : 1;
