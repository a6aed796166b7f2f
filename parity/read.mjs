/**
 * `npm run parity -- read [--version 1.9.1] [--only Ridge]`: fits every model of `parity/models` with each scikit-learn
 * version, writes model files and answers to `test/fixtures/sklearn/VERSION.tar.xz` where they changed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { environment, environments } from "./environments.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({ options: { version: { type: "string" }, only: { type: "string" } } });
const asked = values.version === undefined ? environments : [values.version];
const packer = environment("1.9.1");

for (const name of asked) {
  const { file, env } = environment(name);
  const folder = mkdtempSync(join(tmpdir(), `brine-${name}-`));
  const surroundings = { ...process.env, ...env, PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" };
  const words = [here("read.py"), folder, ...(values.only === undefined ? [] : ["--only", values.only])];
  const { status } = spawnSync(file, words, { stdio: "inherit", env: surroundings });
  if (status !== 0) process.exitCode = 1;
  const target = here(`../test/fixtures/sklearn/${name}.tar.xz`);
  if (status === 0 && values.only === undefined) execFileSync(packer.file, [here("pack.py"), folder, target], { stdio: "inherit" });
  rmSync(folder, { recursive: true });
}
