/** `OneVsOneClassifier`: a binary estimator for each pair of classes, which votes (multiclass.py). */
import { type Label, Matrix, mostProbable } from "../../numeric/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type BinaryEstimator, binaryEstimators, binaryScores, costOfAll, inputsOfBinary, thresholdOf } from "./binary-estimators.ts";
import { pairVotes } from "./pair-votes.ts";

function read(state: State): Classifier {
  const classes = state.labels("classes_", undefined);
  if (state.isSet("pairwise_indices_")) return state.refuse("OneVsOneClassifier of a precomputed kernel");
  if (classes.length < 2) return state.wrong("classes_", `has ${classes.length} labels`);
  const estimators = binaryEstimators(state, (classes.length * (classes.length - 1)) / 2);
  const inputs = inputsOfBinary(state, estimators);
  const { version } = state;
  const isBinary = classes.length === 2;
  const threshold = version.isBefore(1, 1) ? 0 : thresholdOf(estimators[0]);
  const decisions = (x: Rows): Matrix => {
    const votes = votesOf(estimators, learntRows(x, inputs), classes.length);
    return isBinary ? votes.selectColumns([1]) : votes;
  };
  return {
    kind: "classifier",
    className: state.className,
    classes,
    ...inputs,
    rowCost: costOfAll(estimators, 8 * estimators.length),
    predict: (x: Rows): Label[] => {
      const own = decisions(x);
      return isBinary ? Array.from(own.data as Float64Array, (vote) => classes[vote > threshold ? 1 : 0]) : mostProbable(own, classes);
    },
    ...(version.isBefore(0, 21) ? { decisionsOf: "batch" } : { decisionFunction: decisions }),
  };
}

function votesOf(estimators: readonly BinaryEstimator[], x: Rows, classes: number): Matrix {
  const answers = estimators.map((estimator) => ({ labels: estimator.predict(x), scores: binaryScores(estimator, x) }));
  const rows = answers[0].scores.length;
  const matrix = new Matrix(rows, classes);
  for (let row = 0; row < rows; row++) {
    const winners = answers.map(({ labels }) => Number(labels[row]));
    const confidences = answers.map(({ scores }) => scores[row]);
    pairVotes(winners, confidences, matrix.row(row) as Float64Array);
  }
  return matrix;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.multiclass.OneVsOneClassifier"],
  keeps: ["estimators_", "classes_", "pairwise_indices_"],
  read,
};
