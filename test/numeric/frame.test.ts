import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError } from "../../src/errors/index.ts";
import { Frame } from "../../src/numeric/index.ts";

const frame = new Frame([
  { name: "length", kind: "number", values: Float64Array.of(1, Number.NaN), integer: true },
  { name: "ripe", kind: "boolean", values: [true, null] },
  { name: "kind", kind: "text", values: ["a", "b"] },
  { name: "count", kind: "number", values: Float64Array.of(3, 4), integer: true },
]);

test("dropping columns keeps the others in their order", () => {
  assert.deepEqual(frame.drop(["ripe", "length"]).names, ["kind", "count"]);
  assert.throws(
    () => frame.drop(["kind", "size"]),
    (error) => error instanceof DataError && error.message === 'no column "size"',
  );
});

test("a column is labels: text, or numbers as they are", () => {
  assert.deepEqual(frame.labels("kind"), ["a", "b"]);
  assert.deepEqual(frame.labels("count"), Float64Array.of(3, 4));
});

test("a target with a missing cell is refused with its row", () => {
  for (const name of ["length", "ripe"]) {
    assert.throws(
      () => frame.labels(name),
      (error) => error instanceof DataError && error.message === `column "${name}" has no value in row 1, counted from 0`,
    );
  }
});
