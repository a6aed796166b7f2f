/** What the battery over scikit-learn's files cannot say of support vector machines. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Matrix, SparseMatrix } from "../../../src/numeric/index.ts";
import { NdArray } from "../../../src/python/index.ts";
import { table, vector } from "../../support/python-object.ts";
import { type Attributes, PROBABLE, readClassifier, sparse, svc, TWO_SPARSE, two } from "../../support/svm-objects.ts";

const ROWS = Matrix.from([
  [2, 1],
  [0, 0],
  [-1, 3],
]);

test("each pair of classes decides by the support vectors of its two, and the classes get the votes", async () => {
  const pairs = await readClassifier(svc({ decision_function_shape: "ovo" }));
  assert.deepEqual(pairs.decisionFunction?.(ROWS).toArrays(), [
    [1.25, 2.5, 3.75],
    [0.25, 0, -0.25],
    [-3.75, 0.5, 4.75],
  ]);
  assert.equal(pairs.decisionsOf, "pairs");
  // A decision of exactly 0 is for the second of its pair.
  assert.deepEqual(pairs.predict(ROWS), ["a", "c", "b"]);
  const classes = await readClassifier(svc());
  assert.deepEqual(classes.decisionFunction?.(ROWS).toArrays()[0], [2 + 3.75 / 14.25, 1 + 2.5 / 10.5, -6.25 / 21.75]);
  assert.deepEqual(classes.predict(ROWS), pairs.predict(ROWS));
});

test("of two classes a decision is positive for the second", async () => {
  const model = await readClassifier(two());
  const decisions =
    model
      .decisionFunction?.(
        Matrix.from([
          [1, 0, 2],
          [0, 1, 0],
        ]),
      )
      .toArrays()
      .flat() ?? [];
  assert.ok(decisions[0] < 0 && decisions[1] > 0 && decisions[0] === -decisions[1]);
  assert.deepEqual(
    model.predict(
      Matrix.from([
        [1, 0, 2],
        [0, 1, 0],
      ]),
    ),
    [0, 1],
  );
});

test("probabilities are there where the model was fitted with them, whatever is said of it later", async () => {
  const has = async (attributes: Attributes, version: string) =>
    (await readClassifier(svc(attributes, version))).predictProba !== undefined;
  assert.equal(await has({ probability: true, _probA: vector(-1, -1, -1), _probB: vector(0, 0, 0) }, "1.8.0"), true);
  assert.equal(await has({ probability: true, _probA: new NdArray([0], new Float64Array(0)), _probB: vector() }, "1.8.0"), false);
  assert.equal(await has({ probability: "deprecated", _effective_probability: false }, "1.9.1"), false);
  const { predictProba } = await readClassifier(svc(PROBABLE));
  for (const row of predictProba?.(ROWS).toArrays() ?? []) assert.ok(Math.abs(row.reduce((sum, p) => sum + p, 0) - 1) < 1e-12, String(row));
});

test("a model that was fitted to sparse rows answers dense ones, and entries in any order, with the same bits", async () => {
  const dense = await readClassifier(two());
  const model = await readClassifier(two(TWO_SPARSE));
  const rows = Matrix.from([
    [0.1, 0, 0.7],
    [0, 0, 0],
    [3, -2, 1e-9],
  ]);
  const expected = dense.decisionFunction?.(rows);
  const scattered = new SparseMatrix(
    3,
    3,
    Int32Array.of(0, 3, 3, 6),
    Int32Array.of(2, 0, 2, 1, 2, 0),
    Float64Array.of(0.5, 0.1, 0.2, -2, 1e-9, 3),
  );
  for (const given of [rows, SparseMatrix.fromDense(rows), scattered]) assert.deepEqual(model.decisionFunction?.(given), expected);
  assert.deepEqual(dense.decisionFunction?.(scattered), expected);
});

test("one row costs the support vectors times the features, and a sparse one at most what a text of 10,000 characters holds", async () => {
  const ones = (n: number): number[] => new Array<number>(n).fill(1);
  const wide = await readClassifier(two({ support_vectors_: table(ones(5000), ones(5000)) }));
  assert.ok(wide.rowCost.operations >= 2 * 2 * 5000 && wide.rowCost.operations < 40_000, String(wide.rowCost.operations));
  assert.ok(wide.rowCost.bytes >= 8 * 5000);
  const text = await readClassifier(two({ ...TWO_SPARSE, support_vectors_: sparse(1_000_000, [0, 1, 2], [0, 999_999], [1, 1]) }));
  assert.ok(text.rowCost.operations >= 2 * 2 * 5000 && text.rowCost.operations < 40_000, String(text.rowCost.operations));
  const coupled = await readClassifier(svc(PROBABLE));
  assert.ok(coupled.rowCost.operations > 100 * 9 * 10);
});
