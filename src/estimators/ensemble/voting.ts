/** What `sklearn.ensemble.VotingClassifier` and `VotingRegressor` share (ensemble/_voting.py): whose vote counts, and how much. */
import { pairwiseSum } from "../../numeric/index.ts";
import { numberOf } from "../../python/index.ts";
import { isWord, namedParts } from "../named-parts.ts";
import type { State } from "../state.ts";

export interface Voters {
  /** of those that were not dropped */
  readonly names: readonly string[];
  /** undefined: all count the same */
  readonly weights: Float64Array | undefined;
}

/** @param count the estimators that were fitted @throws {InvalidModelError} when names or weights are not as many */
export function votersOf(state: State, count: number): Voters {
  const parts = namedParts(state, "estimators", 2);
  const isVoting = parts.map((part) => !isWord(part, null, "drop"));
  const names = parts.filter((_, i) => isVoting[i]).map(({ name }) => name);
  if (names.length !== count) state.wrong("estimators", `name ${names.length} that vote, and ${count} are fitted`);
  if (!state.isSet("weights")) return { names, weights: undefined };
  const weights = state.list("weights");
  if (weights.length !== parts.length) state.wrong("weights", `has ${weights.length} entries for ${parts.length} estimators`);
  const numbers = weights.map((weight, i) => numberOf(weight) ?? state.wrong(`weights.${i}`, "is no number"));
  return { names, weights: Float64Array.from(numbers.filter((_, i) => isVoting[i])) };
}

/**
 * `np.average` over the estimators' answers, added in their order: their sum by their number, or their weighted sum by the sum of the
 * weights.
 */
export function average(answers: readonly ArrayLike<number>[], weights: Float64Array | undefined): Float64Array {
  const sums = new Float64Array(answers[0].length);
  answers.forEach((answer, t) => {
    const weight = weights?.[t];
    for (let i = 0; i < sums.length; i++) sums[i] += weight === undefined ? answer[i] : answer[i] * weight;
  });
  const total = weights === undefined ? answers.length : pairwiseSum(weights);
  for (let i = 0; i < sums.length; i++) sums[i] /= total;
  return sums;
}
