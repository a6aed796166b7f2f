/** `OneVsRestClassifier`: a binary estimator for each class, or for each label where rows may have several (multiclass.py). */
import { type Label, Matrix } from "../../numeric/index.ts";
import type { Shapes } from "../common-state.ts";
import type { Classifier, Estimator, MultiOutputClassifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type BinaryEstimator, binaryEstimators, binaryScores, costOfAll, inputsOfBinary, thresholdOf } from "./binary-estimators.ts";

interface OneVsRest {
  readonly className: string;
  readonly classes: readonly Label[];
  readonly inputs: Shapes;
  readonly estimators: readonly BinaryEstimator[];
}

function read(state: State): Estimator {
  const binarizer = state.part("label_binarizer_", "sklearn.preprocessing.LabelBinarizer");
  const classes = binarizer.labels("classes_", undefined);
  const form = binarizer.string("y_type_");
  const isMultilabel = form.startsWith("multilabel");
  const estimators = binaryEstimators(state, form === "multiclass" || isMultilabel ? classes.length : 1);
  if (classes.length === 1 && !isMultilabel) return state.refuse("OneVsRestClassifier of one class");
  if (form !== "multiclass" && !isMultilabel && classes.length !== 2) {
    return state.wrong("label_binarizer_.classes_", `has ${classes.length} labels for one estimator`);
  }
  const model = { className: state.className, classes, inputs: inputsOfBinary(state, estimators), estimators };
  return isMultilabel ? multilabel(model) : classifier(model, state);
}

function classifier({ className, classes, inputs, estimators }: OneVsRest, { version }: State): Classifier {
  const isFirstOfEquals = !version.isBefore(1, 8);
  const isZeroKept = !version.isBefore(1, 7);
  const scores = (x: Rows): Matrix => Matrix.fromColumns(estimators.map((estimator) => binaryScores(estimator, x)));
  const [first] = estimators;
  const threshold = thresholdOf(first);
  const decisions = decisionsOf(estimators);
  const probabilities = probabilitiesOf(estimators);
  return {
    kind: "classifier",
    className,
    classes,
    ...inputs,
    rowCost: costOfAll(estimators, 4 * classes.length),
    predict: (x: Rows) => {
      const own = scores(learntRows(x, inputs));
      if (estimators.length > 1) return bestOf(own, classes, isFirstOfEquals);
      return Array.from(own.data as Float64Array, (score) => (score > threshold ? classes[classes.length - 1] : classes[0]));
    },
    ...(decisions !== undefined && { decisionFunction: (x: Rows) => decisions(learntRows(x, inputs)) }),
    ...(probabilities !== undefined && {
      predictProba: (x: Rows) => normalized(Matrix.fromColumns(secondColumns(probabilities(learntRows(x, inputs)))), isZeroKept),
    }),
  };
}

function multilabel({ className, classes, inputs, estimators }: OneVsRest): MultiOutputClassifier {
  const threshold = thresholdOf(estimators[0]);
  const decisions = decisionsOf(estimators);
  const probabilities = probabilitiesOf(estimators);
  return {
    kind: "multi-output-classifier",
    className,
    classes: classes.map(() => [0, 1]),
    ...inputs,
    rowCost: costOfAll(estimators, 4 * classes.length),
    predict: (x: Rows) => {
      const rows = learntRows(x, inputs);
      return estimators.map((estimator) => Array.from(binaryScores(estimator, rows), (score) => (score > threshold ? 1 : 0)));
    },
    ...(decisions !== undefined && { decisionFunction: (x: Rows) => decisions(learntRows(x, inputs)) }),
    ...(probabilities !== undefined && { predictProba: (x: Rows) => probabilities(learntRows(x, inputs)) }),
  };
}

function decisionsOf(estimators: readonly BinaryEstimator[]): ((x: Rows) => Matrix) | undefined {
  const able = estimators.every((estimator) => estimator.kind === "classifier" && estimator.decisionFunction !== undefined);
  return able ? (x) => Matrix.fromColumns(estimators.map((estimator) => binaryScores(estimator, x))) : undefined;
}

function probabilitiesOf(estimators: readonly BinaryEstimator[]): ((x: Rows) => Matrix[]) | undefined {
  const methods = estimators.flatMap((estimator) => {
    const method = estimator.kind === "classifier" ? estimator.predictProba : undefined;
    return method === undefined ? [] : [method.bind(estimator)];
  });
  return methods.length === estimators.length ? (x) => methods.map((method) => method(x)) : undefined;
}

/** The probabilities of the second class; of a single estimator those of both. */
function secondColumns(probabilities: readonly Matrix[]): ArrayLike<number>[] {
  const seconds = probabilities.map((matrix) => matrix.selectColumns([1]).data);
  return seconds.length === 1 ? [seconds[0].map((p) => 1 - p), seconds[0]] : seconds;
}

/** Each row divided by its sum, added up from the first class on; since 1.7 a row of zeros stays one. */
function normalized(matrix: Matrix, isZeroKept: boolean): Matrix {
  for (let row = 0; row < matrix.rows; row++) {
    const own = matrix.row(row);
    let sum = 0;
    for (const p of own) sum += p;
    if (sum !== 0 || !isZeroKept) for (let k = 0; k < own.length; k++) own[k] /= sum;
  }
  return matrix;
}

/** Of equal scores the last class up to 1.7, the first since. */
function bestOf({ rows, columns, data }: Matrix, classes: readonly Label[], isFirstOfEquals: boolean): Label[] {
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let k = 1; k < columns; k++) {
      const [score, most] = [data[row * columns + k], data[row * columns + best]];
      if (score > most || (score === most && !isFirstOfEquals)) best = k;
    }
    return classes[best];
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.multiclass.OneVsRestClassifier"],
  keeps: ["estimators_", "label_binarizer_"],
  read,
};
