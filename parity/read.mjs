/**
 * `npm run parity -- read [--version 1.9.1] [--only Ridge]`: fits every model of `parity/models` with each scikit-learn version,
 * writes model files and answers to `test/fixtures/sklearn/VERSION.tar.xz` (and in its folders `svm` and `parameters`) where they
 * changed, asks Brine the same, prints the table estimator × version and writes it into `docs/supported.md`. With one of the options
 * nothing is written, but compared.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { environment, environments } from "./environments.mjs";

// As FAMILIES of read.py names them, and the folders below the first.
const ARCHIVES = ["", "svm", "parameters"];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({ options: { version: { type: "string" }, only: { type: "string" } } });
const isPartial = values.version !== undefined || values.only !== undefined;
const folder = isPartial ? mkdtempSync(join(tmpdir(), "brine-fixtures-")) : here("../test/fixtures/sklearn");
if (isPartial) process.env.BRINE_FIXTURES = folder;

const packer = environment("1.9.1");
for (const name of values.version === undefined ? environments : [values.version])
  for (const archive of ARCHIVES) makeFixture(name, archive);
const { judged, table, problemsOf } = await compare();
for (const problem of judged.flatMap(problemsOf)) {
  console.error(problem);
  process.exitCode = 1;
}
console.log(table);
if (isPartial) rmSync(folder, { recursive: true });

function makeFixture(name, archive) {
  const { file, env } = environment(name);
  const models = mkdtempSync(join(tmpdir(), `brine-${name}-`));
  const surroundings = { ...process.env, ...env, PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" };
  const words = [here("read.py"), models, "--archive", archive, ...(values.only === undefined ? [] : ["--only", values.only])];
  const { status } = spawnSync(file, words, { stdio: "inherit", env: surroundings });
  if (status !== 0) process.exitCode = 1;
  else execFileSync(packer.file, [here("pack.py"), models, join(folder, archive, `${name}.tar.xz`)], { stdio: "inherit" });
  rmSync(models, { recursive: true });
}

async function compare() {
  const { judgeAll, problemsOf } = await import("../dist/test/support/judge-case.js");
  const { supportedTable } = await import("../dist/test/support/supported-table.js");
  const { PAGE, withTable } = await import("../dist/test/support/supported-page.js");
  const judged = await judgeAll();
  const table = supportedTable(judged);
  if (!isPartial) writeFileSync(PAGE, withTable(table));
  return { judged, table, problemsOf };
}
