/**
 * Which rows a tree of a forest sees: drawn with replacement from the tree's own seed (ensemble/_forest.py,
 * `_generate_sample_indices`). Since scikit-learn 1.9 weights only shape the draw; the tree sees plain counts.
 */
import { MersenneTwister, pairwiseSum } from "../numeric/index.ts";
import type { TrainingSet } from "./training-set.ts";

export interface Bootstrap {
  /** how many rows are drawn */
  readonly count: number;
  /** `cumulatedShares` of the rows' weights; undefined: all rows are equally likely */
  readonly cumulated: Float64Array | undefined;
  /** whether each tree's counts are multiplied by the balanced class weights of the rows it drew */
  readonly balancesClasses: boolean;
}

/** What `RandomState.choice(p=weights / sum)` compares a draw with: shares added in order, divided by their last. */
export function cumulatedShares(weights: Float64Array): Float64Array {
  const total = pairwiseSum(weights);
  const cumulated = new Float64Array(weights.length);
  let sum = 0;
  for (let row = 0; row < weights.length; row++) {
    sum += weights[row] / total;
    cumulated[row] = sum;
  }
  for (let row = 0; row < weights.length; row++) cumulated[row] /= sum;
  return cumulated;
}

/** How often each row is drawn by the tree with this seed. */
export function drawCounts(rows: number, { count, cumulated }: Bootstrap, seed: number): Float64Array {
  const random = new MersenneTwister(seed);
  const counts = new Float64Array(rows);
  for (let i = 0; i < count; i++) {
    counts[cumulated === undefined ? random.interval(rows - 1) : firstAbove(cumulated, random.randomSample())]++;
  }
  return counts;
}

// np.searchsorted(side="right")
function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < sorted[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * `compute_class_weight("balanced")`: one weight a class, inversely proportional to how much of it there is.
 *
 * @param amounts rows, or sums of weights, of each class; a class without any gets weight 0
 */
export function balancedClassWeights(amounts: Float64Array): Float64Array {
  const present = amounts.filter((amount) => amount > 0);
  const total = pairwiseSum(present);
  return amounts.map((amount) => (amount > 0 ? total / (present.length * amount) : 0));
}

/** The weights that a tree of a forest is grown with. */
export function bootstrapWeights(set: TrainingSet, bootstrap: Bootstrap, seed: number): Float64Array {
  const weights = drawCounts(set.rows, bootstrap, seed);
  if (bootstrap.balancesClasses) {
    const amounts = new Float64Array(set.classes);
    for (let row = 0; row < set.rows; row++) amounts[set.targets[row]] += weights[row];
    const classWeights = balancedClassWeights(amounts);
    for (let row = 0; row < set.rows; row++) weights[row] *= classWeights[set.targets[row]];
  }
  return weights;
}
