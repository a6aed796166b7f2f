/** `sklearn.feature_selection.VarianceThreshold` (feature_selection/_variance_threshold.py). */
import type { EstimatorReader } from "../reading.ts";
import { selectedColumns } from "./selected-columns.ts";

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_selection.VarianceThreshold"],
  keeps: ["variances_"],
  read(state) {
    const threshold = state.number("threshold", 0);
    const mask = Array.from(state.float64("variances_", [undefined]), (variance) => variance > threshold);
    return selectedColumns(state, mask, !state.version.isBefore(0, 22));
  },
};
