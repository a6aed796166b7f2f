/** Linear classifiers that have scores and no probabilities (linear_model/_perceptron.py, _passive_aggressive.py, svm/_classes.py). */
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { classScoresFromState, LinearClassifier } from "./linear-classifier.ts";

function read(state: State): LinearClassifier {
  const classes = state.labels("classes_", undefined);
  return new LinearClassifier(state.className, classes, classScoresFromState(state, classes));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.linear_model.PassiveAggressiveClassifier", "sklearn.linear_model.Perceptron", "sklearn.svm.LinearSVC"],
  keeps: ["coef_", "intercept_", "classes_"],
  read,
};
