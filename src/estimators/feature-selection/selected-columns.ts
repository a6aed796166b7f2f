/** What all selectors do once they know which columns they keep (feature_selection/_base.py, `SelectorMixin`). */

import { inputsFromState } from "../common-state.ts";
import type { Features, InputHint, Rows, Transformer } from "../estimator.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";

/** @param missing whether missing values go through */
export function selectedColumns(
  state: State,
  mask: ArrayLike<number | boolean>,
  missing: boolean,
  inputs?: readonly InputHint[],
): Transformer {
  if (mask.length === 0) state.refuse(`${state.className} of no columns`);
  const shapes = inputsFromState(state, mask.length);
  const kept = Int32Array.from(Array.from(mask).flatMap((isKept, f) => (isKept ? [f] : [])));
  return {
    kind: "transformer",
    className: state.className,
    ...shapes,
    inputs: inputs ?? Array.from({ length: mask.length }, (): InputHint => ({ kind: "number", missing })),
    rowCost: { operations: kept.length, bytes: 8 * kept.length },
    transform: (x: Rows): Features => sparseOrDenseRows(x, { ...shapes, missing }).selectColumns(kept),
    featureNamesOut: (input) => Array.from(kept, (f) => input[f]),
  };
}
