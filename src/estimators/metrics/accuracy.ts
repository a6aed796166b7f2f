/** The share of right answers: `accuracy_score` and `balanced_accuracy_score` of scikit-learn's metrics/_classification.py. */
import { type Labels, pairwiseSum } from "../../numeric/index.ts";
import { average, total } from "./average.ts";
import { countPairs } from "./confusion-matrix.ts";
import type { Numbers } from "./numbers.ts";
import { readTargets } from "./targets.ts";

export interface AccuracyOptions {
  /**
   * the share of right rows (the default), or with `false` their number, or their weight; scikit-learn leaves the order
   * of that last sum to the machine's BLAS, so its last bits are its own
   */
  readonly normalize?: boolean | undefined;
  readonly sampleWeight?: Numbers | null | undefined;
}

export interface BalancedAccuracyOptions {
  readonly sampleWeight?: Numbers | null | undefined;
  /** rescaled so that guessing scores 0 */
  readonly adjusted?: boolean | undefined;
}

/**
 * The share, between 0 and 1, of rows whose predicted label is the true one.
 *
 * @param yTrue true labels, one a row
 * @param yPred predicted labels, one a row
 * @throws {DataError} when the sides differ in length, have no rows, or labels of several kinds
 */
export function accuracyScore(yTrue: Labels, yPred: Labels, options: AccuracyOptions = {}): number {
  const targets = readTargets(yTrue, yPred, options.sampleWeight);
  const isRight = Float64Array.from(targets.yTrue, (code, i) => (code === targets.yPred[i] ? 1 : 0));
  return (options.normalize ?? true) ? average(isRight, targets.weights) : total(isRight, targets.weights);
}

/**
 * The mean over the true classes of the share of their rows that were recognised. Classes that were only predicted
 * do not count.
 *
 * @param yTrue true labels, one a row
 * @param yPred predicted labels, one a row
 * @throws {DataError} when the sides differ in length, have no rows, or labels of several kinds
 */
export function balancedAccuracyScore(yTrue: Labels, yPred: Labels, options: BalancedAccuracyOptions = {}): number {
  const counts = countPairs(readTargets(yTrue, yPred, options.sampleWeight));
  const recalls = Float64Array.from({ length: counts.rows }, (_, i) => counts.row(i)[i] / pairwiseSum(counts.row(i)));
  const known = recalls.filter((recall) => !Number.isNaN(recall));
  const score = average(known);
  if (!(options.adjusted ?? false)) return score;
  const chance = 1 / known.length;
  return (score - chance) / (1 - chance);
}
