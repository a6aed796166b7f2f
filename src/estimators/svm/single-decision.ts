/** The one decision of a regressor or of an outlier detector (svm/src/libsvm/svm.cpp, `svm_predict_values`). */
import type { Shapes } from "../common-state.ts";
import type { RowCost, Rows } from "../estimator.ts";
import type { State } from "../state.ts";
import { dualCoefficients, roundingOf, supportVectorsFromState, weighted } from "./support-vectors.ts";

export interface SingleDecision {
  readonly inputs: Shapes;
  readonly rowCost: RowCost;
  readonly rounding: number;
  readonly intercept: number;
  /** one a row */
  decide(x: Rows): Float64Array;
}

/** The attributes that it needs. */
export const KEPT = ["support_vectors_", "_dual_coef_", "_intercept_", "_gamma"];

export function singleDecisionFromState(state: State): SingleDecision {
  const vectors = supportVectorsFromState(state);
  const { inputs, rowCost, count, asked } = vectors;
  const coefficients = dualCoefficients(state, 1, count);
  const [intercept] = state.float64("_intercept_", [1]);
  return {
    inputs,
    rowCost,
    rounding: roundingOf(vectors, coefficients),
    intercept,
    decide(x) {
      const { rows, kernels } = asked(x);
      return Float64Array.from({ length: rows }, (_, row) => weighted(coefficients, 0, kernels(row), 0, count) + intercept);
    },
  };
}
