/** `IsotonicRegression`: one input, and a function of it that never falls, or never rises (isotonic.py). */
import { Matrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Regressor, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { denseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { interpolationFromState } from "./interpolation.ts";

function read(state: State): Regressor {
  const interpolate = interpolationFromState(state);
  const inputs = inputsFromState(state, 1);
  const predict = (x: Rows): Float64Array => Float64Array.from(denseRows(x, inputs).data, interpolate);
  return {
    kind: "regressor",
    className: state.className,
    ...inputs,
    rowCost: { operations: 100, bytes: 16 },
    predict,
    predictRow: (row: Float64Array, out: Float64Array) => {
      out[0] = interpolate(row[0]);
    },
    transform: (x: Rows) => {
      const values = predict(x);
      return new Matrix(values.length, 1, values);
    },
    featureNamesOut: () => ["isotonicregression0"],
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.isotonic.IsotonicRegression"],
  keeps: ["X_thresholds_", "y_thresholds_", "_necessary_X_", "_necessary_y_", "X_min_", "X_max_"],
  read,
};
