/**
 * OneHotEncoder as it was up to 0.19, and up to 0.21 for whole numbers: of each input a column for every number from 0
 * to the largest, of which those that training never saw are left out (preprocessing/data.py 0.19, `_transform_selected`).
 */
import { DataError, quote } from "../../errors/index.ts";
import { type Frame, hstack, hstackSparse, type Matrix, SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Features, InputHint, Rows, Transformer } from "../estimator.ts";
import { asInt32, asInteger, listOf } from "../plain-values.ts";
import { denseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { NO_COLUMN, startsOf } from "./one-hot-columns.ts";

const MOST = 0x7fffffff;
const MOST_COLUMNS = 1 << 24;

export function isLegacyOneHot(state: State): boolean {
  return state.version.isBefore(0, 20) || state.boolean("_legacy_mode", false);
}

export function readLegacyOneHot(state: State): Transformer {
  const counts = state.int32(state.nameOf("_n_values_", "n_values_"), [undefined], 0, MOST_COLUMNS);
  const starts = startsOf(counts);
  const total = starts.at(-1) ?? 0;
  if (total > MOST_COLUMNS) state.refuse(`a OneHotEncoder of ${total} columns`);
  const { columnOf, width } = activeColumns(state, total);
  const { nFeatures, selected } = selectedFeatures(state, counts.length);
  const isIgnoring = state.choice("handle_unknown", ["error", "ignore"]) === "ignore";
  const isSparse = state.boolean("sparse", true);
  const { featureNames } = inputsFromState(state, nFeatures);
  const chosen = new Map(Array.from(selected, (column, f): [number, number] => [column, f]));
  const last = selected.reduce((a, b) => Math.max(a, b), -1);

  /** Where the value `value` of the `f`th selected feature goes. */
  function placeOf(value: number, f: number, row: number, names: readonly string[] | undefined): number {
    const whole = Math.trunc(value);
    if (whole >= 0 && whole < counts[f]) return columnOf[starts[f] + whole];
    if (whole >= 0 && isIgnoring) return NO_COLUMN;
    const name = names?.[selected[f]] ?? selected[f];
    const column = typeof name === "string" ? quote(name) : name;
    throw new DataError(`row ${row}, column ${column} is ${value}, and the model knows whole numbers from 0 to ${counts[f] - 1}`);
  }

  function others(x: Matrix): Matrix {
    const rest = Array.from({ length: x.columns }, (_, column) => column).filter((column) => !chosen.has(column));
    return x.selectColumns(rest);
  }

  const closed: InputHint[] = Array.from({ length: nFeatures }, (_, column): InputHint => {
    const f = chosen.get(column);
    if (f === undefined) return { kind: "number", missing: false };
    return { kind: "number", missing: false, integer: true, range: [0, counts[f] - 1] };
  });
  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames,
    inputs: nFeatures === 0 ? undefined : closed,
    rowCost: { operations: 8 * (nFeatures + counts.length) + (isSparse ? 0 : width), bytes: 8 * width + 20 * counts.length },
    transform(x: Rows): Features {
      const names = (x as Frame).names;
      const rows = denseRows(x, { nFeatures, featureNames });
      if (rows.rows > 0 && rows.columns <= last)
        throw new DataError(`the rows have ${rows.columns} columns, and column ${last} is encoded`);
      const ones = onesOf(rows, selected, width, (value, f, row) => placeOf(value, f, row, names));
      if (selected.length === rows.columns) return isSparse ? ones : ones.toDense();
      const rest = others(rows);
      if (selected.length === 0) return rows;
      return isSparse ? hstackSparse([ones, SparseMatrix.fromDense(rest)]) : hstack([ones.toDense(), rest]);
    },
    featureNamesOut(input) {
      const encoded = Array.from(selected).flatMap((column, f) =>
        Array.from({ length: counts[f] }, (_, value) => value)
          .filter((value) => columnOf[starts[f] + value] !== NO_COLUMN)
          .map((value) => `${input[column]}_${value}`),
      );
      return [...encoded, ...input.filter((_, column) => !chosen.has(column))];
    },
  };
}

function onesOf(
  rows: Matrix,
  selected: Int32Array,
  width: number,
  placeOf: (value: number, f: number, row: number) => number,
): SparseMatrix {
  const indptr = new Int32Array(rows.rows + 1);
  const indices: number[] = [];
  for (let row = 0; row < rows.rows; row++) {
    for (let f = 0; f < selected.length; f++) {
      const place = placeOf(rows.data[row * rows.columns + selected[f]], f, row);
      if (place !== NO_COLUMN) indices.push(place);
    }
    indptr[row + 1] = indices.length;
  }
  return new SparseMatrix(rows.rows, width, indptr, Int32Array.from(indices), new Float64Array(indices.length).fill(1));
}

/** With `n_values="auto"` only the numbers that training saw have a column. */
function activeColumns(state: State, total: number): { columnOf: Int32Array; width: number } {
  const name = state.nameOf("_active_features_", "active_features_");
  if (!state.isSet(name)) return { columnOf: Int32Array.from({ length: total }, (_, column) => column), width: total };
  const active = state.int32(name, [undefined], 0, total - 1);
  const columnOf = new Int32Array(total).fill(NO_COLUMN);
  active.forEach((column, place) => {
    if (place > 0 && active[place - 1] >= column) state.wrong(name, `does not rise at ${place}`);
    columnOf[column] = place;
  });
  return { columnOf, width: active.length };
}

/** `categorical_features`: all, a mask, or numbers of features; the encoded ones come first, by number. */
function selectedFeatures(state: State, count: number): { nFeatures: number; selected: Int32Array } {
  const name = state.nameOf("_categorical_features", "categorical_features");
  const all = { nFeatures: count, selected: Int32Array.from({ length: count }, (_, f) => f) };
  if (!state.isSet(name) || state.value(name) === "all") return all;
  const list = listOf(state.value(name));
  if (list === undefined) return state.string(name) === "all" ? all : state.refuse("OneHotEncoder's categorical_features");
  const isMask = list.length > 0 && list.every((item) => typeof item === "boolean");
  const selected = isMask
    ? Int32Array.from(list.flatMap((item, f) => (item === true ? [f] : [])))
    : asInt32([...new Set(list.map((item) => asInteger(item, 0, MOST, state.at(name))))], 0, MOST, state.at(name)).sort();
  if (selected.length !== count) state.wrong(name, `selects ${selected.length} features, and ${count} were encoded`);
  return { nFeatures: isMask ? list.length : 0, selected };
}
