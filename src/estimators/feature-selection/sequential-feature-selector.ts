/** `sklearn.feature_selection.SequentialFeatureSelector` (feature_selection/_sequential.py): the estimator that chose is not needed. */
import type { EstimatorReader } from "../reading.ts";
import { selectedColumns } from "./selected-columns.ts";

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_selection.SequentialFeatureSelector"],
  keeps: ["support_"],
  read: (state) => selectedColumns(state, state.mask("support_", [undefined]), false),
};
