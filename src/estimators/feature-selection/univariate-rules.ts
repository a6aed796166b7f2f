/** Which features a univariate test keeps (feature_selection/_univariate_selection.py, `_get_support_mask` of each class). */
import type { SklearnVersion } from "../sklearn-version.ts";

const LOWEST = -Number.MAX_VALUE;

/** The `k` best scores; of equal ones the last, as a stable sort leaves them. */
export function kBest(scores: Float64Array, k: number): boolean[] {
  const cleaned = withoutNan(scores);
  const order = Array.from(cleaned.keys()).sort((a, b) => cleaned[a] - cleaned[b]);
  const best = new Set(order.slice(Math.max(0, order.length - k)));
  return Array.from(cleaned, (_, f) => best.has(f));
}

/** Scores above a percentile; of those that equal it the first, as far as there is room. */
export function bestPercentile(scores: Float64Array, percentile: number, version: SklearnVersion): boolean[] {
  if (percentile === 100 || percentile === 0) return Array.from(scores, () => percentile === 100);
  const cleaned = withoutNan(scores);
  const threshold = percentileOf(cleaned, 100 - percentile, version);
  const mask = Array.from(cleaned, (score) => score > threshold);
  const ties = [...cleaned.keys()].filter((f) => cleaned[f] === threshold);
  const room = Math.trunc((cleaned.length * percentile) / 100) - mask.filter(Boolean).length;
  // A negative end counts from the back, in Python as here.
  for (const f of ties.slice(0, room)) mask[f] = true;
  return mask;
}

export function belowAlpha(pvalues: Float64Array, alpha: number): boolean[] {
  return Array.from(pvalues, (p) => p < alpha);
}

/** Benjamini and Hochberg's procedure. */
export function falseDiscoveries(pvalues: Float64Array, alpha: number): boolean[] {
  const sorted = sortedNumbers(pvalues);
  const step = alpha / sorted.length;
  const accepted = sorted.filter((p, i) => p <= step * (i + 1));
  if (accepted.length === 0) return Array.from(pvalues, () => false);
  const most = accepted[accepted.length - 1];
  return Array.from(pvalues, (p) => p <= most);
}

function withoutNan(scores: Float64Array): Float64Array {
  return scores.map((score) => (Number.isNaN(score) ? LOWEST : score));
}

/** As `np.sort`: NaN last. */
function sortedNumbers(values: Float64Array): Float64Array {
  return values.slice().sort();
}

/** `np.percentile` with linear interpolation; up to 0.19 SciPy's `scoreatpercentile`, which weighs both neighbours. */
function percentileOf(values: Float64Array, percent: number, version: SklearnVersion): number {
  const sorted = sortedNumbers(values);
  const index = (percent / 100) * (sorted.length - 1);
  const below = Math.floor(index);
  if (below === index) return sorted[below];
  const share = index - below;
  const [a, b] = [sorted[below], sorted[below + 1]];
  if (version.isBefore(0, 20)) return (a * (below + 1 - index) + b * share) / (below + 1 - index + share);
  return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share);
}
