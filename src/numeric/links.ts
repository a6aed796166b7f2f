/**
 * From raw scores to probabilities and back, as scipy.special and sklearn.utils.extmath compute them; a row at a time, so that one row
 * alone has the bits that it has in a batch.
 */
import { exp } from "./exponentials.ts";
import { log, log1p } from "./logarithms.ts";
import { pairwiseSum } from "./pairwise-sum.ts";

/** `scipy.special.expit`: 1 / (1 + e^-x). */
export const expit = (x: number): number => 1 / (1 + exp(-x));

/** ln (p / (1 - p)): what `scipy.special.logit` was up to SciPy 1.14, and what scikit-learn up to 1.3 writes itself. */
export const logOdds = (p: number): number => log(p / (1 - p));

/** `scipy.special.logit` since SciPy 1.15 (xsf/log_exp.h): `logOdds`, but around 1/2, where that loses digits, by log1p. */
export function logit(p: number): number {
  if (p < 0.3 || p > 0.65) return logOdds(p);
  const s = 2 * (p - 0.5);
  return log1p(s) - log1p(-s);
}

/**
 * `sklearn.utils.extmath.softmax` of one row: e^(x - the largest x), divided by NumPy's sum of them. Written over `row`.
 *
 * @param row `(classes)`, float64 raw scores
 */
export function softmax(row: Float64Array): void {
  const most = largest(row);
  for (let j = 0; j < row.length; j++) row[j] = exp(row[j] - most);
  const sum = pairwiseSum(row);
  for (let j = 0; j < row.length; j++) row[j] /= sum;
}

/**
 * `scipy.special.logsumexp` of one row, as up to SciPy 1.14: the largest x plus ln Σ e^(x - the largest x). Later ones take the largest out
 * of the sum and add log1p of the rest: the same up to 2 units in the last place of what is added to the largest.
 */
export function logSumExp(row: ArrayLike<number>): number {
  const most = largest(row);
  const shift = Number.isFinite(most) ? most : 0;
  return log(pairwiseSum(Float64Array.from(row, (x) => exp(x - shift)))) + shift;
}

/** `np.max`: NaN if one is. */
function largest(row: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < row.length; j++) if (row[j] > most || Number.isNaN(row[j])) most = row[j];
  return most;
}

/** The plain sum of products in order, from `a[0] * b[0]`. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}
