/**
 * From the decisions of pairs of classes to probabilities: a sigmoid for each pair, then the probabilities that fit the pairs best (Wu, Lin
 * and Weng, "Probability estimates for multi-class classification by pairwise coupling", 2004, the second method), in the steps of
 * svm/src/libsvm/svm.cpp, `svm_predict_probability` and `multiclass_probability`.
 */
import { exp } from "../../numeric/index.ts";
import type { RowCost } from "../estimator.ts";

const LEAST = 1e-7;
const MOST_ROUNDS = 100;

/** Most that coupling costs: every round goes through all pairs twice. */
export function couplingCost(classes: number): RowCost {
  const pairs = classes * classes;
  return { operations: pairs * (50 + 10 * Math.max(MOST_ROUNDS, classes)), bytes: 16 * pairs };
}

/**
 * @param decisions one for each pair of classes, positive for the first
 * @param slopes one a pair, of the sigmoids
 * @param intercepts one a pair
 * @param out one a class
 */
export function coupledProbabilities(
  decisions: ArrayLike<number>,
  slopes: Float64Array,
  intercepts: Float64Array,
  out: Float64Array,
): void {
  const classes = out.length;
  // pairs[i * classes + j]: how probable class i is, of i and j
  const pairs = new Float64Array(classes * classes);
  let pair = 0;
  for (let i = 0; i < classes; i++) {
    for (let j = i + 1; j < classes; j++, pair++) {
      const probability = sigmoid(decisions[pair] * slopes[pair] + intercepts[pair]);
      pairs[i * classes + j] = Math.min(Math.max(probability, LEAST), 1 - LEAST);
      pairs[j * classes + i] = 1 - pairs[i * classes + j];
    }
  }
  couple(pairs, out);
}

function sigmoid(f: number): number {
  if (f < 0) return 1 / (1 + exp(f));
  const e = exp(-f);
  return e / (1 + e);
}

function couple(pairs: Float64Array, p: Float64Array): void {
  const classes = p.length;
  const tolerance = 0.005 / classes;
  const q = quadratic(pairs, classes);
  const qp = new Float64Array(classes);
  p.fill(1 / classes);
  for (let round = 0; round < Math.max(MOST_ROUNDS, classes); round++) {
    let pqp = 0;
    for (let t = 0; t < classes; t++) {
      qp[t] = 0;
      for (let j = 0; j < classes; j++) qp[t] += q[t * classes + j] * p[j];
      pqp += p[t] * qp[t];
    }
    let furthest = 0;
    for (let t = 0; t < classes; t++) furthest = Math.max(furthest, Math.abs(qp[t] - pqp));
    if (furthest < tolerance) return;
    for (let t = 0; t < classes; t++) {
      const own = q[t * classes + t];
      const step = (-qp[t] + pqp) / own;
      p[t] += step;
      pqp = (pqp + step * (step * own + 2 * qp[t])) / (1 + step) / (1 + step);
      for (let j = 0; j < classes; j++) {
        qp[j] = (qp[j] + step * q[t * classes + j]) / (1 + step);
        p[j] /= 1 + step;
      }
    }
  }
}

function quadratic(pairs: Float64Array, classes: number): Float64Array {
  const q = new Float64Array(classes * classes);
  for (let t = 0; t < classes; t++) {
    for (let j = 0; j < classes; j++) {
      if (j === t) continue;
      q[t * classes + t] += pairs[j * classes + t] * pairs[j * classes + t];
      q[t * classes + j] = j < t ? q[j * classes + t] : -pairs[j * classes + t] * pairs[t * classes + j];
    }
  }
  return q;
}
