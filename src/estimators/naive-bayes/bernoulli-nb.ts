/** `BernoulliNB`: whether a word is there, and whether it is not (naive_bayes.py). */
import { exp, log, Matrix, pairwiseSum, SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import { linearScores } from "../linear-model/index.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { NaiveBayesClassifier } from "./naive-bayes-classifier.ts";

function read(state: State): NaiveBayesClassifier {
  const classes = state.labels("classes_", undefined);
  const present = state.matrix("feature_log_prob_", classes.length, undefined);
  const priors = state.float64("class_log_prior_", [classes.length]);
  const absent = Float64Array.from(present.data, (value) => log(1 - exp(value)));
  const { columns } = present;
  const coefficients = new Matrix(
    classes.length,
    columns,
    Float64Array.from(absent, (value, at) => present.data[at] - value),
  );
  const intercepts = priors.map((prior, k) => prior + pairwiseSum(absent, k * columns, (k + 1) * columns));
  const threshold = state.isSet("binarize") ? state.number("binarize") : undefined;
  const inputs = inputsFromState(state, columns);
  const model = { ...inputs, coefficients, intercepts };
  return new NaiveBayesClassifier({
    className: state.className,
    classes,
    ...inputs,
    operations: 3 * classes.length * columns,
    jointLogLikelihood: (x) => {
      const rows = sparseOrDenseRows(x, inputs);
      return linearScores(threshold === undefined ? rows : above(rows, threshold), model);
    },
  });
}

/** 1 for what is above the threshold, else 0. */
function above(x: Matrix | SparseMatrix, threshold: number): Matrix | SparseMatrix {
  // Below 0 also the cells that a sparse row does not have are above.
  if (x instanceof SparseMatrix && threshold < 0) return above(x.toDense(), threshold);
  const data = Float64Array.from(x.data, (value) => (value > threshold ? 1 : 0));
  return x instanceof Matrix ? new Matrix(x.rows, x.columns, data) : new SparseMatrix(x.rows, x.columns, x.indptr, x.indices, data);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.naive_bayes.BernoulliNB"],
  keeps: ["feature_log_prob_", "class_log_prior_", "classes_"],
  read,
};
