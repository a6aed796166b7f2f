/** What no scikit-learn writes of gradient boosting. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { InvalidModelError } from "../../../src/errors/index.ts";
import { readEstimator } from "../../../src/estimators/index.ts";
import { eachObject } from "../../../src/estimators/walk.ts";
import { NdArray, type PyObject, type PyValue } from "../../../src/python/index.ts";
import { objectOf } from "../../support/judge-case.ts";
import { pythonObject, vector } from "../../support/python-object.ts";
import { sklearnCases } from "../../support/sklearn-fixtures.ts";
import { stump, treeEstimator } from "../../support/tree-objects.ts";

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

test("what gradient boosting begins with is looked at when the model is read, not when it is asked", async () => {
  const tree = treeEstimator("sklearn.tree.DecisionTreeRegressor", stump({ left: [[0]], right: [[1]] }), {});
  const boosting = (init: PyValue): PyObject =>
    pythonObject("sklearn.ensemble.GradientBoostingRegressor", {
      n_features_in_: 1,
      learning_rate: 1,
      estimators_: new NdArray([1, 1], [tree]),
      init_: init,
    });
  const ridge = pythonObject("sklearn.linear_model.Ridge", { coef_: vector(2), intercept_: 3 });
  const estimator = await readEstimator(boosting(ridge));
  assert.ok(estimator.kind === "regressor");
  assert.deepEqual([...estimator.predict([[-1], [1]])], [1, 6]);
  const scaler = pythonObject("sklearn.preprocessing.StandardScaler", { scale_: vector(1), mean_: vector(0) });
  await assert.rejects(readEstimator(boosting(scaler)), {
    name: "UnsupportedModelError",
    message: "init=sklearn.preprocessing.StandardScaler of sklearn.ensemble.GradientBoostingRegressor is not in this version",
  });
});

test("sets of categories are 32 bits a word", async () => {
  const { cases } = await sklearnCases("1.9.1");
  const found = cases.find(({ name }) => name === "HistGradientBoostingClassifier categories from dtype");
  assert.ok(found !== undefined);
  const model = await objectOf(found);
  let changed = 0;
  eachObject(model, ({ state }) => {
    const sets = state.get("raw_left_cat_bitsets");
    if (!(sets instanceof NdArray) || sets.data.length === 0) return;
    (state as Map<string, PyValue>).set(
      "raw_left_cat_bitsets",
      new NdArray(
        sets.shape,
        Float64Array.from(sets.data as Uint32Array, (word) => word + 0.5),
      ),
    );
    changed++;
  });
  assert.ok(changed > 0);
  await assert.rejects(readEstimator(model), { name: "InvalidModelError", message: /raw_left_cat_bitsets holds \d+\.5, not 32 bits/ });
});
