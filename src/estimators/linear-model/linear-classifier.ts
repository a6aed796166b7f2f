/**
 * What linear classifiers have in common (linear_model/_base.py, `LinearClassifierMixin`): the score of the second of two
 * classes, or one for each class; the highest wins, the first of equals, and 0 is the first of two.
 */
import { type Label, Matrix, mostProbable } from "../../numeric/index.ts";
import type { Classifier, RowCost, Rows } from "../estimator.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type LinearScores, linearCost, linearScores, linearScoresFromState, linearScoresOfRow } from "./linear-scores.ts";
import type { RowProbabilities } from "./row-probabilities.ts";

// An exponential and a division.
const OPERATIONS_A_PROBABILITY = 40;

export class LinearClassifier implements Classifier {
  readonly kind = "classifier";
  readonly className: string;
  readonly classes: readonly Label[];
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly predictProba?: (x: Rows) => Matrix;
  readonly predictRow?: (row: Float64Array, out: Float64Array) => void;
  readonly #model: LinearScores;

  /** @param probabilities undefined where scikit-learn has no `predict_proba` */
  constructor(className: string, classes: readonly Label[], model: LinearScores, probabilities?: RowProbabilities) {
    const { operations, bytes } = linearCost(model);
    this.className = className;
    this.classes = classes;
    this.nFeatures = model.nFeatures;
    this.featureNames = model.featureNames;
    this.rowCost = { operations: operations + OPERATIONS_A_PROBABILITY * classes.length, bytes: bytes + 8 * classes.length };
    this.#model = model;
    if (probabilities === undefined) return;
    this.predictProba = (x) => probabilitiesOf(this.decisionFunction(x), classes.length, probabilities);
    const scores = new Float64Array(model.intercepts.length);
    this.predictRow = (row, out) => {
      linearScoresOfRow(row, model, scores);
      probabilities(scores, out);
    };
  }

  predict(x: Rows): Label[] {
    return bestClasses(this.decisionFunction(x), this.classes);
  }

  decisionFunction(x: Rows): Matrix {
    return linearScores(sparseOrDenseRows(x, this), this.#model);
  }
}

/** The label of each row's scores: of one column, whether they are positive; else of the highest, the first of equals. */
function bestClasses(scores: Matrix, classes: readonly Label[]): Label[] {
  if (scores.columns > 1) return mostProbable(scores, classes);
  return Array.from(scores.data as Float64Array, (score) => classes[score > 0 ? 1 : 0]);
}

function probabilitiesOf(scores: Matrix, classes: number, probabilities: RowProbabilities): Matrix {
  const isSingle = scores.data instanceof Float32Array;
  const out = new Matrix(scores.rows, classes, isSingle ? new Float32Array(scores.rows * classes) : undefined);
  for (let row = 0; row < scores.rows; row++) probabilities(scores.row(row) as Float64Array, out.row(row) as Float64Array);
  return out;
}

/**
 * The scores of a classifier of `classes`.
 *
 * @throws {InvalidModelError} when there is not one score for two classes, else one a class
 */
export function classScoresFromState(state: State, classes: readonly Label[]): LinearScores {
  const model = linearScoresFromState(state);
  const { rows } = model.coefficients;
  const wanted = classes.length === 2 ? 1 : classes.length;
  if (classes.length < 2) return state.wrong("classes_", `has ${classes.length} labels, and a linear classifier has two or more`);
  if (rows !== wanted) return state.wrong("coef_", `has ${rows} rows of coefficients for ${classes.length} classes`);
  return model;
}
