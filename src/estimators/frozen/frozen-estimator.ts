/** An estimator that fitting leaves alone (sklearn/frozen/_frozen.py): it answers as what it holds. */
import { renamed } from "../behind.ts";
import type { EstimatorReader } from "../reading.ts";

export const reader: EstimatorReader = {
  classNames: ["sklearn.frozen.FrozenEstimator"],
  keeps: ["estimator"],
  isStateless: true,
  read: (state) => renamed(state.className, state.estimator("estimator")),
};
