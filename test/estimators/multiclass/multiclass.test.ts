import assert from "node:assert/strict";
import { test } from "node:test";
import { type Estimator, readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import { PyObject, type PyValue } from "../../../src/python/index.ts";
import { labels, pythonObject, table, vector } from "../../support/python-object.ts";

const ROW = Matrix.from([[1]]);

const linear = (name: string, intercept: number): PyObject =>
  pythonObject(`sklearn.${name}`, { coef_: table([0]), intercept_: vector(intercept), classes_: vector(0, 1), solver: "lbfgs" });
const svc = (intercept: number): PyObject => linear("svm.LinearSVC", intercept);

function oneVsRest(
  estimators: readonly PyValue[],
  version: string,
  form = "multiclass",
  classes: PyValue = labels("a", "b", "c"),
): Promise<Estimator> {
  const binarizer = pythonObject("sklearn.preprocessing.LabelBinarizer", { classes_: classes, y_type_: form }, version);
  return readEstimator(
    pythonObject("sklearn.multiclass.OneVsRestClassifier", { estimators_: estimators, label_binarizer_: binarizer }, version),
  );
}

const predicted = (estimator: Estimator): unknown => "predict" in estimator && estimator.predict(ROW);

test("of equal scores the last class wins up to 1.7, the first since", async () => {
  const equal = [svc(1), svc(1), svc(0)];
  assert.deepEqual(predicted(await oneVsRest(equal, "1.7.2")), ["b"]);
  assert.deepEqual(predicted(await oneVsRest(equal, "1.8.0")), ["a"]);
});

test("probabilities that are all 0 are divided by 0 up to 1.6, and stay 0 since", async () => {
  const never = [1, 2, 3].map(() => linear("linear_model.LogisticRegression", -900));
  const probabilities = async (version: string) => {
    const estimator = await oneVsRest(never, version);
    return estimator.kind === "classifier" && estimator.predictProba?.(ROW).toArrays();
  };
  assert.deepEqual(await probabilities("1.6.1"), [[Number.NaN, Number.NaN, Number.NaN]]);
  assert.deepEqual(await probabilities("1.7.2"), [[0, 0, 0]]);
});

test("a label that no row had, or all had, is a constant; where it comes first the threshold is one half", async () => {
  const constant = (label: number) =>
    new PyObject("sklearn.multiclass._ConstantPredictor", new Map<string, PyValue>([["y_", vector(label)]]));
  const multilabel = (...estimators: readonly PyValue[]) => oneVsRest(estimators, "1.9.1", "multilabel-indicator", vector(0, 1, 2));
  assert.deepEqual(predicted(await multilabel(svc(0.25), constant(0), constant(1))), [[1], [0], [1]]);
  assert.deepEqual(predicted(await multilabel(constant(1), svc(0.25), svc(0.75))), [[1], [0], [1]]);
});

test("two classes of pairs without decisions are told apart at one half since 1.1", async () => {
  const read = (version: string) => {
    const pair = pythonObject("sklearn.linear_model.Ridge", { coef_: vector(0), intercept_: 0.25 }, version);
    return readEstimator(
      pythonObject("sklearn.multiclass.OneVsOneClassifier", { estimators_: [pair], classes_: labels("a", "b") }, version),
    );
  };
  assert.deepEqual(predicted(await read("1.0.2")), ["b"]);
  assert.deepEqual(predicted(await read("1.1.3")), ["a"]);
});

test("decisions of pairs that go by their batch are not given", async () => {
  const read = (version: string) =>
    readEstimator(pythonObject("sklearn.multiclass.OneVsOneClassifier", { estimators_: [svc(1)], classes_: labels("a", "b") }, version));
  const has = (estimator: Estimator) => "decisionFunction" in estimator && estimator.decisionFunction !== undefined;
  assert.deepEqual([has(await read("0.20.4")), has(await read("0.21.3"))], [false, true]);
});

const WRONG: readonly (readonly [string, () => Promise<Estimator>, RegExp])[] = [
  ["fewer estimators than classes", () => oneVsRest([svc(1), svc(2)], "1.9.1"), /^estimators_ has 2 estimators, not 3$/],
  [
    "an estimator of three classes",
    () =>
      oneVsRest(
        [svc(1), svc(1), pythonObject("sklearn.svm.LinearSVC", { coef_: table([1], [2], [3]), intercept_: 0, classes_: vector(0, 1, 2) })],
        "1.9.1",
      ),
    /^estimators_\.2 is no classifier of two classes with scores$/,
  ],
];
for (const [what, read, message] of WRONG) {
  test(`one against the rest with ${what} is refused`, async () => {
    await assert.rejects(read(), { name: "InvalidModelError", message });
  });
}
