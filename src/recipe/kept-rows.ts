/** Real rows, for a card whose owner asked for them: an example of each class first, then a draw of the others. */
import type { KeptRows } from "../model/index.ts";
import { type Label, type Labels, MersenneTwister } from "../numeric/index.ts";

/**
 * @param columns training values, one column after the other
 * @param count how many rows to keep; all of them where there are fewer
 */
export function keepRows(columns: readonly Float64Array[], targets: Labels, isClassifier: boolean, count: number, seed: number): KeptRows {
  const chosen: number[] = [];
  if (isClassifier) {
    const seen = new Set<Label>();
    for (let i = 0; i < targets.length && chosen.length < count; i++) {
      if (seen.has(targets[i])) continue;
      seen.add(targets[i]);
      chosen.push(i);
    }
  }
  const taken = new Set(chosen);
  for (const i of new MersenneTwister(seed).permutation(targets.length)) {
    if (chosen.length >= count) break;
    if (!taken.has(i)) chosen.push(i);
  }
  return {
    rows: chosen.map((i) => columns.map((values) => values[i] + 0)),
    targets: chosen.map((i) => (typeof targets[i] === "number" ? targets[i] + 0 : targets[i])),
  };
}
