/** `LogisticRegression` and `LogisticRegressionCV`: which scores become which probabilities changed over the versions (linear_model/_logistic.py). */
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { classScoresFromState, LinearClassifier } from "./linear-classifier.ts";
import { binaryLogistic, binarySoftmax, logisticAgainstRest, multinomial, type RowProbabilities } from "./row-probabilities.ts";

function read(state: State): LinearClassifier {
  const classes = state.labels("classes_", undefined);
  return new LinearClassifier(state.className, classes, classScoresFromState(state, classes), probabilitiesOf(state, classes.length));
}

function probabilitiesOf(state: State, classes: number): RowProbabilities {
  if (isAgainstRest(state, classes)) return classes === 2 ? binaryLogistic : logisticAgainstRest(!state.version.isBefore(1, 9));
  return classes === 2 ? binarySoftmax : multinomial;
}

function isAgainstRest(state: State, classes: number): boolean {
  const { version } = state;
  if (!version.isBefore(1, 8)) return classes === 2;
  const form = state.choice("multi_class", ["ovr", "multinomial", "auto", "warn", "deprecated"], "ovr");
  if (version.isBefore(0, 20)) return classes === 2 || form === "ovr";
  if (form === "ovr" || form === "warn") return true;
  if (form === "multinomial") return false;
  const solver = state.string("solver");
  const hasCholesky = !version.isBefore(1, 2) && version.isBefore(1, 6);
  return classes === 2 || solver === "liblinear" || (hasCholesky && solver === "newton-cholesky");
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.linear_model.LogisticRegression", "sklearn.linear_model.LogisticRegressionCV"],
  keeps: ["coef_", "intercept_", "classes_"],
  read,
};
