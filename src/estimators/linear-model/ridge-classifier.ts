/** `RidgeClassifier` and `RidgeClassifierCV`: regression on -1 and 1 (linear_model/_ridge.py); several labels at once since 1.0. */
import type { Label, Matrix } from "../../numeric/index.ts";
import type { Classifier, MultiOutputClassifier, RowCost, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { classScoresFromState, LinearClassifier } from "./linear-classifier.ts";
import { type LinearScores, linearCost, linearScores, linearScoresFromState } from "./linear-scores.ts";

/** Each label by itself: there where its score is positive. */
class MultilabelRidgeClassifier implements MultiOutputClassifier {
  readonly kind = "multi-output-classifier";
  readonly className: string;
  readonly classes: readonly (readonly Label[])[];
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly #model: LinearScores;

  constructor(className: string, model: LinearScores) {
    this.className = className;
    this.classes = Array.from(model.intercepts, () => [0, 1]);
    this.nFeatures = model.nFeatures;
    this.featureNames = model.featureNames;
    this.rowCost = linearCost(model);
    this.#model = model;
  }

  predict(x: Rows): Label[][] {
    const { rows, columns, data } = this.decisionFunction(x);
    return this.classes.map((_, label) => Array.from({ length: rows }, (_, row) => (data[row * columns + label] > 0 ? 1 : 0)));
  }

  decisionFunction(x: Rows): Matrix {
    return linearScores(sparseOrDenseRows(x, this), this.#model);
  }
}

function read(state: State): Classifier | MultiOutputClassifier {
  const binarizer = state.part("_label_binarizer", "sklearn.preprocessing.LabelBinarizer");
  // Up to 0.24 several labels were fitted, and predict gave the number of the highest.
  const isMultilabel = binarizer.string("y_type_").startsWith("multilabel");
  if (isMultilabel && !state.version.isBefore(1, 0)) return new MultilabelRidgeClassifier(state.className, linearScoresFromState(state));
  const classes = state.isSet("classes_") ? state.labels("classes_", undefined) : binarizer.labels("classes_", undefined);
  return new LinearClassifier(state.className, classes, classScoresFromState(state, classes));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.linear_model.RidgeClassifier", "sklearn.linear_model.RidgeClassifierCV"],
  keeps: ["coef_", "intercept_", "classes_", "_label_binarizer", "y_type_"],
  read,
};
