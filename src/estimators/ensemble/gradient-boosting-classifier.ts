/** `sklearn.ensemble.GradientBoostingClassifier` (ensemble/_gb.py, _gb_losses.py). */
import { expit } from "../../numeric/index.ts";
import type { Classifier } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { boostingClassifier } from "./boosting-classifier.ts";
import { BOOSTING_KEEPS, GradientBoosting } from "./gradient-boosting.ts";

function read(state: State): Classifier {
  const isExponential = state.choice("loss", ["log_loss", "deviance", "exponential"]) === "exponential";
  const isOld = state.version.isBefore(1, 4);
  const classifier = boostingClassifier(state, new GradientBoosting(state, true), {
    sigmoid: isExponential ? (value) => expit(2 * value) : expit,
    form: isOld ? "logsumexp" : "softmax",
    isByProbability: isOld && !isExponential,
    isSecond: (raw) => raw >= 0,
  });
  return { ...classifier, float32: true };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.GradientBoostingClassifier"],
  keeps: [...BOOSTING_KEEPS, "classes_"],
  read,
};
