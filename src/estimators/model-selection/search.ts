/** Searches over parameters answer as the best model they found (sklearn/model_selection/_search.py); before 0.18 in sklearn.grid_search. */
import { renamed } from "../behind.ts";
import type { EstimatorReader } from "../reading.ts";

export const reader: EstimatorReader = {
  classNames: [
    "sklearn.model_selection.GridSearchCV",
    "sklearn.model_selection.HalvingGridSearchCV",
    "sklearn.model_selection.HalvingRandomSearchCV",
    "sklearn.model_selection.RandomizedSearchCV",
  ],
  keeps: ["best_estimator_"],
  // Without a model it may have been fitted all the same.
  isStateless: true,
  read(state) {
    if (!state.has("best_estimator_")) {
      if (!state.has("refit") || state.value("refit") !== false) return state.refuseUnfitted();
      return state.refuseUnfitted(
        "It was made with refit=False, and kept scores but no model. Set refit=True in Python, fit, and save it again.",
      );
    }
    return renamed(state.className, state.estimator("best_estimator_"));
  },
};
