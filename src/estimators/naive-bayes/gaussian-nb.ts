/** `GaussianNB`: each input is normal within a class (naive_bayes.py). */
import { type Label, log, Matrix, pairwiseSum } from "../../numeric/index.ts";
import { inputsFromState, type Shapes } from "../common-state.ts";
import type { Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { denseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { NaiveBayesClassifier } from "./naive-bayes-classifier.ts";

interface Normal {
  /** log P(class) */
  readonly prior: number;
  /** what of the density does not depend on the row */
  readonly constant: number;
  readonly means: Float64Array | Float32Array;
  readonly variances: Float64Array | Float32Array;
}

function read(state: State): NaiveBayesClassifier {
  const classes: readonly Label[] = state.labels("classes_", undefined);
  const means = state.matrix("theta_", classes.length, undefined);
  const variances = state.matrix(state.nameOf("var_", "sigma_"), classes.length, means.columns);
  const priors = state.float64("class_prior_", [classes.length]);
  const normals = classes.map((_, k): Normal => {
    const constant = -0.5 * pairwiseSum(Float64Array.from(variances.row(k), (variance) => log(2 * Math.PI * variance)));
    return { prior: log(priors[k]), constant, means: means.row(k), variances: variances.row(k) };
  });
  const inputs = inputsFromState(state, means.columns);
  return new NaiveBayesClassifier({
    className: state.className,
    classes,
    ...inputs,
    operations: 5 * classes.length * means.columns,
    jointLogLikelihood: (x) => jointLogLikelihood(x, inputs, normals),
  });
}

function jointLogLikelihood(x: Rows, inputs: Shapes, normals: readonly Normal[]): Matrix {
  const { rows, columns, data } = denseRows(x, inputs);
  const joint = new Matrix(rows, normals.length);
  const distances = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    normals.forEach(({ prior, constant, means, variances }, k) => {
      for (let f = 0; f < columns; f++) {
        const difference = data[row * columns + f] - means[f];
        distances[f] = (difference * difference) / variances[f];
      }
      joint.data[row * normals.length + k] = prior + (constant - 0.5 * pairwiseSum(distances));
    });
  }
  return joint;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.naive_bayes.GaussianNB"],
  keeps: ["theta_", "var_", "sigma_", "class_prior_", "classes_"],
  read,
};
