/** `CategoricalNB`: each input is the number of a category (naive_bayes.py). */
import { DataError } from "../../errors/index.ts";
import { Matrix } from "../../numeric/index.ts";
import { NdArray } from "../../python/index.ts";
import { inputsFromState, type Shapes } from "../common-state.ts";
import type { InputHint, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { denseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { NaiveBayesClassifier } from "./naive-bayes-classifier.ts";

const MOST_SHOWN = 100;

function read(state: State): NaiveBayesClassifier {
  const classes = state.labels("classes_", undefined);
  const priors = state.float64("class_log_prior_", [classes.length]);
  const features = state.list("feature_log_prob_").map((value, f): Matrix => {
    const isTable = value instanceof NdArray && value.data instanceof Float64Array && value.shape.length === 2;
    if (!isTable || value.shape[0] !== classes.length || value.data.length !== value.shape[0] * value.shape[1]) {
      return state.wrong("feature_log_prob_", `entry ${f} is no table of ${classes.length} classes`);
    }
    return new Matrix(value.shape[0], value.shape[1], value.data);
  });
  if (features.length === 0) return state.wrong("feature_log_prob_", "is empty");
  const shapes = inputsFromState(state, features.length);
  return new NaiveBayesClassifier({
    className: state.className,
    classes,
    ...shapes,
    inputs: features.map(({ columns }) => hintOf(columns)),
    operations: 2 * classes.length * features.length,
    jointLogLikelihood: (x) => jointLogLikelihood(x, shapes, features, priors),
  });
}

function hintOf(categories: number): InputHint {
  const range = [0, categories - 1] as const;
  if (categories > MOST_SHOWN) return { kind: "number", missing: false, integer: true, isClosed: true, range };
  return {
    kind: "number",
    missing: false,
    integer: true,
    isClosed: true,
    range,
    categories: Array.from({ length: categories }, (_, i) => i),
  };
}

function jointLogLikelihood(x: Rows, shapes: Shapes, features: readonly Matrix[], priors: Float64Array): Matrix {
  const { rows, columns, data } = denseRows(x, shapes);
  const joint = new Matrix(rows, priors.length);
  for (let row = 0; row < rows; row++) {
    const sums = joint.row(row);
    features.forEach((logProbabilities, f) => {
      const category = Math.trunc(data[row * columns + f]);
      if (category < 0 || category >= logProbabilities.columns) {
        throw new DataError(
          `row ${row}, column ${f} is the category ${category}, and the model learnt 0 to ${logProbabilities.columns - 1}`,
        );
      }
      for (let k = 0; k < sums.length; k++) sums[k] += logProbabilities.data[k * logProbabilities.columns + category];
    });
    for (let k = 0; k < sums.length; k++) sums[k] += priors[k];
  }
  return joint;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.naive_bayes.CategoricalNB"],
  keeps: ["feature_log_prob_", "class_log_prior_", "classes_"],
  read,
};
