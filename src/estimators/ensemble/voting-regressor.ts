/** `sklearn.ensemble.VotingRegressor` (ensemble/_voting.py): the mean of its estimators' answers, weighted or not. */
import { hstack, Matrix } from "../../numeric/index.ts";
import type { Regressor } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { outsideOf, regressorsIn } from "./base-estimators.ts";
import { average, votersOf } from "./voting.ts";

function read(state: State): Regressor {
  const estimators = regressorsIn(state);
  const { names, weights } = votersOf(state, estimators.length);
  return {
    ...outsideOf(state, estimators),
    kind: "regressor",
    predict: (x) =>
      average(
        estimators.map((estimator) => estimator.predict(x)),
        weights,
      ),
    transform: (x) =>
      hstack(
        estimators.map((estimator) => {
          const values = estimator.predict(x);
          return new Matrix(values.length, 1, values);
        }),
      ),
    featureNamesOut: () => names.map((name) => `votingregressor_${name}`),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.VotingRegressor"],
  keeps: ["estimators", "estimators_", "weights"],
  read,
};
