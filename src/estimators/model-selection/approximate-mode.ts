/**
 * How many rows each class gives to one side of a stratified split: the likeliest draw, `_approximate_mode` in
 * scikit-learn's utils/extmath.py. Remainders that are equal are drawn for, with `rng.choice(…, replace=False)`.
 */
import type { MersenneTwister } from "../../numeric/index.ts";

/**
 * @param counts rows of each class, not all 0
 * @param draws rows to share out, at most the sum of `counts`
 * @returns rows of each class; they sum to `draws`
 */
export function approximateMode(counts: Int32Array, draws: number, random: MersenneTwister): Int32Array {
  let total = 0;
  for (const count of counts) total += count;
  const shares = new Int32Array(counts.length);
  const remainders = new Float64Array(counts.length);
  let missing = draws;
  for (let i = 0; i < counts.length; i++) {
    const continuous = (counts[i] / total) * draws;
    shares[i] = Math.floor(continuous);
    remainders[i] = continuous - shares[i];
    missing -= shares[i];
  }
  for (const value of new Set(Float64Array.from(remainders).sort().reverse())) {
    if (missing <= 0) break;
    const equal = Array.from(remainders.keys()).filter((i) => remainders[i] === value);
    const drawn = random.permutation(equal.length).subarray(0, missing);
    for (const i of drawn) shares[equal[i]]++;
    missing -= drawn.length;
  }
  return shares;
}
