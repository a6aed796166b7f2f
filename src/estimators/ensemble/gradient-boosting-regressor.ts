/** `sklearn.ensemble.GradientBoostingRegressor` (ensemble/_gb.py). */
import type { Regressor } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { BOOSTING_KEEPS, GradientBoosting } from "./gradient-boosting.ts";

function read(state: State): Regressor {
  const boosting = new GradientBoosting(state, false);
  if (boosting.nOutputs !== 1) state.wrong("estimators_", `has ${boosting.nOutputs} trees a stage, and a regressor has 1`);
  return {
    kind: "regressor",
    className: state.className,
    nFeatures: boosting.nFeatures,
    featureNames: boosting.featureNames,
    rowCost: boosting.rowCost,
    float32: true,
    predict: (x) => boosting.raw(x).data as Float64Array,
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.GradientBoostingRegressor"],
  keeps: BOOSTING_KEEPS,
  read,
};
