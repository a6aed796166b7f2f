import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as budget from "../../src/python/budget.ts";
import { MOST_JSON_LEVELS } from "../../src/python/skops/json-tree.ts";
import { MOST_MEMBERS } from "../../src/python/skops/zip-archive.ts";
import { pageCells, printedBy } from "../support/page-cells.ts";
import { ROOT } from "../support/repository.ts";

const PAGE = "docs/pickle.md";

test("each example of docs/pickle.md prints what stands below it", () => {
  const shown = pageCells(PAGE, "text");
  assert.equal(shown.length, 3);
  assert.deepEqual(pageCells(PAGE, "ts").map(printedBy), shown);
});

test("the limits of docs/pickle.md are those of the code", () => {
  const stated = [...readFileSync(`${ROOT}${PAGE}`, "utf8").matchAll(/^\| ([A-Za-z ]+) \| (\d+) \|$/gm)].map(([, of, most]) => [
    of,
    Number(most),
  ]);
  assert.deepEqual(stated, [
    ["bytes of a text", budget.MOST_TEXT_BYTES],
    ["digits of an integer in text", budget.MOST_DIGITS],
    ["bytes of a binary integer", budget.MOST_INTEGER_BYTES],
    ["axes of an array", budget.MOST_AXES],
    ["items of an array", budget.MOST_ELEMENTS],
    ["members of a skops file", MOST_MEMBERS],
    ["levels of nesting in skops JSON", MOST_JSON_LEVELS],
    ["values that wait on the stack", budget.MOST_STACK],
    ["levels of nesting", budget.MOST_LEVELS],
  ]);
});
