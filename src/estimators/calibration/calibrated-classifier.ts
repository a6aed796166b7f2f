/**
 * One classifier and its calibrators: for each class one from its score to a probability, or one temperature for all (calibration.py,
 * `_CalibratedClassifier`). `CalibratedClassifierCV` has one for each fold.
 */
import { type Label, log, Matrix, pairwiseSum, softmax } from "../../numeric/index.ts";
import type { Classifier, RowCost, Rows } from "../estimator.ts";
import type { State } from "../state.ts";
import { calibratorOf } from "./calibrator.ts";

const TEMPERATURE = "sklearn.calibration._TemperatureScaling";
const OPERATIONS_A_PROBABILITY = 100;

export interface CalibratedClassifier {
  readonly classifier: Classifier;
  readonly rowCost: RowCost;
  /** `(rows, classes)` */
  probabilities(x: Rows): Matrix;
}

/** @param classes of all folds, of which one may lack some */
export function calibratedClassifier(state: State, classes: readonly Label[]): CalibratedClassifier {
  const classifier = state.estimator(state.nameOf("estimator", "base_estimator"));
  if (classifier.kind !== "classifier") return state.wrong(state.nameOf("estimator", "base_estimator"), "is no classifier");
  const scores = scoresOf(state, classifier, classes);
  const probabilities = calibratedBy(state, classifier, classes);
  const { operations, bytes } = classifier.rowCost;
  return {
    classifier,
    rowCost: { operations: operations + OPERATIONS_A_PROBABILITY * classes.length, bytes: bytes + 24 * classes.length },
    probabilities(x) {
      const from = scores(x);
      const out = new Matrix(from.rows, classes.length);
      for (let row = 0; row < from.rows; row++) {
        const own = out.row(row) as Float64Array;
        probabilities(from.row(row), own);
        for (let k = 0; k < own.length; k++) if (own[k] > 1 && own[k] <= 1 + 1e-5) own[k] = 1;
      }
      return out;
    },
  };
}

/** What is calibrated: decisions where the classifier has them, else probabilities; of two classes those of the second. */
function scoresOf(state: State, classifier: Classifier, classes: readonly Label[]): (x: Rows) => Matrix {
  if (classifier.decisionsOf === "batch") {
    return state.refuse(
      `a calibration of the decisions of ${classifier.className}, which scikit-learn up to 0.20 scaled by their batch,`,
      "Fit it again with scikit-learn 0.21 or later: there a row's probabilities are its own.",
    );
  }
  if (classifier.decisionFunction !== undefined) {
    const { decisionFunction } = classifier;
    return (x) => decisionFunction.call(classifier, x);
  }
  const { predictProba } = classifier;
  if (predictProba === undefined) return state.wrong("estimator", "has no scores to calibrate");
  // Since 1.3 it goes by the classes that the fold has.
  const isBinary = (state.version.isBefore(1, 3) ? classes : classifier.classes).length === 2;
  if (isBinary && classifier.classes.length < 2) return state.wrong("estimator", "knows one class only");
  return (x) => {
    const probabilities = predictProba.call(classifier, x);
    return isBinary ? probabilities.selectColumns([1]) : probabilities;
  };
}

type ToProbabilities = (scores: Float64Array | Float32Array, out: Float64Array) => void;

function calibratedBy(state: State, classifier: Classifier, classes: readonly Label[]): ToProbabilities {
  const name = state.nameOf("calibrators", "calibrators_");
  const list = state.list(name);
  if (state.choice("method", ["sigmoid", "isotonic", "temperature"]) === "temperature") {
    if (list.length !== 1) state.wrong(name, "is not one temperature");
    const beta = state.partOf(list[0], `${name}.0`, TEMPERATURE).number("beta_");
    return byTemperature(beta, classifier.decisionFunction === undefined);
  }
  const calibrators = list.map((value, k) => calibratorOf(state, value, `${name}.${k}`));
  const isBinary = classes.length === 2;
  const places = classifier.classes.map((label) => {
    const place = classes.indexOf(label);
    return place < 0 ? state.wrong("estimator", "knows a class that the others do not") : place;
  });
  if (isBinary && (places[0] !== 0 || calibrators.length !== 1)) state.wrong(name, "is not one calibrator for two classes");
  const isUniformWhereNaN = state.version.isBefore(1, 0);
  return (scores, out) => {
    const count = Math.min(places.length, scores.length, calibrators.length);
    if (isBinary) {
      out[1] = calibrators[0](scores[0]);
      out[0] = 1 - out[1];
    } else {
      for (let k = 0; k < count; k++) out[places[k]] = calibrators[k](scores[k]);
      normalize(out);
    }
    if (isUniformWhereNaN) for (let k = 0; k < out.length; k++) if (Number.isNaN(out[k])) out[k] = 1 / out.length;
  };
}

function normalize(out: Float64Array): void {
  const sum = pairwiseSum(out);
  if (sum === 0) out.fill(1 / out.length);
  else for (let k = 0; k < out.length; k++) out[k] /= sum;
}

/**
 * Softmax of the scores, or of the logarithms of probabilities, times a factor. scikit-learn takes scores that could be probabilities,
 * in all rows of a batch, for some; here what the classifier has decides, so that a row does not depend on its batch.
 */
function byTemperature(beta: number, isProbability: boolean): ToProbabilities {
  return (scores, out) => {
    if (scores.length === 1) {
      out[0] = isProbability ? log(1 - scores[0] + 1e-12) : -scores[0];
      out[1] = isProbability ? log(scores[0] + 1e-12) : scores[0];
    } else {
      for (let k = 0; k < out.length; k++) out[k] = isProbability ? log(scores[k] + 1e-12) : scores[k];
    }
    for (let k = 0; k < out.length; k++) out[k] *= beta;
    softmax(out);
  };
}
