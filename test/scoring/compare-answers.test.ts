import assert from "node:assert/strict";
import { test } from "node:test";
import { readEstimator } from "../../src/estimators/index.ts";
import { Frame, Matrix } from "../../src/numeric/index.ts";
import type { PyObject } from "../../src/python/index.ts";
import { compareAnswers, type ScoringModel } from "../../src/scoring/index.ts";
import { pythonObject, table, vector } from "../support/python-object.ts";

/** A linear kernel whose support vector is `size`: it answers `size` times its input. */
const svr = (size: number): PyObject =>
  pythonObject("sklearn.svm.SVR", { kernel: "linear", support_vectors_: table([size]), _dual_coef_: table([1]), _intercept_: vector(0) });

async function difference(object: PyObject, input: number, answered: number): Promise<number | null> {
  const model: ScoringModel = {
    estimator: await readEstimator(object),
    signature: {
      inputs: [{ name: "x0", kind: "number", missing: false }],
      namesKnown: false,
      output: { kind: "regressor", name: "prediction" },
    },
  };
  const frame = new Frame([{ name: "prediction", kind: "number", values: Float64Array.of(answered), integer: false }]);
  return compareAnswers(model, frame, Matrix.from([[input]])).largestDifference;
}

test("a number farther from Python's than 1e-9 is another answer", async () => {
  assert.ok(Number(await difference(svr(1), 1, 1 + 5.12345e-10)) <= 1e-9);
  await assert.rejects(difference(svr(1), 1, 1 + 5.12345e-9), {
    name: "InvalidModelError",
    message: /^row 1 of the examples is answered differently/,
  });
});

test("sums that cancel may differ by what they round, also behind a search, and by no more than 1e-6", async () => {
  const searched = pythonObject("sklearn.model_selection.GridSearchCV", { best_estimator_: svr(1e4) });
  for (const model of [svr(1e4), searched]) {
    assert.ok(Number(await difference(model, 1e-4, 1 + 1.12345e-8)) > 1e-9);
    await assert.rejects(difference(model, 1e-4, 1 + 1.12345e-7), { name: "InvalidModelError" });
  }
  await assert.rejects(difference(svr(1e12), 1e-12, 1 + 2.1234567e-6), { name: "InvalidModelError" });
});

test("answers of at most 9 digits are compared as float32, and what float32 rows do to others is said", async () => {
  assert.ok(Number(await difference(svr(1), 0.12345678, 0.12345675)) > 1e-9);
  await assert.rejects(difference(svr(1), 0.12345678, 0.12345), { name: "InvalidModelError" });
  await assert.rejects(difference(svr(1), 0.5, 0.50000001234567), {
    hint: /float64. Ask the model in Python with rows.astype\('float64'\)/,
  });
  await assert.rejects(difference(svr(1), 0.5, 0.6), { hint: /please report it/ });
});
