/** SelectFromModel asks a linear kernel for `coef_`, which is in no file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readEstimator, type Transformer } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import type { PyObject } from "../../../src/python/index.ts";
import { pythonObject, table, vector } from "../../support/python-object.ts";
import { readClassifier, svc, TWO, TWO_SPARSE, two } from "../../support/svm-objects.ts";

const selected = async (estimator: PyObject, row: readonly number[], threshold: number | null = null): Promise<number[][]> => {
  const state = { estimator_: estimator, threshold, norm_order: 1 };
  const selector = (await readEstimator(pythonObject("sklearn.feature_selection.SelectFromModel", state))) as Transformer;
  return (selector.transform(Matrix.from([row])) as Matrix).toArrays();
};

test("the features that count for the pairs of three classes are those that their decisions go by", async () => {
  const { decisionFunction } = await readClassifier(svc({ decision_function_shape: "ovo", _intercept_: vector(0, 0, 0) }));
  const [first, second] = [
    [1, 0],
    [0, 1],
  ].map((row) => decisionFunction?.(Matrix.from([row])).toArrays()[0]);
  assert.deepEqual(first, [1, 1, 1]);
  assert.deepEqual(second, [-1, 0.5, 2]);
  // Sums of 3 and 3.5, whose mean is between them.
  assert.deepEqual(await selected(svc(), [7, 8]), [[8]]);
  assert.deepEqual(await selected(svc(), [7, 8], 3), [[7, 8]]);
});

test("two classes and regressors have one coefficient a feature, whatever its sign", async () => {
  assert.deepEqual(await selected(two({ kernel: "linear" }), [7, 8, 9], 1.5), [[9]]);
  const svr = pythonObject("sklearn.svm.SVR", {
    kernel: "linear",
    support_vectors_: table([1, -4, 0], [2, 1, 0]),
    _dual_coef_: table([1, 0.5]),
    _intercept_: vector(0),
  });
  assert.deepEqual(await selected(svr, [7, 8, 9], 2), [[7, 8]]);
});

const REFUSED: readonly (readonly [string, PyObject, RegExp])[] = [
  ["another kernel", two(TWO), /^coef_ of a sklearn\.svm\.SVC whose kernel is not linear \(estimator_\) is not in this version$/],
  [
    "sparse rows",
    two({ ...TWO_SPARSE, kernel: "linear" }),
    /^coef_ of a sklearn\.svm\.SVC that was fitted to sparse rows \(estimator_\) is/,
  ],
];
for (const [what, estimator, message] of REFUSED) {
  test(`the features that count for ${what} are refused by name`, async () => {
    await assert.rejects(selected(estimator, [1, 2, 3]), { name: "UnsupportedModelError", message });
  });
}
