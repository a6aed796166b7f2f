import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { renderError } from "../../src/cli/render-error.ts";
import { readTable } from "../../src/tables/index.ts";
import * as limits from "../../src/tables/limits.ts";
import { ROOT } from "../support/repository.ts";

const page = readFileSync(`${ROOT}docs/tables.md`, "utf8");

async function outcome(text: string, file: string): Promise<unknown> {
  try {
    const { frame } = await readTable(new TextEncoder().encode(text), { file });
    const cells = (values: ArrayLike<unknown>) => Array.from(values, (value) => (Number.isNaN(value) ? null : value));
    return Object.fromEntries(frame.columns.map(({ name, values }) => [name, cells(values)]));
  } catch (error) {
    return renderError(error, false);
  }
}

const EXAMPLE = /```(csv|ndjson)\n(.*?)```\n+```(json|text)\n(.*?)```/gs;
const examples = [...page.matchAll(EXAMPLE)];

test("every table of docs/tables.md is followed by what is read from it", () => {
  assert.equal(examples.length, page.match(/```(csv|ndjson)\n/g)?.length);
});

for (const [, format, table, kind, expected] of examples) {
  const line = page.slice(0, page.indexOf(table)).split("\n").length;
  test(`docs/tables.md, line ${line}: the table gives what stands below it`, async () => {
    assert.deepEqual(await outcome(table, `data.${format}`), kind === "json" ? JSON.parse(expected) : expected);
  });
}

test("the limits of docs/tables.md are those of the code", () => {
  const stated = [...page.matchAll(/^\| [a-z ,]+ \| (\d+) \|$/gm)].map(([, most]) => Number(most));
  assert.deepEqual(stated, [limits.MOST_ROW_BYTES, limits.MOST_CELL_LENGTH, limits.MOST_COLUMNS, limits.MOST_CELLS, limits.MOST_BYTES]);
  assert.match(page, new RegExp(`a block of ${limits.BLOCK_ROWS} lines`));
});
