/**
 * `sklearn.ensemble.AdaBoostClassifier` (ensemble/_weight_boosting.py): SAMME adds up weighted votes, SAMME.R (up to 1.5) the
 * logarithms of probabilities. What a vote against a class counts changed in 1.3, how probabilities come about in 0.22.
 */
import { exp, type Label, log, Matrix, mostProbable, pairwiseSum, softmax } from "../../numeric/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { boostingWeights, classifiersIn, outsideOfFinite } from "./base-estimators.ts";

const MOST = 0x7fffffff;

/** What one estimator says of each class, `(rows, classes)`, times its weight. */
type Answers = (estimator: Classifier, weight: number, x: Rows) => Matrix;

function read(state: State): Classifier {
  const { version } = state;
  const estimators = classifiersIn(state);
  const classes = state.labels("classes_", state.integer("n_classes_", 1, MOST));
  const k = classes.length;
  estimators.forEach((estimator, i) => {
    if (estimator.classes.length !== k) state.wrong(`estimators_.${i}`, `has ${estimator.classes.length} classes, not ${k}`);
  });
  const weights = boostingWeights(state, estimators.length);
  const addsLogarithms = version.isBefore(1, 6) && state.choice("algorithm", ["SAMME", "SAMME.R"], "SAMME.R") === "SAMME.R";
  const haveProbabilities = estimators.every(({ predictProba }) => predictProba !== undefined);
  if (addsLogarithms && !haveProbabilities) state.wrong("estimators_", "hold one without predict_proba, which SAMME.R asks");
  const { rows, ...outside } = outsideOfFinite(state, estimators);
  const means = (answers: Answers, x: Rows) => weightedMeans(estimators, weights, answers, rows(x));

  const decide = addsLogarithms ? logarithms : votes(classes, version.isBefore(1, 3) ? 0 : -1 / (k - 1));
  const decisionFunction = (x: Rows): Matrix => (k === 2 ? differences(means(decide, x)) : means(decide, x));
  const judge = addsLogarithms ? logarithms : weightedProbabilities;
  const predictProba = (x: Rows): Matrix => {
    if (k === 1) return ones(means(decide, x));
    return version.isBefore(0, 22) ? exponentialShares(means(judge, x)) : sharesOfDecision(decisionFunction(x), k);
  };
  return {
    ...outside,
    kind: "classifier",
    classes,
    predict: (x) => {
      const decisions = decisionFunction(x);
      if (k === 2) return Array.from(decisions.data, (decision) => classes[decision > 0 ? 1 : 0]);
      return mostProbable(decisions, classes);
    },
    decisionFunction,
    // Up to 0.21 those of the estimators were averaged.
    ...((haveProbabilities || !version.isBefore(0, 22)) && { predictProba }),
  };
}

/** The estimators' answers, added in order, by the sum of all weights: also of those that training stopped before. */
function weightedMeans(estimators: readonly Classifier[], weights: Float64Array, answers: Answers, x: Rows): Matrix {
  const total = pairwiseSum(weights);
  const sums = answers(estimators[0], weights[0], x);
  for (let t = 1; t < estimators.length; t++) {
    const { data } = answers(estimators[t], weights[t], x);
    for (let i = 0; i < data.length; i++) sums.data[i] += data[i];
  }
  for (let i = 0; i < sums.data.length; i++) sums.data[i] /= total;
  return sums;
}

/** Of two classes the second less the first. */
function differences({ rows, data }: Matrix): Matrix {
  const decisions = new Matrix(rows, 1);
  for (let row = 0; row < rows; row++) decisions.data[row] = -data[2 * row] + data[2 * row + 1];
  return decisions;
}

function ones(matrix: Matrix): Matrix {
  matrix.data.fill(1);
  return matrix;
}

/** Since 0.22: softmax of the decision by the number of other classes; of two classes, of its halves. */
function sharesOfDecision(decisions: Matrix, k: number): Matrix {
  const probabilities = new Matrix(decisions.rows, k);
  for (let row = 0; row < decisions.rows; row++) {
    const decision = decisions.row(row);
    const shares = k === 2 ? Float64Array.of(-decision[0] / 2, decision[0] / 2) : Float64Array.from(decision, (d) => d / (k - 1));
    softmax(shares);
    probabilities.data.set(shares, row * k);
  }
  return probabilities;
}

/** Up to 0.21: exp of the mean by the number of other classes, as shares. */
function exponentialShares({ rows, columns: k, data }: Matrix): Matrix {
  const shares = new Matrix(rows, k);
  for (let row = 0; row < rows; row++) {
    const of = shares.row(row);
    for (let c = 0; c < k; c++) of[c] = exp((1 / (k - 1)) * data[row * k + c]);
    const sum = pairwiseSum(of);
    if (sum !== 0) for (let c = 0; c < k; c++) of[c] /= sum;
  }
  return shares;
}

/** @param otherVote what a vote for another class counts */
function votes(classes: readonly Label[], otherVote: number): Answers {
  const codes = new Map(classes.map((label, c) => [label, c]));
  return (estimator, weight, x) => {
    const labels = estimator.predict(x);
    const out = new Matrix(labels.length, classes.length);
    out.data.fill(otherVote * weight);
    labels.forEach((label, row) => {
      const c = codes.get(label);
      if (c !== undefined) out.data[row * classes.length + c] = weight;
    });
    return out;
  };
}

function weightedProbabilities(estimator: Classifier, weight: number, x: Rows): Matrix {
  const shares = probabilitiesOf(estimator, x);
  for (let i = 0; i < shares.data.length; i++) shares.data[i] *= weight;
  return shares;
}

/** `_samme_proba`: how far the logarithm of each probability is from their mean, times the other classes. */
function logarithms(estimator: Classifier, _: number, x: Rows): Matrix {
  const shares = probabilitiesOf(estimator, x);
  const k = shares.columns;
  for (let row = 0; row < shares.rows; row++) {
    const of = shares.row(row);
    for (let c = 0; c < k; c++) of[c] = log(Math.max(of[c], Number.EPSILON));
    const sum = pairwiseSum(of);
    for (let c = 0; c < k; c++) of[c] = (k - 1) * (of[c] - (1 / k) * sum);
  }
  return shares;
}

/** A copy, in float64, that may be written to. */
function probabilitiesOf(estimator: Classifier, x: Rows): Matrix {
  const { rows, columns, data } = estimator.predictProba?.(x) ?? new Matrix(0, 0);
  return new Matrix(rows, columns, Float64Array.from(data));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.AdaBoostClassifier"],
  keeps: ["estimators_", "estimator_weights_", "classes_", "n_classes_"],
  read,
};
