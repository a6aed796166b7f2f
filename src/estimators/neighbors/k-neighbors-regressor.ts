/** `sklearn.neighbors.KNeighborsRegressor` (neighbors/_regression.py). */
import type { MultiOutputRegressor, Regressor, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { KEPT, keptRowsFromState } from "./kept-rows.ts";
import { means, regressionTargets } from "./means.ts";

function read(state: State): Regressor | MultiOutputRegressor {
  const kept = keptRowsFromState(state);
  const targets = regressionTargets(state, kept.count);
  const { nFeatures, featureNames, isWeighted, rowCost } = kept;
  const nOutputs = targets.columns;
  const common = {
    className: state.className,
    nFeatures,
    featureNames,
    rowCost: { operations: rowCost.operations + 3 * kept.k * nOutputs, bytes: rowCost.bytes + 24 * kept.k },
  };
  const answer = (x: Rows) => means(kept.neighbors(x), targets, isWeighted);
  if (nOutputs === 1) return { ...common, kind: "regressor", predict: (x: Rows) => Float64Array.from(answer(x).data) };
  return { ...common, kind: "multi-output-regressor", nOutputs, predict: answer };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.neighbors.KNeighborsRegressor"],
  keeps: KEPT,
  read,
};
