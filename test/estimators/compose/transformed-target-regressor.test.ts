import assert from "node:assert/strict";
import { test } from "node:test";
import { readEstimator } from "../../../src/estimators/index.ts";
import type { PyObject, PyValue } from "../../../src/python/index.ts";
import { pythonObject, vector } from "../../support/python-object.ts";

test("a wrapper of a part that is refused adds nothing to the refusal, and of a scaler is refused itself", async () => {
  const wrapped = (inner: PyValue): PyObject =>
    pythonObject("sklearn.compose.TransformedTargetRegressor", {
      regressor_: inner,
      transformer_: pythonObject("sklearn.preprocessing.FunctionTransformer", {}),
      _training_dim: 1,
    });
  await assert.rejects(readEstimator(wrapped(pythonObject("__main__.Own", { a_: 1 }))), {
    name: "UnsupportedModelError",
    parts: ['the class "__main__.Own" (regressor_)'],
  });
  const scaler = pythonObject("sklearn.preprocessing.StandardScaler", { scale_: vector(1), mean_: vector(0) });
  await assert.rejects(readEstimator(wrapped(scaler)), { name: "InvalidModelError", message: /does not predict numbers/ });
});
