import assert from "node:assert/strict";
import { test } from "node:test";
import { type Classifier, type Estimator, readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import { NdArray, PyObject, type PyValue } from "../../../src/python/index.ts";
import { labels, pythonObject, table, vector } from "../../support/python-object.ts";

const ROW = Matrix.from([[1, 2]]);
const COEFFICIENTS = table([1, 0], [0, 1], [-1, 1]);

async function logistic(attributes: Readonly<Record<string, PyValue>>, version: string): Promise<Classifier> {
  const state = { solver: "lbfgs", coef_: COEFFICIENTS, intercept_: vector(0, 0, 0), classes_: labels("a", "b", "c"), ...attributes };
  return (await readEstimator(pythonObject("sklearn.linear_model.LogisticRegression", state, version))) as Classifier;
}

function probabilities(estimator: Estimator): number[] {
  const answer = estimator.kind === "classifier" ? estimator.predictProba?.(ROW) : undefined;
  return answer === undefined ? [] : [...answer.data];
}

test("the same multinomial coefficients give the probabilities of the version that wrote them", async () => {
  const softmax = await logistic({}, "1.9.1");
  assert.deepEqual(probabilities(await logistic({ multi_class: "auto" }, "0.22.2")), probabilities(softmax));
  const againstRest = probabilities(await logistic({ multi_class: "ovr" }, "1.7.2"));
  assert.notDeepEqual(againstRest, probabilities(softmax));
  assert.deepEqual(probabilities(await logistic({ multi_class: "warn" }, "0.20.4")), againstRest);
  assert.deepEqual(probabilities(await logistic({ multi_class: "auto", solver: "liblinear" }, "1.0.2")), againstRest);
  assert.deepEqual(probabilities(await logistic({ multi_class: "deprecated", solver: "newton-cholesky" }, "1.5.2")), againstRest);
  assert.deepEqual(
    probabilities(await logistic({ multi_class: "deprecated", solver: "newton-cholesky" }, "1.6.1")),
    probabilities(softmax),
  );
});

test("two classes of a multinomial model were softmax of both signs up to 1.7, and from 0.20 on", async () => {
  const binary = { coef_: table([0.3, 0.1]), intercept_: vector(0.25), classes_: labels(false, true), multi_class: "multinomial" };
  const [, plain] = probabilities(await logistic(binary, "1.8.0"));
  const [, softmax] = probabilities(await logistic(binary, "1.7.2"));
  const [, oldest] = probabilities(await logistic(binary, "0.19.2"));
  assert.equal(oldest, plain);
  // softmax of (-d, d) is the logistic function of 2 d
  assert.ok(Math.abs(softmax / (1 - softmax) - (plain / (1 - plain)) * (plain / (1 - plain))) < 1e-12);
});

test("probabilities that are 0 for all classes are NaN up to 1.8, and the same for all since", async () => {
  const hopeless = { intercept_: vector(-900, -900, -900), loss: "log_loss" };
  const state = { coef_: COEFFICIENTS, classes_: labels("a", "b", "c"), ...hopeless };
  const read = (version: string) => readEstimator(pythonObject("sklearn.linear_model.SGDClassifier", state, version));
  assert.deepEqual(probabilities(await read("1.8.0")), [Number.NaN, Number.NaN, Number.NaN]);
  assert.deepEqual(probabilities(await read("1.9.0")), [1 / 3, 1 / 3, 1 / 3]);
});

test("a score of 0 is the first of two classes", async () => {
  const estimator = await logistic({ coef_: table([0, 0]), intercept_: vector(0), classes_: labels("no", "yes") }, "1.9.1");
  assert.deepEqual(estimator.predict(ROW), ["no"]);
});

test("a loss without probabilities has none", async () => {
  const state = { coef_: COEFFICIENTS, intercept_: vector(0, 0, 0), classes_: labels(1, 2, 3), loss: "hinge" };
  const estimator = await readEstimator(pythonObject("sklearn.linear_model.SGDClassifier", state));
  assert.equal("predictProba" in estimator && estimator.predictProba !== undefined, false);
});

test("coefficients after sparsify() answer as before", async () => {
  const sparse = new PyObject(
    "scipy.sparse.csr.csr_matrix",
    new Map<string, PyValue>([
      ["_shape", [3, 2]],
      ["indptr", new NdArray([4], Int32Array.of(0, 1, 2, 4))],
      ["indices", new NdArray([4], Int32Array.of(0, 1, 0, 1))],
      ["data", vector(1, 1, -1, 1)],
    ]),
  );
  assert.deepEqual(probabilities(await logistic({ coef_: sparse }, "1.9.1")), probabilities(await logistic({}, "1.9.1")));
});

test("up to 0.24 several labels of a RidgeClassifier are one answer: the number of the highest", async () => {
  const binarizer = pythonObject("sklearn.preprocessing.LabelBinarizer", { classes_: vector(0, 1, 2), y_type_: "multilabel-indicator" });
  const state = { coef_: COEFFICIENTS, intercept_: vector(0, 0, 0), _label_binarizer: binarizer };
  const read = (version: string) => readEstimator(pythonObject("sklearn.linear_model.RidgeClassifierCV", state, version));
  const old = await read("0.24.2");
  assert.deepEqual(old.kind === "classifier" && old.predict(ROW), [1]);
  const recent = await read("1.0.2");
  assert.deepEqual(recent.kind === "multi-output-classifier" && recent.predict(ROW), [[1], [1], [1]]);
});

test("a Tweedie model's link goes by its power where none is given", async () => {
  const read = async (attributes: Readonly<Record<string, PyValue>>) => {
    const state = { coef_: vector(1, 1), intercept_: 0, ...attributes };
    const estimator = await readEstimator(pythonObject("sklearn.linear_model.TweedieRegressor", state));
    return estimator.kind === "regressor" ? estimator.predict(ROW)[0] : undefined;
  };
  assert.equal(await read({ link: "auto", power: 0 }), 3);
  assert.equal(await read({ link: "auto", power: 1.5 }), 20.085536923187668);
  assert.equal(await read({ link: "identity", power: 1.5 }), 3);
  await assert.rejects(read({ link: "logit", power: 0 }), { name: "UnsupportedModelError", message: /link="logit"/ });
});

test("a column of one target is one target", async () => {
  const estimator = await readEstimator(
    pythonObject("sklearn.linear_model.LinearRegression", { coef_: table([1, 2]), intercept_: vector(0.5) }),
  );
  assert.deepEqual(estimator.kind === "regressor" && [...estimator.predict(ROW)], [5.5]);
});

const WRONG: readonly (readonly [string, Readonly<Record<string, PyValue>>, RegExp])[] = [
  [
    "coefficients for another number of classes",
    { coef_: table([1, 0], [0, 1]), intercept_: vector(0, 0) },
    /^coef_ has 2 rows of coefficients for 3 classes$/,
  ],
  ["intercepts for another number of classes", { intercept_: vector(0, 0) }, /^intercept_ has the shape \(2\), not \(3\)$/],
  ["another number of inputs than it says", { n_features_in_: 3 }, /^n_features_in_ is 3, and the arrays are for 2$/],
  ["one class", { classes_: labels("a"), coef_: table([1, 0]), intercept_: vector(0) }, /^classes_ has 1 labels, and a linear classifier/],
  ["no coefficients", { coef_: new NdArray([3, 0], new Float64Array(0)) }, /^coef_ is empty$/],
];
for (const [what, attributes, message] of WRONG) {
  test(`a linear classifier with ${what} is refused`, async () => {
    await assert.rejects(logistic(attributes, "1.9.1"), { name: "InvalidModelError", message });
  });
}
