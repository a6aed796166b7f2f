import assert from "node:assert/strict";
import { test } from "node:test";
import { readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import type { PyValue } from "../../../src/python/index.ts";
import { labels, pythonObject, vector } from "../../support/python-object.ts";

const read = (attributes: Readonly<Record<string, PyValue>>, version?: string) =>
  readEstimator(
    pythonObject(
      "sklearn.dummy.DummyClassifier",
      { classes_: labels("no", "yes"), class_prior_: vector(0.5, 0.5), n_outputs_: 1, ...attributes },
      version,
    ),
  );

for (const strategy of ["stratified", "uniform"]) {
  test(`a classifier that answers at random (${strategy}) is refused by name`, async () => {
    await assert.rejects(read({ strategy }, "0.21.3"), {
      name: "UnsupportedModelError",
      message: new RegExp(`strategy="${strategy}".*at random`),
    });
  });
}

test("the first of equally frequent classes is the answer, whatever the rows hold", async () => {
  const estimator = await read({ strategy: "prior" });
  assert.ok(estimator.kind === "classifier");
  assert.deepEqual(estimator.predict(["some text", "another"]), ["no", "no"]);
  assert.deepEqual(estimator.predict(Matrix.from([[Number.NaN, 1]])), ["no"]);
});

test("a constant that is no class is refused", async () => {
  await assert.rejects(read({ strategy: "constant", constant: "maybe" }), {
    name: "InvalidModelError",
    message: /constant is none of the classes/,
  });
});

test("what the fit resolved counts, not the parameter", async () => {
  const estimator = await read({ strategy: "stratified", _strategy: "most_frequent" });
  assert.deepEqual(estimator.kind === "classifier" && estimator.predictProba?.(["x"]).toArrays(), [[1, 0]]);
});
