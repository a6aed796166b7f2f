/** `MultinomialNB` and `ComplementNB`: counts of words, weighted by their log-probabilities (naive_bayes.py). */
import type { Matrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import { linearScores } from "../linear-model/index.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { NaiveBayesClassifier } from "./naive-bayes-classifier.ts";

function read(state: State): NaiveBayesClassifier {
  const { className } = state;
  const classes = state.labels("classes_", undefined);
  const coefficients = coefficientsOf(state, classes.length);
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

function coefficientsOf(state: State, classes: number): Matrix {
  const coefficients = state.matrix("feature_log_prob_", undefined, undefined);
  // Up to 0.24 its probabilities have a second column, of no class.
  if (classes === 1 && coefficients.rows === 2 && state.version.isBefore(1, 0)) return state.refuse(`${state.className} of one class`);
  if (coefficients.rows !== classes) state.wrong("feature_log_prob_", `has ${coefficients.rows} rows for ${classes} classes`);
  return coefficients;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.naive_bayes.ComplementNB", "sklearn.naive_bayes.MultinomialNB"],
  keeps: ["feature_log_prob_", "class_log_prior_", "classes_"],
  read,
};
