import assert from "node:assert/strict";
import { test } from "node:test";
import { type Classifier, readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import { PyObject, type PyValue } from "../../../src/python/index.ts";
import { labels, pythonObject, table, vector } from "../../support/python-object.ts";

const ROW = Matrix.from([[1]]);
const CLASSES = labels("a", "b", "c");

const sigmoid = (b: number): PyObject => pythonObject("sklearn.calibration._SigmoidCalibration", { a_: 0, b_: b });

/** A fold whose classifier saw only some of the classes. */
function fold(classes: PyValue, intercepts: readonly number[], calibrators: readonly PyValue[]): PyObject {
  const estimator = pythonObject("sklearn.svm.LinearSVC", {
    coef_: table(...intercepts.map(() => [0])),
    intercept_: vector(...intercepts),
    classes_: classes,
  });
  return new PyObject(
    "sklearn.calibration._CalibratedClassifier",
    new Map<string, PyValue>([
      ["estimator", estimator],
      ["calibrators", calibrators],
      ["classes", CLASSES],
      ["method", "sigmoid"],
    ]),
  );
}

async function probabilities(version: string, ...folds: readonly PyValue[]): Promise<number[]> {
  const state = { calibrated_classifiers_: folds, classes_: CLASSES };
  const estimator = (await readEstimator(pythonObject("sklearn.calibration.CalibratedClassifierCV", state, version))) as Classifier;
  return [...(estimator.predictProba?.(ROW).data ?? [])];
}

test("probabilities of a fold are normalized, and folds averaged", async () => {
  const even = fold(CLASSES, [0, 0, 0], [sigmoid(0), sigmoid(0), sigmoid(0)]);
  const never = fold(CLASSES, [0, 0, 0], [sigmoid(900), sigmoid(900), sigmoid(0)]);
  assert.deepEqual(await probabilities("1.9.1", even, never), [1 / 6, 1 / 6, (1 / 3 + 1) / 2]);
});

test("where all classes are calibrated to 0, they are equally probable", async () => {
  const hopeless = fold(CLASSES, [0, 0, 0], [sigmoid(900), sigmoid(900), sigmoid(900)]);
  for (const version of ["0.24.2", "1.9.1"]) assert.deepEqual(await probabilities(version, hopeless), [1 / 3, 1 / 3, 1 / 3]);
});

test("a class that a fold did not see has no share of it", async () => {
  assert.deepEqual(await probabilities("1.9.1", fold(labels("b", "c"), [0], [sigmoid(0)])), [0, 1, 0]);
});

test("a fold that knows a class of its own is refused with its place", async () => {
  await assert.rejects(probabilities("1.9.1", fold(labels("b", "z"), [0], [sigmoid(0)])), {
    name: "InvalidModelError",
    message: /^calibrated_classifiers_\.0\.estimator knows a class that the others do not$/,
  });
});
