/** `SGDClassifier`: of its losses two give probabilities (linear_model/_stochastic_gradient.py). */
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { classScoresFromState, LinearClassifier } from "./linear-classifier.ts";
import { binaryLogistic, logisticAgainstRest, modifiedHuber, type RowProbabilities } from "./row-probabilities.ts";

function read(state: State): LinearClassifier {
  const classes = state.labels("classes_", undefined);
  return new LinearClassifier(state.className, classes, classScoresFromState(state, classes), probabilitiesOf(state, classes.length));
}

function probabilitiesOf(state: State, classes: number): RowProbabilities | undefined {
  switch (state.string("loss")) {
    case "log":
    case "log_loss":
      return classes === 2 ? binaryLogistic : logisticAgainstRest(!state.version.isBefore(1, 9));
    case "modified_huber":
      return modifiedHuber;
    default:
      return undefined;
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.linear_model.SGDClassifier"],
  keeps: ["coef_", "intercept_", "classes_"],
  read,
};
