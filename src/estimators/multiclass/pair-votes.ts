/**
 * From pairs of classes to classes: votes, and less than half a vote for the sum of the confidences, which breaks ties
 * (utils/multiclass.py, `_ovr_decision_function`, since 0.21).
 *
 * @param winners for each pair 0 for its first class, 1 for its second
 * @param confidences for each pair how sure it is of its second class
 * @param out one number a class
 */
export function pairVotes(winners: ArrayLike<number>, confidences: ArrayLike<number>, out: Float64Array): void {
  const classes = out.length;
  const sums = new Float64Array(classes);
  out.fill(0);
  let pair = 0;
  for (let i = 0; i < classes; i++) {
    for (let j = i + 1; j < classes; j++, pair++) {
      sums[i] -= confidences[pair];
      sums[j] += confidences[pair];
      if (winners[pair] === 0) out[i]++;
      else if (winners[pair] === 1) out[j]++;
    }
  }
  for (let k = 0; k < classes; k++) out[k] += sums[k] / (3 * (Math.abs(sums[k]) + 1));
}
