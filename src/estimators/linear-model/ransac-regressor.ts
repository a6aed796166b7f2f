/** The regressor that was fitted to what RANSAC found to be no outliers (linear_model/_ransac.py). */
import { inputsAround } from "../common-state.ts";
import type { Estimator, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";

function read(state: State): Estimator {
  const inner = state.estimator("estimator_");
  const inputs = inputsAround(state, inner);
  const { className } = state;
  const { rowCost } = inner;
  switch (inner.kind) {
    case "regressor":
      return { kind: inner.kind, className, ...inputs, rowCost, predict: (x: Rows) => inner.predict(learntRows(x, inputs)) };
    case "multi-output-regressor": {
      const { kind, nOutputs } = inner;
      return { kind, className, ...inputs, rowCost, nOutputs, predict: (x: Rows) => inner.predict(learntRows(x, inputs)) };
    }
    default:
      return state.wrong("estimator_", "is no regressor");
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.linear_model.RANSACRegressor"],
  keeps: ["estimator_"],
  read,
};
