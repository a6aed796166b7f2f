/** `OutputCodeClassifier`: a binary estimator for each digit of the classes' codes; the nearest code wins (multiclass.py). */
import { type Label, Matrix } from "../../numeric/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";
import { binaryEstimators, binaryScores, costOfAll, inputsOfBinary } from "./binary-estimators.ts";

function read(state: State): Classifier {
  const classes = state.labels("classes_", undefined);
  const codes = state.matrix("code_book_", classes.length, undefined);
  const estimators = binaryEstimators(state, codes.columns);
  const inputs = inputsOfBinary(state, estimators);
  return {
    kind: "classifier",
    className: state.className,
    classes,
    ...inputs,
    rowCost: costOfAll(estimators, 3 * codes.data.length),
    predict: (x: Rows): Label[] => {
      const rows = learntRows(x, inputs);
      const digits = Matrix.fromColumns(estimators.map((estimator) => binaryScores(estimator, rows)));
      return Array.from({ length: digits.rows }, (_, row) => classes[nearest(digits.row(row), codes)]);
    },
  };
}

/** The first of equally near codes. */
function nearest(digits: Float64Array | Float32Array, codes: Matrix): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < codes.rows; k++) {
    const code = codes.row(k);
    let distance = 0;
    for (let d = 0; d < code.length; d++) distance += (digits[d] - code[d]) * (digits[d] - code[d]);
    if (distance < least) {
      least = distance;
      best = k;
    }
  }
  return best;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.multiclass.OutputCodeClassifier"],
  keeps: ["estimators_", "classes_", "code_book_"],
  read,
};
