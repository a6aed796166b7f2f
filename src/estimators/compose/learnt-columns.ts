/**
 * The columns that a ColumnTransformer was fitted on, as each version keeps them: `n_features_in_` and `feature_names_in_` since 1.0,
 * `_n_features` with `_feature_names_in` since 0.22, `_df_columns` (a pandas Index) before, where a part takes columns by name.
 */
import { itemsOf, textOf } from "../../python/index.ts";
import { MOST_CLAIMED } from "../common-state.ts";
import { namedParts } from "../named-parts.ts";
import type { State } from "../state.ts";
import { type Columns, indexNames, namedColumns } from "./column-selection.ts";

const MOST = 0x7fffffff;

export function learntColumns(state: State): Columns {
  const count = state.integer(state.nameOf("n_features_in_", "_n_features"), 0, MOST);
  for (const name of ["feature_names_in_", "_feature_names_in", "_df_columns"]) {
    const names = state.isSet(name) ? indexNames(state.value(name)) : undefined;
    if (names === undefined) continue;
    if (names.length !== count) state.wrong(name, `has ${names.length} names for ${count} columns`);
    return namedColumns(count, names);
  }
  if (count > MOST_CLAIMED) state.refuse(`a ColumnTransformer of ${count} columns without names`);
  return namedColumns(count, namesTaken(state, count));
}

/** The names that the parts take, where they are all of them. */
function namesTaken(state: State, count: number): string[] | undefined {
  const names = namedParts(state, "transformers_", 3).flatMap(({ rest: [columns] }) => {
    const name = textOf(columns);
    return name !== undefined ? [name] : (itemsOf(columns) ?? []).flatMap((item) => textOf(item) ?? []);
  });
  return names.length === count && new Set(names).size === count ? names : undefined;
}
