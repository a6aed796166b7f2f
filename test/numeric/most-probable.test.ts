import assert from "node:assert/strict";
import { test } from "node:test";
import { Matrix, mostProbable } from "../../src/numeric/index.ts";

test("the most probable class is the first of equals, and the first NaN where there is one", () => {
  const rows = new Matrix(
    4,
    3,
    Float64Array.of(0.2, 0.4, 0.4, 1, Number.NaN, 2, Number.NaN, Number.NaN, 3, Number.NEGATIVE_INFINITY, -1, -2),
  );
  assert.deepEqual(mostProbable(rows, ["a", "b", "c"]), ["b", "b", "a", "b"]);
});
