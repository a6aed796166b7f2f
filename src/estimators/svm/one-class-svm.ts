/** `OneClassSVM`: on which side of the boundary a row is (svm/_classes.py). */
import type { OutlierDetector, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { KEPT, singleDecisionFromState } from "./single-decision.ts";

function read(state: State): OutlierDetector {
  const { inputs, rowCost, rounding, intercept, decide } = singleDecisionFromState(state);
  // Up to 0.19 there was no `score_samples`, and no offset.
  const offset = state.number("offset_", -intercept);
  return {
    kind: "outlier-detector",
    className: state.className,
    ...inputs,
    rowCost,
    rounding,
    predict: (x: Rows) => Int32Array.from(decide(x), (decision) => (decision > 0 ? 1 : -1)),
    decisionFunction: decide,
    scoreSamples: (x: Rows) => decide(x).map((decision) => decision + offset),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.svm.OneClassSVM"],
  keeps: [...KEPT, "offset_"],
  read,
};
