/** `sklearn.ensemble.HistGradientBoostingClassifier` (ensemble/_hist_gradient_boosting/gradient_boosting.py). */
import { expit } from "../../numeric/index.ts";
import type { EstimatorReader } from "../reading.ts";
import { boostingClassifier } from "./boosting-classifier.ts";
import { HIST_KEEPS, HistGradientBoosting } from "./hist-gradient-boosting.ts";

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.HistGradientBoostingClassifier"],
  keeps: [...HIST_KEEPS, "classes_"],
  read: (state) =>
    boostingClassifier(state, new HistGradientBoosting(state), {
      sigmoid: expit,
      form: state.version.isBefore(1, 1) ? "logsumexp" : "softmax",
      isByProbability: state.version.isBefore(1, 5),
      isSecond: (raw) => raw > 0,
    }),
};
