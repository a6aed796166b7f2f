import assert from "node:assert/strict";
import { test } from "node:test";
import { Frame, Matrix, SparseMatrix } from "../../src/numeric/index.ts";
import { compareAnswers } from "../support/compare-answers.ts";
import type { Answer } from "../support/sklearn-fixtures.ts";

const numbers = (shape: readonly number[], ...values: number[]): Answer => ({
  kind: "numbers",
  dtype: "<f8",
  shape,
  values: Float64Array.from(values),
});

test("an answer that is one bit off is different where it has to be equal, and close where it need not", () => {
  const theirs = numbers([1, 2], 0.1, 3);
  const ours = new Matrix(1, 2, Float64Array.of(0.1 + 2 ** -56, 3));
  assert.equal(compareAnswers(ours, theirs, 0).status, "different");
  assert.equal(compareAnswers(ours, theirs, 1e-18).status, "different");
  assert.deepEqual(compareAnswers(ours, theirs, 1e-14), { status: "close", distance: (0.1 + 2 ** -56 - 0.1) / 3 });
  assert.equal(compareAnswers(new Matrix(1, 2, Float64Array.of(0.1, 3)), theirs, 0).status, "equal");
});

test("text, missing cells and numbers are told apart, and a label's kind is not", () => {
  const theirs: Answer = { kind: "cells", shape: [2, 2], values: ["1", Number.NaN, 1, null] };
  const frame = (text: string) =>
    new Frame([
      { name: "a", kind: "text", values: [text, null] },
      { name: "b", kind: "number", values: Float64Array.of(Number.NaN, Number.NaN), integer: false },
    ]);
  assert.equal(compareAnswers(frame("1"), theirs, 1).status, "different");
  assert.equal(compareAnswers([1, 0], { kind: "cells", shape: [2], values: ["1", "0"] }, 1).status, "different");
  assert.equal(compareAnswers(["a", null], { kind: "cells", shape: [2], values: ["a", Number.NaN] }, 0).status, "equal");
  assert.equal(compareAnswers([true, false], numbers([2], 1, 0), 0).status, "equal");
});

test("an answer of another size, or not a number where there is one, is different", () => {
  assert.equal(compareAnswers(Float64Array.of(1), numbers([2], 1, 1), 1).status, "different");
  assert.equal(compareAnswers(Float64Array.of(Number.NaN), numbers([1], 1), 1).status, "different");
  assert.equal(compareAnswers(Float64Array.of(Number.POSITIVE_INFINITY), numbers([1], 1), 1).status, "different");
});

test("several outputs are compared in scikit-learn's order", () => {
  assert.equal(
    compareAnswers(
      [
        [1, 2],
        ["a", "b"],
      ],
      { kind: "cells", shape: [2, 2], values: [1, "a", 2, "b"] },
      0,
    ).status,
    "equal",
  );
  const second = [new Matrix(1, 2, Float64Array.of(0.25, 0.75)), new Matrix(1, 2, Float64Array.of(0.5, 0.5))];
  assert.equal(compareAnswers(second, numbers([1, 2], 0.75, 0.5), 0).status, "equal");
  assert.equal(
    compareAnswers(second, { kind: "list", items: [numbers([1, 2], 0.25, 0.75), numbers([1, 2], 0.5, 0.5)] }, 0).status,
    "equal",
  );
});

test("sparse rows are compared by their cells", () => {
  const matrix = SparseMatrix.checked(1, 3, [0, 2], [2, 0], [5, 1]);
  assert.equal(compareAnswers(matrix, numbers([1, 3], 1, 0, 5), 0).status, "equal");
  const sorted = SparseMatrix.checked(1, 3, [0, 3], [0, 1, 2], [1, 0, 5]);
  assert.equal(compareAnswers(sorted, { kind: "sparse", matrix }, 0).status, "equal");
  const other = SparseMatrix.checked(1, 3, [0, 2], [1, 0], [5, 1]);
  assert.equal(compareAnswers(other, { kind: "sparse", matrix }, 0).status, "different");
  assert.equal(compareAnswers(new Matrix(1, 3, Float64Array.of(1, 0, 5)), { kind: "sparse", matrix }, 0).status, "equal");
});
