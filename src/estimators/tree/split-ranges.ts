/** What trees know of their inputs: between which thresholds an answer changes. */
import type { Tree } from "../../tree/index.ts";
import type { InputHint } from "../estimator.ts";

const LEAF = -1;

/** Of more inputs than these nobody reads hints. */
export const MOST_HINTS = 0xffff;

/** One for each feature; without a range where no tree splits on it. */
export function inputsOf(trees: readonly Tree[], takesMissing: boolean): InputHint[] {
  const { nFeatures } = trees[0];
  const least = new Float64Array(nFeatures).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(nFeatures).fill(Number.NEGATIVE_INFINITY);
  for (const { nodeCount, childrenLeft, feature, threshold } of trees) {
    for (let i = 0; i < nodeCount; i++) {
      // An infinite threshold parts what is missing from what is not.
      if (childrenLeft[i] === LEAF || threshold[i] === Number.POSITIVE_INFINITY) continue;
      const f = feature[i];
      if (threshold[i] < least[f]) least[f] = threshold[i];
      if (threshold[i] > most[f]) most[f] = threshold[i];
    }
  }
  return Array.from(least, (from, f) => ({
    kind: "number",
    missing: takesMissing,
    ...(from <= most[f] && { range: [from, most[f]] as const }),
  }));
}
