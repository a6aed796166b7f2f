/** Means as NumPy takes them: `np.mean`, `np.average` (numpy/lib/_function_base_impl.py), `_nanaverage` (sklearn/utils/extmath.py). */
import { ParameterError } from "../../errors/index.ts";
import { pairwiseSum } from "../../numeric/index.ts";

const times = (values: Float64Array, weights: Float64Array): Float64Array => values.map((value, i) => value * weights[i]);

/** The mean, or the weighted mean. @throws {ParameterError} when the weights sum to 0 */
export function average(values: Float64Array, weights?: Float64Array): number {
  if (weights === undefined) return pairwiseSum(values) / values.length;
  const scale = pairwiseSum(weights);
  if (scale === 0) throw new ParameterError("sampleWeight sums to 0", { place: { name: "sampleWeight" } });
  return pairwiseSum(times(values, weights)) / scale;
}

/** The sum, or the weighted sum. */
export function total(values: Float64Array, weights?: Float64Array): number {
  return pairwiseSum(weights === undefined ? values : times(values, weights));
}

/** The mean of what is not NaN, unweighted where the weights sum to 0; NaN when nothing is left. */
export function nanAverage(values: Float64Array, weights?: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return Number.NaN;
  if (weights === undefined) return pairwiseSum(values.map((value) => (Number.isNaN(value) ? 0 : value))) / known.length;
  const kept = weights.filter((_, i) => !Number.isNaN(values[i]));
  return average(known, pairwiseSum(kept) === 0 ? undefined : kept);
}
