import assert from "node:assert/strict";
import { test } from "node:test";
import { textTable } from "../../src/cli/text-table.ts";

test("numbers stand right, text left, and no line ends in a blank", () => {
  assert.deepEqual(
    textTable(
      [
        ["setosa", 13, "x"],
        ["versicolor", 1, ""],
      ],
      { head: ["", "rows", "note"], indent: "  " },
    ),
    ["              rows  note", "  setosa        13  x", "  versicolor     1"],
  );
});

test("wide letters take two places and marks none", () => {
  assert.deepEqual(
    textTable([
      ["花", 1],
      ["ab", 2],
      ["e\u0301c", 3],
    ]),
    ["花  1", "ab  2", "e\u0301c  3"],
  );
});

test("no rows are no lines", () => {
  assert.deepEqual(textTable([]), []);
});
