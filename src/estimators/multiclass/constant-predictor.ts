/** What stands in for a binary classifier that saw one class only (multiclass.py, `_ConstantPredictor`). */
import { Matrix } from "../../numeric/index.ts";
import { dummyInputs, dummyRows } from "../dummy/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";

export const CONSTANT = "sklearn.multiclass._ConstantPredictor";

function read(state: State): Classifier {
  // The digit of an output code may be -1.
  const label = state.integer("y_", -1, 1);
  const inputs = dummyInputs(state);
  const repeated = (x: Rows, ...row: readonly number[]): Matrix => {
    const rows = dummyRows(x, inputs);
    return new Matrix(
      rows,
      row.length,
      Float64Array.from({ length: rows * row.length }, (_, at) => row[at % row.length]),
    );
  };
  return {
    kind: "classifier",
    className: state.className,
    classes: [Math.min(label, 0), 1],
    ...inputs,
    rowCost: { operations: 2, bytes: 16 },
    predict: (x: Rows) => new Array<number>(dummyRows(x, inputs)).fill(label),
    predictProba: (x: Rows) => repeated(x, 1 - label, label),
    decisionFunction: (x: Rows) => repeated(x, label),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.multiclass._ConstantPredictor"],
  keeps: ["y_"],
  read,
};
