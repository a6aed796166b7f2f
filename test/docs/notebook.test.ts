import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pageCells, printed, printedBy } from "../support/page-cells.ts";
import { ROOT } from "../support/repository.ts";

const PAGE = "docs/notebook.md";
const cells = pageCells(PAGE, "ts");
const shown = pageCells(PAGE, "text");

test("each Python cell of the notebook has its TypeScript cell and one output", () => {
  assert.deepEqual([pageCells(PAGE, "python").length, cells.length, shown.length], [6, 6, 6]);
});

test("the TypeScript cells of the notebook print what stands there", () => {
  assert.equal(printedBy(cells.join("")), shown.join(""));
});

test("examples/iris.ts is those cells in under 30 lines, and prints the same", () => {
  const example = readFileSync(`${ROOT}examples/iris.ts`, "utf8");
  const lines = (code: string) => code.split("\n").filter((line) => line !== "" && !line.startsWith("/**"));
  assert.deepEqual(lines(example), lines(cells.join("")));
  assert.ok(example.trimEnd().split("\n").length < 30);
  assert.equal(printed("dist/examples/iris.js"), shown.join(""));
});
