import assert from "node:assert/strict";
import { test } from "node:test";
import { readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import type { PyValue } from "../../../src/python/index.ts";
import { pythonObject, vector } from "../../support/python-object.ts";

const X = Matrix.from([[-1], [0], [0.5], [1], [3], [4]]);

async function answers(attributes: Readonly<Record<string, PyValue>>, version?: string): Promise<number[]> {
  const state = {
    X_thresholds_: vector(0, 1, 3),
    y_thresholds_: vector(0, 4, 5),
    X_min_: 0,
    X_max_: 3,
    out_of_bounds: "nan",
    ...attributes,
  };
  const estimator = await readEstimator(pythonObject("sklearn.isotonic.IsotonicRegression", state, version));
  return estimator.kind === "regressor" ? [...estimator.predict(X)] : [];
}

test("beyond the thresholds an answer is missing, the nearest, or refused, as the model says", async () => {
  assert.deepEqual(await answers({}), [Number.NaN, 0, 2, 4, 5, Number.NaN]);
  assert.deepEqual(await answers({ out_of_bounds: "clip" }), [0, 0, 2, 4, 5, 5]);
  await assert.rejects(answers({ out_of_bounds: "raise" }), { name: "DataError", message: /-1 is not from 0 to 3/ });
});

test("a single threshold is the answer everywhere", async () => {
  assert.deepEqual(await answers({ X_thresholds_: vector(1), y_thresholds_: vector(7) }), [7, 7, 7, 7, 7, 7]);
});

test("thresholds up to 0.23 have other names", async () => {
  const old = { X_thresholds_: null, _necessary_X_: vector(0, 3), _necessary_y_: vector(0, 3) };
  const state = { ...old, X_min_: 0, X_max_: 3, out_of_bounds: "clip" };
  const attributes = Object.entries(state).filter(([name]) => name !== "X_thresholds_");
  const estimator = await readEstimator(pythonObject("sklearn.isotonic.IsotonicRegression", Object.fromEntries(attributes), "0.21.3"));
  assert.deepEqual(estimator.kind === "regressor" && [...estimator.predict(X)], [0, 0, 0.5, 1, 3, 3]);
});

test("thresholds that do not rise are refused", async () => {
  await assert.rejects(answers({ X_thresholds_: vector(0, 1, 1) }), {
    name: "InvalidModelError",
    message: "X_thresholds_ does not rise at 2",
  });
});
