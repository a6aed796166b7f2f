/** A classifier that labelled rows for itself while fitting (sklearn/semi_supervised/_self_training.py): it answers as the one inside. */
import { renamed } from "../behind.ts";
import type { EstimatorReader } from "../reading.ts";

export const reader: EstimatorReader = {
  classNames: ["sklearn.semi_supervised.SelfTrainingClassifier"],
  keeps: ["estimator_", "base_estimator_"],
  read: (state) => renamed(state.className, state.estimator(state.nameOf("estimator_", "base_estimator_"))),
};
