/** What trees know of their inputs: between which thresholds an answer changes. */
import type { InputHint } from "../estimator.ts";

/** Of more inputs than these nobody reads hints. */
export const MOST_HINTS = 0xffff;

/** Of each feature the least and the greatest threshold; infinite where no tree splits on it. */
export interface SplitRanges {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** One for each feature; without a range where no tree splits on it. */
export function inputsOf({ least, most }: SplitRanges, takesMissing: boolean): InputHint[] {
  return Array.from(least, (from, f) => ({
    kind: "number",
    missing: takesMissing,
    ...(from <= most[f] && { range: [from, most[f]] as const }),
  }));
}
