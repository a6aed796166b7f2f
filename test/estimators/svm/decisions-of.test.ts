/** Decisions that are not of classes, and what is made of them: calibrations, stacks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Classifier, type Estimator, readEstimator } from "../../../src/estimators/index.ts";
import { answersOf } from "../../../src/model/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import { PyObject, PyTuple, type PyValue } from "../../../src/python/index.ts";
import { labels, pythonObject, table, vector } from "../../support/python-object.ts";
import { type Attributes, counts, PROBABLE, readClassifier, svc } from "../../support/svm-objects.ts";

test("decisions of three classes that go by their batch, up to 0.20, are not given", async () => {
  const ofVersion = async (version: string, attributes: Attributes = {}): Promise<[boolean, string | undefined]> => {
    const { decisionFunction, decisionsOf } = await readClassifier(svc(attributes, version));
    return [decisionFunction !== undefined, decisionsOf];
  };
  assert.deepEqual(await ofVersion("0.20.4"), [false, "batch"]);
  assert.deepEqual(await ofVersion("0.21.3"), [true, undefined]);
  assert.deepEqual(await ofVersion("0.20.4", { decision_function_shape: "ovo" }), [true, "pairs"]);
  assert.deepEqual(await ofVersion("0.18.2", { decision_function_shape: null }), [true, "pairs"]);
});

/** `CalibratedClassifierCV` of one fold. */
function calibrated(classifier: PyObject, version: string): Promise<Estimator> {
  const sigmoid = pythonObject("sklearn.calibration._SigmoidCalibration", { a_: -1, b_: 0 });
  const fold = new PyObject(
    "sklearn.calibration._CalibratedClassifier",
    new Map<string, PyValue>([
      ["base_estimator", classifier],
      [version.startsWith("0.2") ? "calibrators_" : "calibrators", [sigmoid, sigmoid, sigmoid]],
      ["classes", labels("a", "b", "c")],
      ["method", "sigmoid"],
    ]),
  );
  const state = { calibrated_classifiers_: [fold], classes_: labels("a", "b", "c") };
  return readEstimator(pythonObject("sklearn.calibration.CalibratedClassifierCV", state, version));
}

const inside: readonly (readonly [string, (object: PyObject, version: string) => PyObject])[] = [
  ["an SVC", (object) => object],
  ["a pipeline", (object, version) => pythonObject("sklearn.pipeline.Pipeline", { steps: [new PyTuple(["m", object])] }, version)],
  ["a search", (object, version) => pythonObject("sklearn.model_selection.GridSearchCV", { best_estimator_: object }, version)],
  [
    "a bagging",
    (object, version) => {
      const codes = new PyObject(object.className, new Map([...object.state, ["classes_", vector(0, 1, 2)]]));
      const state = {
        estimators_: [codes],
        estimators_features_: [counts(0, 1)],
        classes_: labels("a", "b", "c"),
        n_classes_: 3,
        n_features_: 2,
      };
      return pythonObject("sklearn.ensemble.BaggingClassifier", state, version);
    },
  ],
];
for (const [what, around] of inside) {
  test(`calibrating ${what} of three classes is refused up to 0.20, where decisions went by their batch, even if it has probabilities`, async () => {
    await assert.rejects(calibrated(around(svc(PROBABLE, "0.20.4"), "0.20.4"), "0.20.4"), {
      name: "UnsupportedModelError",
      message:
        /^a calibration of the decisions of sklearn\.[A-Za-z_.]+, which scikit-learn up to 0\.20 scaled by their batch, \(.*\) is not in this version$/,
    });
    const pairs = around(svc({ ...PROBABLE, decision_function_shape: "ovo" }, "0.20.4"), "0.20.4");
    assert.equal((await calibrated(pairs, "0.20.4")).kind, "classifier");
    assert.equal((await calibrated(around(svc(PROBABLE, "0.24.2"), "0.24.2"), "0.24.2")).kind, "classifier");
  });
}

test("a stack takes a column for each pair of four classes", async () => {
  const four = {
    classes_: vector(0, 1, 2, 3),
    decision_function_shape: "ovo",
    support_vectors_: table([1, 0], [0, 1], [-1, 0], [0, -1]),
    _n_support: counts(1, 1, 1, 1),
    _dual_coef_: table([1, -1, -1, -1], [1, 1, -1, -1], [1, 1, 1, -1]),
    _intercept_: vector(0, 0, 0, 0, 0, 0),
  };
  const final = (columns: number): PyObject =>
    pythonObject("sklearn.linear_model.LogisticRegression", {
      coef_: table(...[0, 1, 2, 3].map((k) => Array.from({ length: columns }, (_, f) => (f === k ? 1 : 0)))),
      intercept_: vector(0, 0, 0, 0),
      classes_: vector(0, 1, 2, 3),
    });
  const stack = (columns: number): Promise<Classifier> =>
    readClassifier(
      pythonObject("sklearn.ensemble.StackingClassifier", {
        estimators: [new PyTuple(["m", new PyObject("sklearn.svm.SVC", new Map())])],
        estimators_: [svc(four)],
        stack_method_: ["decision_function"],
        final_estimator_: final(columns),
        classes_: labels("a", "b", "c", "d"),
      }),
    );
  const row = Matrix.from([[1, 2]]);
  assert.deepEqual((await stack(6)).transform?.(row), (await readClassifier(svc(four))).decisionFunction?.(row));
  await assert.rejects(stack(4), { message: "final_estimator_ takes 4 columns, and is given 6" });
});

test("decisions of pairs of classes are no scores of classes, however many there are", async () => {
  const scores = async (attributes: Attributes, version = "1.9.1") => {
    const estimator = await readClassifier(svc(attributes, version));
    return answersOf(estimator, { kind: "classifier", name: "prediction", classes: estimator.classes }, Matrix.from([[2, 1]])).scores?.keys;
  };
  assert.deepEqual(await scores({}), ["a", "b", "c"]);
  assert.equal(await scores({ decision_function_shape: "ovo" }), undefined);
  assert.equal(await scores({}, "0.20.4"), undefined);
});
