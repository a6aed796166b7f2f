import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError } from "../../../src/errors/index.ts";
import { trainTestSplit } from "../../../src/estimators/model-selection/index.ts";
import { Frame, Matrix } from "../../../src/numeric/index.ts";

const x = [[0], [1], [2], [3], [4], [5]];
const y = ["a", "b", "a", "b", "a", "b"];
const options = { testSize: 2, randomState: 42 };

test("rows and targets stay together, in scikit-learn's order", () => {
  const { xTrain, xTest, yTrain, yTest, train, test, randomState } = trainTestSplit(x, y, options);
  assert.deepEqual(
    { xTrain, xTest, yTrain, yTest },
    { xTrain: [[5], [2], [4], [3]], xTest: [[0], [1]], yTrain: ["b", "a", "a", "b"], yTest: ["a", "b"] },
  );
  assert.deepEqual([...train, ...test], [5, 2, 4, 3, 0, 1]);
  assert.equal(randomState, 42);
});

test("a Matrix, a Frame and typed arrays split into what they were", () => {
  const matrix = trainTestSplit(new Matrix(6, 1, Float32Array.of(0, 1, 2, 3, 4, 5)), Int32Array.of(0, 1, 2, 3, 4, 5), options);
  assert.deepEqual(matrix.xTrain, new Matrix(4, 1, Float32Array.of(5, 2, 4, 3)));
  assert.deepEqual(matrix.yTest, Int32Array.of(0, 1));
  const frame = new Frame([{ name: "v", kind: "text", values: ["0", "1", "2", "3", "4", "5"] }]);
  const split = trainTestSplit(frame, Float64Array.of(0, 1, 2, 3, 4, 5), options);
  assert.deepEqual(split.xTest.column("v")?.values, ["0", "1"]);
  assert.deepEqual(split.yTrain, Float64Array.of(5, 2, 4, 3));
});

test("rows and targets of different length are refused", () => {
  assert.throws(() => trainTestSplit(x, ["a"], options), DataError);
});
