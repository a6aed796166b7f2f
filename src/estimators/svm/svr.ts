/** `SVR` and `NuSVR`: they differ in how they are fitted (svm/_classes.py). */
import type { Regressor } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { KEPT, singleDecisionFromState } from "./single-decision.ts";

function read(state: State): Regressor {
  const { inputs, rowCost, rounding, decide } = singleDecisionFromState(state);
  return { kind: "regressor", className: state.className, ...inputs, rowCost, rounding, predict: decide };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.svm.NuSVR", "sklearn.svm.SVR"],
  keeps: KEPT,
  read,
};
