/** What no scikit-learn writes of gradient boosting, made of models that it wrote. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { InvalidModelError } from "../../../src/errors/index.ts";
import { readEstimator } from "../../../src/estimators/index.ts";
import type { PyValue } from "../../../src/python/index.ts";
import { objectOf } from "../../support/judge-case.ts";
import { sklearnCases } from "../../support/sklearn-fixtures.ts";

const VERSION = "1.9.1";

for (const name of ["HistGradientBoostingRegressor", "HistGradientBoostingClassifier", "GradientBoostingRegressor"]) {
  test(`${name} that says it takes two billion inputs is refused before memory is taken for them`, async () => {
    const one = (await sklearnCases(VERSION)).cases.find(({ estimator, form }) => estimator === name && form === "model");
    assert.ok(one, `a model of ${name}`);
    const object = await objectOf(one);
    const state = object.state as Map<string, PyValue>;
    assert.ok(state.has("n_features_in_"));
    state.set("n_features_in_", 0x7fffffff);
    const before = process.memoryUsage().arrayBuffers;
    await assert.rejects(
      readEstimator(object),
      (error) => error instanceof InvalidModelError && /n_features_in_ is 2147483647/.test(error.message),
    );
    assert.ok(process.memoryUsage().arrayBuffers - before < 1 << 24);
  });
}
