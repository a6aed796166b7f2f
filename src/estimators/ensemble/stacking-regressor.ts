/** `sklearn.ensemble.StackingRegressor` (ensemble/_stacking.py): a regressor over the answers of others. */
import type { Regressor } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { stacked } from "./stacked.ts";

function read(state: State): Regressor {
  const { outside, final, transform, featureNamesOut } = stacked(state, 0, "stackingregressor");
  if (final.kind !== "regressor") return state.wrong("final_estimator_", `is a ${final.className}, not a regressor of one output`);
  return { ...outside, kind: "regressor", predict: (x) => final.predict(transform(x)), transform, featureNamesOut };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.StackingRegressor"],
  keeps: ["estimators", "estimators_", "stack_method_", "final_estimator_"],
  read,
};
