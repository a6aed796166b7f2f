import assert from "node:assert/strict";
import { test } from "node:test";
import { type Classifier, readEstimator } from "../../../src/estimators/index.ts";
import { Matrix, SparseMatrix } from "../../../src/numeric/index.ts";
import type { PyValue } from "../../../src/python/index.ts";
import { labels, pythonObject, table, vector } from "../../support/python-object.ts";

const classes = { classes_: labels("a", "b"), class_log_prior_: vector(-0.5, -1) };

async function read(name: string, attributes: Readonly<Record<string, PyValue>>, version?: string): Promise<Classifier> {
  return (await readEstimator(pythonObject(`sklearn.naive_bayes.${name}`, attributes, version))) as Classifier;
}

test("a category that was not learnt is refused by row and column", async () => {
  const estimator = await read("CategoricalNB", { ...classes, feature_log_prob_: [table([-1, -2], [-2, -1]), table([-1], [-1])] });
  assert.deepEqual(estimator.predict(Matrix.from([[1, 0]])), ["b"]);
  assert.deepEqual(
    estimator.inputs?.map(({ categories }) => categories),
    [[0, 1], [0]],
  );
  assert.throws(() => estimator.predict(Matrix.from([[2, 0]])), { name: "DataError", message: /row 0, column 0 is the category 2/ });
  assert.throws(() => estimator.predict(Matrix.from([[0, -1]])), { name: "DataError", message: /column 1 is the category -1/ });
});

test("a threshold below 0 counts the cells that a sparse row does not have", async () => {
  const estimator = await read("BernoulliNB", { ...classes, feature_log_prob_: table([-0.1, -3], [-2, -0.2]), binarize: -1 });
  const dense = Matrix.from([[0, -2]]);
  assert.deepEqual(estimator.predictProba?.(SparseMatrix.fromDense(dense)), estimator.predictProba?.(dense));
});

test("counts of one class, which up to 0.24 have a second row, are refused by name", async () => {
  const state = {
    classes_: labels("a"),
    class_log_prior_: vector(0, Number.NEGATIVE_INFINITY),
    feature_log_prob_: table([-1, -2], [-3, -4]),
  };
  await assert.rejects(read("MultinomialNB", state, "0.24.2"), { name: "UnsupportedModelError", message: /MultinomialNB of one class/ });
});

test("variances are read under either name", async () => {
  const state = { classes_: labels(1, 2), class_prior_: vector(0.5, 0.5), theta_: table([0], [3]) };
  const old = await read("GaussianNB", { ...state, sigma_: table([1], [1]) }, "0.24.2");
  const recent = await read("GaussianNB", { ...state, var_: table([1], [1]) });
  const x = Matrix.from([[1.5], [1.25]]);
  assert.deepEqual(old.predictProba?.(x), recent.predictProba?.(x));
  assert.deepEqual(recent.predict(x), [1, 1]);
});
