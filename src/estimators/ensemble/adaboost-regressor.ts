/** `sklearn.ensemble.AdaBoostRegressor` (ensemble/_weight_boosting.py): the weighted median of its estimators' answers. */
import type { Regressor } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { boostingWeights, outsideOfFinite, regressorsIn } from "./base-estimators.ts";

function read(state: State): Regressor {
  const estimators = regressorsIn(state);
  const weights = boostingWeights(state, estimators.length);
  const { rows, ...outside } = outsideOfFinite(state, estimators);
  return {
    ...outside,
    kind: "regressor",
    predict: (x) => {
      const checked = rows(x);
      const answers = estimators.map((estimator) => estimator.predict(checked));
      return Float64Array.from(answers[0], (_, row) =>
        weightedMedian(
          answers.map((answer) => answer[row]),
          weights,
        ),
      );
    },
  };
}

/** The first value, in ascending order, at which the sum of weights reaches half of all. */
function weightedMedian(values: readonly number[], weights: Float64Array): number {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const sums = new Float64Array(order.length);
  let sum = 0;
  order.forEach((t, i) => {
    sum += weights[t];
    sums[i] = sum;
  });
  const middle = sums.findIndex((reached) => reached >= 0.5 * sum);
  return values[order[Math.max(middle, 0)]];
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.AdaBoostRegressor"],
  keeps: ["estimators_", "estimator_weights_"],
  read,
};
