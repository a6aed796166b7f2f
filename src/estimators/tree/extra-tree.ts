/** `sklearn.tree.ExtraTreeClassifier` and `ExtraTreeRegressor`: they predict as other trees do, and only grow otherwise. */
import type { Estimator } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { readTreeClassifier, readTreeRegressor, singleTree } from "./read-trees.ts";

function read(state: State): Estimator {
  return state.className.endsWith("Classifier") ? readTreeClassifier(singleTree(state)) : readTreeRegressor(singleTree(state));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.tree.ExtraTreeClassifier", "sklearn.tree.ExtraTreeRegressor"],
  keeps: ["tree_", "classes_", "n_classes_", "n_outputs_"],
  read,
};
