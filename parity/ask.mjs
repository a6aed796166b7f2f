/**
 * Asks real scikit-learn for random cases and checks our answers: `node parity/NAME.mjs [N] [SEED]`, after `npm run build`.
 * `python.mjs` says which Python is asked.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { revive } from "../dist/test/support/python-numbers.js";
import { python } from "./python.mjs";

/** Random cases of `parity/SCRIPT`, `check`ed one by one. Prints how many were equal; exit code 1 when one was not. */
export function compare(script, check) {
  const [count = "200", seed = "0"] = process.argv.slice(2);
  const path = fileURLToPath(new URL(script, import.meta.url));
  const output = execFileSync(python(), [path, "--random", count, "--seed", seed], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  const lines = output.trimEnd().split("\n");
  let equal = 0;
  for (const line of lines) {
    try {
      check(JSON.parse(line, revive));
      equal++;
    } catch (error) {
      process.exitCode = 1;
      console.error(`${script}: ${line.length > 2000 ? `${line.slice(0, 2000)}…` : line}\n${error.message}\n`);
    }
  }
  console.log(`${script}: ${equal} of ${lines.length} random cases equal (seed ${seed})`);
}
