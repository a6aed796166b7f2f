/**
 * Where each category of a OneHotEncoder goes: infrequent ones share the last column, a dropped one has none
 * (`_default_to_infrequent_mappings`, `_drop_idx_after_grouping` in preprocessing/_encoders.py).
 */

import { NdArray, type PyValue } from "../../python/index.ts";
import { asInt32, asInteger } from "../plain-values.ts";
import { kindOf } from "../refusal.ts";
import type { State } from "../state.ts";
import type { Categories } from "./categories.ts";

/** No column: a row of zeros. */
export const NO_COLUMN = -1;

export interface OneHotColumns {
  /** for each code its column, counted from the input's first */
  readonly columnOf: Int32Array;
  /** the column of infrequent categories; `NO_COLUMN` where there are none */
  readonly infrequent: number;
  /** what the names of the columns end with */
  readonly texts: readonly string[];
}

export function oneHotColumns(categories: Categories, groups: Int32Array | undefined, dropped: number | undefined): OneHotColumns {
  const { texts } = categories;
  const most = groups?.reduce((a, b) => Math.max(a, b), 0);
  const grouped = groups === undefined ? [...texts] : [...texts.filter((_, code) => groups[code] !== most), "infrequent_sklearn"];
  const place = (group: number) => {
    if (group === dropped) return NO_COLUMN;
    return dropped !== undefined && group > dropped ? group - 1 : group;
  };
  return {
    columnOf: Int32Array.from(texts, (_, code) => place(groups === undefined ? code : groups[code])),
    infrequent: most === undefined ? NO_COLUMN : place(most),
    texts: grouped.filter((_, group) => group !== dropped),
  };
}

/**
 * For each input the group of each category where some are infrequent (since 1.1), else undefined. Groups are counted
 * from 0, and the last one is that of infrequent categories.
 *
 * @param counts how many categories of each input are grouped
 */
export function infrequentGroups(state: State, counts: readonly number[]): (Int32Array | undefined)[] {
  if (!state.boolean("_infrequent_enabled", false)) return counts.map(() => undefined);
  const name = "_default_to_infrequent_mappings";
  const list = state.list(name);
  if (list.length !== counts.length) state.wrong(name, `has ${list.length} entries, not ${counts.length}`);
  return list.map((item, f) => (item === null ? undefined : groupsOf(item, counts[f], state, `${name}.${f}`)));
}

function groupsOf(item: PyValue, count: number, state: State, name: string): Int32Array {
  if (!(item instanceof NdArray) || item.data.length !== count) return state.wrong(name, `is ${kindOf(item)}, not ${count} groups`);
  const groups = asInt32(item.data, 0, count - 1, state.at(name));
  const seen = new Set(groups);
  for (let group = 0; group < seen.size; group++) if (!seen.has(group)) state.wrong(name, `leaves group ${group} empty`);
  return groups;
}

/** For each input the group that is dropped, if any. */
export function droppedGroups(state: State, counts: readonly number[]): (number | undefined)[] {
  const name = state.nameOf("_drop_idx_after_grouping", "drop_idx_");
  if (!state.isSet(name)) return counts.map(() => undefined);
  const list = state.list(name);
  if (list.length !== counts.length) state.wrong(name, `has ${list.length} entries, not ${counts.length}`);
  return list.map((item, f) => (item === null ? undefined : asInteger(item, 0, counts[f] - 1, state.at(`${name}.${f}`))));
}

/** Where each input's columns start among all, and at the end how many there are. */
export function startsOf(counts: ArrayLike<number>): number[] {
  const starts = [0];
  for (let f = 0; f < counts.length; f++) starts.push(starts[f] + counts[f]);
  return starts;
}
