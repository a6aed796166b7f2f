import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BIN, run, temporaryFolder } from "../cli/run.ts";
import { consoleSteps, printedIn, whileServing } from "../support/page-console.ts";
import { ROOT } from "../support/repository.ts";

const page = readFileSync(join(ROOT, "docs/cli.md"), "utf8");
const NEW = "id,sepal_length,sepal_width,petal_length,petal_width\n007,5.1,3.5,1.4,0.2\n008,6.3,2.9,5.6,1.8\n";

test("every command of docs/cli.md prints what stands below it", { skip: process.platform === "win32" }, async (t) => {
  const folder = temporaryFolder(t);
  copyFileSync(join(ROOT, "examples/iris.csv"), join(folder, "iris.csv"));
  writeFileSync(join(folder, "new.csv"), NEW);
  const steps = consoleSteps(page);
  assert.ok(steps.length >= 8);
  for (const { command, output } of steps) assert.equal(await printedIn(folder, command), output, command);
  // The commands that do not end by themselves: each comes as far as its banner.
  mkdirSync(join(folder, "models"));
  copyFileSync(join(folder, "iris.safetensors"), join(folder, "models/iris.safetensors"));
  for (const [command] of page.matchAll(/^brine serve .*$/gm)) {
    const { code, answer } = await whileServing(t, folder, command, async (url) => (await fetch(`${url}/readyz`)).status);
    assert.deepEqual([code, answer], [0, 200], command);
  }
});

test("docs/cli.md names every option of every command, and no other", async () => {
  const stated = new Set(page.match(/--[a-z][a-z-]+/g));
  const known = new Set<string>();
  for (const name of ["train", "inspect", "convert", "predict", "evaluate", "verify", "serve"]) {
    const { stdout } = await run(process.execPath, [BIN, name, "--help"]);
    for (const [, option] of stdout.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)) known.add(option);
  }
  assert.deepEqual([...stated].sort(), [...known].sort());
});
