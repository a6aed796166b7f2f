/** `CalibratedClassifierCV`: the mean of the calibrated probabilities of its folds (calibration.py). */
import { type Label, Matrix, mostProbable } from "../../numeric/index.ts";
import { inputsAround, type Shapes } from "../common-state.ts";
import type { Classifier, RowCost, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { costInTurn } from "../row-cost.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type CalibratedClassifier, calibratedClassifier } from "./calibrated-classifier.ts";

class CalibratedClassifierCV implements Classifier {
  readonly kind = "classifier";
  readonly className: string;
  readonly classes: readonly Label[];
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly #folds: readonly CalibratedClassifier[];

  constructor(className: string, classes: readonly Label[], inputs: Shapes, folds: readonly CalibratedClassifier[]) {
    this.className = className;
    this.classes = classes;
    this.nFeatures = inputs.nFeatures;
    this.featureNames = inputs.featureNames;
    this.rowCost = costInTurn(
      folds.map(({ rowCost }) => rowCost),
      { operations: 0, bytes: 8 * classes.length },
    );
    this.#folds = folds;
  }

  predict(x: Rows): Label[] {
    return mostProbable(this.predictProba(x), this.classes);
  }

  predictProba(x: Rows): Matrix {
    const rows = learntRows(x, this);
    const [first, ...others] = this.#folds.map((fold) => fold.probabilities(rows));
    const sum = new Matrix(first.rows, first.columns, Float64Array.from(first.data));
    for (const { data } of others) for (let at = 0; at < data.length; at++) sum.data[at] += data[at];
    for (let at = 0; at < sum.data.length; at++) sum.data[at] /= this.#folds.length;
    return sum;
  }
}

function read(state: State): Classifier {
  const classes = state.labels("classes_", undefined);
  if (classes.length < 2) return state.wrong("classes_", `has ${classes.length} labels`);
  const parts = state.parts("calibrated_classifiers_", "sklearn.calibration._CalibratedClassifier");
  const folds = parts.map((part) => calibratedClassifier(part, classes));
  return new CalibratedClassifierCV(state.className, classes, inputsAround(state, folds[0].classifier), folds);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.calibration.CalibratedClassifierCV"],
  keeps: ["classes_", "calibrated_classifiers_"],
  read,
};
