/** `sklearn.ensemble.ExtraTreesClassifier` and `ExtraTreesRegressor`: they predict as random forests do, and only grow otherwise. */
import type { Estimator } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { forestOf, readTreeClassifier, readTreeRegressor } from "../tree/index.ts";

function read(state: State): Estimator {
  return state.className.endsWith("Classifier")
    ? readTreeClassifier(forestOf(state, "sklearn.tree.ExtraTreeClassifier"))
    : readTreeRegressor(forestOf(state, "sklearn.tree.ExtraTreeRegressor"));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.ExtraTreesClassifier", "sklearn.ensemble.ExtraTreesRegressor"],
  keeps: ["estimators_", "classes_", "n_classes_", "n_outputs_"],
  read,
};
