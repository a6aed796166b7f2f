/** `confusion_matrix` of scikit-learn's metrics/_classification.py. */
import { DataError } from "../../errors/index.ts";
import { type Label, type Labels, Matrix, pairwiseSum } from "../../numeric/index.ts";
import type { Numbers } from "./numbers.ts";
import { placesOf, readTargets, type Targets } from "./targets.ts";

export interface ConfusionMatrixOptions {
  /** which classes, in which order; by default all of either side, sorted */
  readonly labels?: readonly Label[] | undefined;
  readonly sampleWeight?: Numbers | null | undefined;
  /** shares of the true class (each row sums to 1), of the predicted class (each column) or of everything */
  readonly normalize?: "true" | "pred" | "all" | null | undefined;
}

/** Rows, or weight, of each true class (row) that was predicted as each class (column), added in row order. */
export function countPairs({ classes, yTrue, yPred, weights }: Targets, labels: readonly Label[] = classes): Matrix {
  const places = placesOf(classes, labels);
  const counts = new Matrix(labels.length, labels.length);
  let isSeen = false;
  for (let i = 0; i < yTrue.length; i++) {
    const truth = places[yTrue[i]];
    const prediction = places[yPred[i]];
    isSeen ||= truth >= 0;
    if (truth >= 0 && prediction >= 0) counts.data[truth * labels.length + prediction] += weights?.[i] ?? 1;
  }
  if (!isSeen) throw new DataError("none of the labels asked for is in yTrue");
  return counts;
}

function divisors(counts: Matrix, normalize: "true" | "pred" | "all"): (row: number, column: number) => number {
  switch (normalize) {
    case "true": {
      const sums = Array.from({ length: counts.rows }, (_, i) => pairwiseSum(counts.row(i)));
      return (row) => sums[row];
    }
    case "pred": {
      const sums = new Float64Array(counts.columns);
      for (let i = 0; i < counts.rows; i++) for (let j = 0; j < sums.length; j++) sums[j] += counts.row(i)[j];
      return (_, column) => sums[column];
    }
    case "all": {
      const sum = pairwiseSum(counts.data);
      return () => sum;
    }
  }
}

// np.nan_to_num: a class without rows has shares of 0.
function finite(share: number): number {
  if (Number.isNaN(share)) return 0;
  return Number.isFinite(share) ? share : Math.sign(share) * Number.MAX_VALUE;
}

/**
 * How often each true class (row) was predicted as each class (column); `labels` fixes their order.
 *
 * @param yTrue true labels, one a row
 * @param yPred predicted labels, one a row
 * @returns `(labels, labels)` counts, or sums of weights, or shares
 * @throws {DataError} when the sides differ in length, have no rows or labels of several kinds, or hold none of `labels`
 * @throws {ParameterError} when `labels` is empty or names a label twice
 */
export function confusionMatrix(yTrue: Labels, yPred: Labels, options: ConfusionMatrixOptions = {}): number[][] {
  const { labels, sampleWeight, normalize } = options;
  const counts = countPairs(readTargets(yTrue, yPred, sampleWeight), labels);
  const rows = counts.toArrays();
  if (normalize === undefined || normalize === null) return rows;
  const divisor = divisors(counts, normalize);
  return rows.map((row, i) => row.map((count, j) => finite(count / divisor(i, j))));
}
