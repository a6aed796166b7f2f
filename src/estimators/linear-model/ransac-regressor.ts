/** The regressor that was fitted to what RANSAC found to be no outliers (linear_model/_ransac.py). */
import { behind } from "../behind.ts";
import { inputsAround } from "../common-state.ts";
import type { Estimator } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";

function read(state: State): Estimator {
  const inner = state.estimator("estimator_");
  if (inner.kind !== "regressor" && inner.kind !== "multi-output-regressor") return state.wrong("estimator_", "is no regressor");
  const inputs = inputsAround(state, inner);
  return behind({ rows: (x) => learntRows(x, inputs) }, inner, { className: state.className, ...inputs, rowCost: inner.rowCost });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.linear_model.RANSACRegressor"],
  keeps: ["estimator_"],
  read,
};
