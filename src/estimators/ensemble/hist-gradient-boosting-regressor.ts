/** `sklearn.ensemble.HistGradientBoostingRegressor` (ensemble/_hist_gradient_boosting/gradient_boosting.py). */
import { exp } from "../../numeric/index.ts";
import type { Regressor, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { HIST_KEEPS, HistGradientBoosting } from "./hist-gradient-boosting.ts";

const IDENTITY = ["squared_error", "least_squares", "absolute_error", "least_absolute_deviation", "quantile"] as const;
const LOG = ["poisson", "gamma"] as const;

function read(state: State): Regressor {
  const boosting = new HistGradientBoosting(state);
  if (boosting.nOutputs !== 1) state.wrong("n_trees_per_iteration_", `is ${boosting.nOutputs}, and a regressor has 1`);
  const loss = state.choice("loss", [...IDENTITY, ...LOG]);
  const isLog = LOG.some((name) => name === loss);
  return {
    kind: "regressor",
    className: state.className,
    nFeatures: boosting.nFeatures,
    featureNames: boosting.featureNames,
    inputs: boosting.inputs,
    rowCost: boosting.rowCost,
    predict(x: Rows): Float64Array {
      const raw = boosting.raw(x).data as Float64Array;
      return isLog ? raw.map(exp) : raw;
    },
    ...(!boosting.hasPreprocessor && {
      predictRow(row: Float64Array, out: Float64Array): void {
        boosting.rawOf(row, 0, out, 0);
        if (isLog) out[0] = exp(out[0]);
      },
    }),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.HistGradientBoostingRegressor"],
  keeps: HIST_KEEPS,
  read,
};
