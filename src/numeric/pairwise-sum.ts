/**
 * NumPy's sum of contiguous float64 values (`pairwise_sum` in numpy/_core/src/umath/loops_utils.h.src): eight running
 * sums up to 128 values, halves rounded down to a multiple of 8 above. The order decides the last bits.
 */
export function pairwiseSum(values: ArrayLike<number>, from = 0, to = values.length): number {
  const n = to - from;
  if (n < 8) {
    // NumPy starts from -0.0, so that a sum of negative zeros keeps its sign; 0.0 + x differs from x in nothing else.
    let sum = 0;
    for (let i = from; i < to; i++) sum += values[i];
    return sum;
  }
  if (n <= 128) {
    let r0 = values[from];
    let r1 = values[from + 1];
    let r2 = values[from + 2];
    let r3 = values[from + 3];
    let r4 = values[from + 4];
    let r5 = values[from + 5];
    let r6 = values[from + 6];
    let r7 = values[from + 7];
    const end = from + n - (n % 8);
    for (let i = from + 8; i < end; i += 8) {
      r0 += values[i];
      r1 += values[i + 1];
      r2 += values[i + 2];
      r3 += values[i + 3];
      r4 += values[i + 4];
      r5 += values[i + 5];
      r6 += values[i + 6];
      r7 += values[i + 7];
    }
    let sum = r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7));
    for (let i = end; i < to; i++) sum += values[i];
    return sum;
  }
  const half = Math.floor(n / 2);
  const middle = from + half - (half % 8);
  return pairwiseSum(values, from, middle) + pairwiseSum(values, middle, to);
}

/** The same sum of float32 values, each step rounded to float32. */
export function pairwiseSumSingle(values: Float32Array, from = 0, to = values.length): number {
  const n = to - from;
  if (n > 128) {
    const half = Math.floor(n / 2);
    const middle = from + half - (half % 8);
    return Math.fround(pairwiseSumSingle(values, from, middle) + pairwiseSumSingle(values, middle, to));
  }
  let sum = 0;
  let rest = from;
  if (n >= 8) {
    const r = values.slice(from, from + 8);
    for (rest += 8; rest + 8 <= to; rest += 8) for (let lane = 0; lane < 8; lane++) r[lane] += values[rest + lane];
    const [low, high] = [0, 4].map((i) => Math.fround(Math.fround(r[i] + r[i + 1]) + Math.fround(r[i + 2] + r[i + 3])));
    sum = Math.fround(low + high);
  }
  for (; rest < to; rest++) sum = Math.fround(sum + values[rest]);
  return sum;
}
