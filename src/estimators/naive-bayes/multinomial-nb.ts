/** `MultinomialNB` and `ComplementNB`: counts of words, weighted by their log-probabilities (naive_bayes.py). */
import { inputsFromState } from "../common-state.ts";
import { linearScores } from "../linear-model/index.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { NaiveBayesClassifier } from "./naive-bayes-classifier.ts";

function read(state: State): NaiveBayesClassifier {
  const { className } = state;
  const classes = state.labels("classes_", undefined);
  const coefficients = state.matrix("feature_log_prob_", classes.length, undefined);
  // A complement's weights are for all that is not the class: its share counts only where there is no other class.
  const hasPriors = className.endsWith("MultinomialNB") || classes.length === 1;
  const intercepts = hasPriors ? state.float64("class_log_prior_", [classes.length]) : new Float64Array(classes.length);
  const inputs = inputsFromState(state, coefficients.columns);
  const model = { ...inputs, coefficients, intercepts };
  return new NaiveBayesClassifier({
    className,
    classes,
    ...inputs,
    operations: 2 * classes.length * coefficients.columns,
    jointLogLikelihood: (x) => linearScores(sparseOrDenseRows(x, inputs), model),
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.naive_bayes.ComplementNB", "sklearn.naive_bayes.MultinomialNB"],
  keeps: ["feature_log_prob_", "class_log_prior_", "classes_"],
  read,
};
