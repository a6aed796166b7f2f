import assert from "node:assert/strict";
import { test } from "node:test";
import { readEstimator } from "../../../src/estimators/index.ts";
import { NdArray, PyObject, type PyValue } from "../../../src/python/index.ts";
import { stump, treeEstimator } from "../../support/tree-objects.ts";

test("each input's range is where the trees ask it", async () => {
  const tree = (feature: number, threshold: number) => {
    return treeEstimator("sklearn.tree.DecisionTreeRegressor", stump({ nFeatures: 3, feature, threshold, left: [[1]], right: [[2]] }), {});
  };
  const state = new Map<string, PyValue>([
    ["_sklearn_version", "1.1.3"],
    ["n_outputs_", 1],
    ["n_features_in_", 3],
    ["estimators_", [tree(0, 5), tree(2, -1.5), tree(0, 2.25)]],
  ]);
  const read = await readEstimator(new PyObject("sklearn.ensemble.RandomForestRegressor", state));
  assert.deepEqual(read.inputs, [
    { kind: "number", missing: false, range: [2.25, 5] },
    { kind: "number", missing: false },
    { kind: "number", missing: false, range: [-1.5, -1.5] },
  ]);
});

test("outputs of fewer classes than another are not filled up in the answer", async () => {
  const tree = stump({
    left: [
      [1, 3],
      [0, 2, 2],
    ],
    right: [
      [4, 0],
      [4, 0, 0],
    ],
  });
  const object = treeEstimator("sklearn.tree.tree.DecisionTreeClassifier", tree, {
    _sklearn_version: "0.20.4",
    n_outputs_: 2,
    n_classes_: [2, 3],
    classes_: [new NdArray([2], ["no", "yes"]), new NdArray([3], Int32Array.of(1, 2, 3))],
  });
  const read = await readEstimator(object);
  assert.ok(read.kind === "multi-output-classifier");
  assert.deepEqual(read.classes, [
    ["no", "yes"],
    [1, 2, 3],
  ]);
  assert.deepEqual(read.predict([[-1], [1]]), [
    ["yes", "no"],
    [2, 1],
  ]);
  assert.deepEqual(
    read.predictProba?.([[-1], [1]]).map((shares) => shares.toArrays()),
    [
      [
        [0.25, 0.75],
        [1, 0],
      ],
      [
        [0, 0.5, 0.5],
        [1, 0, 0],
      ],
    ],
  );
});

test("a number of features that no file needs is refused before a row of them is laid out", async () => {
  const tree = stump({ nFeatures: 2_000_000_000, left: [[1]], right: [[2]] });
  await assert.rejects(readEstimator(treeEstimator("sklearn.tree.DecisionTreeRegressor", tree, {})), {
    name: "InvalidModelError",
    message: /2000000000, not an integer from 1 to 16777216/,
  });
});

test("a million features are read, and their hints left out", async () => {
  const tree = stump({ nFeatures: 1_000_000, left: [[1]], right: [[2]] });
  const read = await readEstimator(treeEstimator("sklearn.tree.DecisionTreeRegressor", tree, {}));
  assert.equal(read.nFeatures, 1_000_000);
  assert.equal(read.inputs, undefined);
});
