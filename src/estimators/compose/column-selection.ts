/**
 * Which columns a part of a ColumnTransformer takes, in each form that scikit-learn allows (`_get_column_indices` in
 * sklearn/utils/__init__.py): a name, a number from the front or the back, lists of them, a slice (of names: with its end), a mask.
 */
import { quote } from "../../errors/index.ts";
import { NdArray, numberOf, PyObject, type PyValue, textOf } from "../../python/index.ts";
import { listOf } from "../plain-values.ts";
import { kindOf } from "../refusal.ts";
import type { State } from "../state.ts";

export interface Columns {
  readonly count: number;
  readonly names: readonly string[] | undefined;
  /** of each name, the first where one stands twice */
  readonly placeOfName: ReadonlyMap<string, number>;
}

export function namedColumns(count: number, names: readonly string[] | undefined): Columns {
  const placeOfName = new Map<string, number>();
  names?.forEach((name, place) => {
    if (!placeOfName.has(name)) placeOfName.set(name, place);
  });
  return { count, names, placeOfName };
}

/** The places of the columns that `value` selects, each there. @param at the attribute, for errors */
export function columnPlaces(state: State, value: PyValue, columns: Columns, at: string): number[] {
  if (value instanceof PyObject && value.className === "builtins.slice") return slicePlaces(state, value.args, columns, at);
  const index = indexNames(value);
  if (index !== undefined) return index.map((name) => placeOf(state, name, columns, at));
  const list = textOf(value) === undefined ? listOf(value) : undefined;
  if (list === undefined) return [placeOf(state, value, columns, at)];
  if (list.length > 0 && list.every((item) => typeof item === "boolean")) {
    if (list.length !== columns.count) state.wrong(at, `is a mask of ${list.length} columns, not ${columns.count}`);
    return list.flatMap((isTaken, place) => (isTaken === true ? [place] : []));
  }
  return list.map((item) => placeOf(state, item, columns, at));
}

function placeOf(state: State, value: PyValue | undefined, { count, placeOfName }: Columns, at: string): number {
  const name = textOf(value);
  if (name !== undefined) return placeOfName.get(name) ?? state.wrong(at, `takes the column ${quote(name)}, which was not there`);
  const number = numberOf(value);
  if (number === undefined || !Number.isInteger(number) || number < -count || number >= count) {
    return state.wrong(at, `takes the column ${number ?? kindOf(value)}, of ${count}`);
  }
  return number < 0 ? number + count : number;
}

function slicePlaces(state: State, [start, stop, step]: readonly PyValue[], columns: Columns, at: string): number[] {
  const { count } = columns;
  const stride = step === null || step === undefined ? 1 : (numberOf(step) ?? 0);
  if (!Number.isInteger(stride) || stride < 1) return state.wrong(at, "is a slice that steps backwards");
  const edge = (value: PyValue | undefined, none: number, more: number): number => {
    if (value === null || value === undefined) return none;
    if (textOf(value) !== undefined) return placeOf(state, value, columns, at) + more;
    const number = numberOf(value);
    if (number === undefined || !Number.isInteger(number)) return state.wrong(at, `is a slice from or to ${kindOf(value)}`);
    return Math.max(0, Math.min(count, number < 0 ? number + count : number));
  };
  const places: number[] = [];
  const end = edge(stop, count, 1);
  for (let place = edge(start, 0, 0); place < end; place += stride) places.push(place);
  return places;
}

/** The names in an array of them, or in a pandas Index, whose data stand in what makes it: `_new_Index(Index, {"data": …})`. */
export function indexNames(value: PyValue | undefined): string[] | undefined {
  if (value instanceof NdArray) return allTexts(value);
  if (!(value instanceof PyObject) || !/^pandas\b.*\b(_new_Index|Index)$/.test(value.className)) return undefined;
  for (const part of [...value.args, value.state.get("data")]) {
    const data = part instanceof Map ? part.get("data") : part;
    const names = data === undefined || data === null ? undefined : allTexts(data);
    if (names !== undefined) return names;
  }
  return undefined;
}

function allTexts(value: PyValue): string[] | undefined {
  const list = textOf(value) === undefined ? listOf(value) : undefined;
  const names = list?.flatMap((item) => textOf(item) ?? []);
  return names !== undefined && names.length > 0 && names.length === list?.length ? names : undefined;
}
