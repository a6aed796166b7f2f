import assert from "node:assert/strict";
import { copyFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { load } from "../../src/index.ts";
import { temporaryFolder } from "../cli/run.ts";
import { pageCells, printedBy } from "../support/page-cells.ts";
import { consoleSteps, printedIn, whileServing } from "../support/page-console.ts";
import { ROOT } from "../support/repository.ts";

const PAGE = "docs/bring-your-model.md";
const page = readFileSync(join(ROOT, PAGE), "utf8");

test(`every command of ${PAGE} prints what stands below it`, { skip: process.platform === "win32" }, async (t) => {
  const folder = temporaryFolder(t);
  cpSync(join(ROOT, "examples/tutorial-2018"), folder, { recursive: true });
  copyFileSync(join(ROOT, "examples/iris.csv"), join(folder, "iris.csv"));
  const steps = consoleSteps(page);
  assert.ok(steps.length >= 10);
  for (const { command, output } of steps) assert.equal(await printedIn(folder, command), output, command);
  const served = page.match(/^brine serve .*$/gm) ?? [];
  assert.equal(served.length, 2);
  const [, path] = /^curl 'http:\/\/127\.0\.0\.1:5000(\/[^']*)'$/m.exec(page) ?? assert.fail("no request");
  for (const [i, command] of served.entries()) {
    const { code, answer } = await whileServing(t, folder, command, async (url) => (await fetch(`${url}${path}`)).text());
    assert.equal(code, 0, command);
    if (i === 0) assert.equal(answer, pageCells(PAGE, "json")[0].trim());
  }
});

test(`the TypeScript of ${PAGE} prints what stands below it`, () => {
  const cells = [...page.matchAll(/^```ts\n(.*?)^```\n\n```text\n(.*?)^```/gms)];
  assert.equal(cells.length, pageCells(PAGE, "ts").length);
  for (const [, code, shown] of cells) assert.equal(printedBy(code), shown);
});

test(`what the tutorial of ${PAGE} printed is what its files answer`, async () => {
  const folder = join(ROOT, "examples/tutorial-2018");
  const model = await load([join(folder, "vectorizer.pkl"), join(folder, "model.pkl")], { classes: ["Negative", "Positive"] });
  const printed = [...page.matchAll(/^(.*) -> (\w+) ([\d.]+)$/gm)];
  assert.ok(printed.length >= 3);
  for (const [line, text, answer, share] of printed) {
    const [{ prediction, probabilities }] = model.answer([{ text }]);
    const shares = probabilities as Readonly<Record<string, number>>;
    assert.deepEqual([prediction, Number(shares[answer].toFixed(3))], [answer, Number(share)], line);
  }
});
