import assert from "node:assert/strict";
import { test } from "node:test";
import { type Estimator, readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import type { PyValue } from "../../../src/python/index.ts";
import { pythonObject, table, vector } from "../../support/python-object.ts";

const ridge = (...coefficients: readonly number[]): PyValue =>
  pythonObject("sklearn.linear_model.Ridge", { coef_: vector(...coefficients), intercept_: 0 });
const chain = (order: PyValue, ...estimators: readonly PyValue[]): Promise<Estimator> =>
  readEstimator(pythonObject("sklearn.multioutput.RegressorChain", { estimators_: estimators, order_: order }));

test("each member sees what those before it answered, and the outputs come back in their own order", async () => {
  const estimator = await chain([2, 0, 1], ridge(10), ridge(1, 1), ridge(0, 1, 100));
  assert.ok(estimator.kind === "multi-output-regressor");
  assert.deepEqual(estimator.predict(Matrix.from([[1], [2]])).toArrays(), [
    [11, 1110, 10],
    [22, 2220, 20],
  ]);
});

test("an order that is none of the outputs is refused", async () => {
  await assert.rejects(chain([0, 0], ridge(1), ridge(1, 1)), { name: "InvalidModelError", message: "order_ is no order of the outputs" });
  await assert.rejects(chain([0, 2], ridge(1), ridge(1, 1)), { name: "InvalidModelError", message: /^order_ entry 1 is 2/ });
  await assert.rejects(chain([null], ridge(1)), { name: "InvalidModelError", message: /^order_ entry 0/ });
});

test("a member that takes another number of inputs is refused", async () => {
  await assert.rejects(chain([0, 1], ridge(1), ridge(1, 1, 1)), { name: "InvalidModelError", message: /^estimators_\.1 takes 3 inputs$/ });
});

test("labels of text cannot be passed on", async () => {
  const member = pythonObject("sklearn.svm.LinearSVC", { coef_: table([1]), intercept_: vector(0), classes_: ["a", "b"] });
  const read = readEstimator(pythonObject("sklearn.multioutput.ClassifierChain", { estimators_: [member], order_: [0] }));
  await assert.rejects(read, { name: "InvalidModelError", message: /labels of text/ });
});
