/** `sklearn.preprocessing.OneHotEncoder` (preprocessing/_encoders.py): a column for each category. */
import { DataError, quote } from "../../errors/index.ts";
import { type Column, SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { columnRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type Categories, categoriesFromState, categoryInput, codesOf, isMissing, UNKNOWN } from "./categories.ts";
import { isLegacyOneHot, readLegacyOneHot } from "./legacy-one-hot.ts";
import { droppedGroups, infrequentGroups, NO_COLUMN, oneHotColumns, startsOf } from "./one-hot-columns.ts";
import { isSingle, matrixOf } from "./output-type.ts";

const UNKNOWNS = ["error", "ignore", "infrequent_if_exist", "warn"] as const;

function read(state: State): Transformer {
  if (isLegacyOneHot(state)) return readLegacyOneHot(state);
  const categories = categoriesFromState(state, "categories_");
  const { nFeatures, featureNames } = inputsFromState(state, categories.length);
  const unknown = state.choice("handle_unknown", UNKNOWNS);
  const counts = categories.map(({ values }) => values.length);
  const groups = infrequentGroups(state, counts);
  const dropped = droppedGroups(
    state,
    groups.map((group, f) => (group === undefined ? counts[f] : 1 + Math.max(...group))),
  );
  const columns = categories.map((one, f) => oneHotColumns(one, groups[f], dropped[f]));
  const starts = startsOf(columns.map(({ texts }) => texts.length));
  const width = starts.at(-1) ?? 0;
  const takesMissing = !state.version.isBefore(0, 24);
  const isSparse = state.boolean(state.nameOf("sparse_output", "sparse"), true);
  const single = isSingle(state);
  const expected = { nFeatures, featureNames };

  function places(column: Column, f: number): Int32Array {
    const codes = codesOf(column, categories[f]);
    for (let row = 0; row < codes.length; row++) {
      const isRefused = codes[row] === UNKNOWN && (unknown === "error" || (!takesMissing && isMissing(column.values[row])));
      if (isRefused) throw unknownCategory(column, row, categories[f]);
    }
    const { columnOf, infrequent } = columns[f];
    const other = unknown === "infrequent_if_exist" || unknown === "warn" ? infrequent : NO_COLUMN;
    return codes.map((code) => (code === UNKNOWN ? other : columnOf[code]));
  }

  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames,
    inputs: categories.map((one) =>
      categoryInput(one, takesMissing && (one.missingCode !== undefined || unknown !== "error"), unknown === "error"),
    ),
    rowCost: { operations: 8 * nFeatures + (isSparse ? 0 : width), bytes: isSparse ? 20 * nFeatures : 8 * width },
    transform(x: Rows): Features {
      const frame = columnRows(x, expected);
      const placed = frame.columns.map(places);
      return isSparse ? sparseOnes(placed, starts, frame.rows) : denseOnes(placed, starts, frame.rows, single);
    },
    featureNamesOut: (input) => columns.flatMap(({ texts }, f) => texts.map((text) => `${input[f]}_${text}`)),
  };
}

/** @throws {DataError} always, naming column, row and value */
export function unknownCategory(column: Column, row: number, { texts }: Categories): DataError {
  const value = column.values[row];
  const shown = isMissing(value) ? "is missing" : `is ${quote(String(value))}`;
  return new DataError(`row ${row}, column ${quote(column.name)} ${shown}, which is none of the categories that the model knows`, {
    place: { column: column.name },
    hint: `They are ${texts.slice(0, 20).map(quote).join(", ")}${texts.length > 20 ? ", …" : ""}.`,
  });
}

/** Ones at each row's places: of each input its column counted from `starts`, or none. */
export function sparseOnes(placed: readonly Int32Array[], starts: readonly number[], rows: number): SparseMatrix {
  const indptr = new Int32Array(rows + 1);
  const indices = new Int32Array(rows * placed.length);
  let entries = 0;
  for (let row = 0; row < rows; row++) {
    for (let f = 0; f < placed.length; f++) {
      if (placed[f][row] !== NO_COLUMN) indices[entries++] = starts[f] + placed[f][row];
    }
    indptr[row + 1] = entries;
  }
  return new SparseMatrix(rows, starts.at(-1) ?? 0, indptr, indices.slice(0, entries), new Float64Array(entries).fill(1));
}

export function denseOnes(placed: readonly Int32Array[], starts: readonly number[], rows: number, single: boolean): Features {
  const width = starts.at(-1) ?? 0;
  const matrix = matrixOf(rows, width, single);
  for (let f = 0; f < placed.length; f++) {
    for (let row = 0; row < rows; row++) if (placed[f][row] !== NO_COLUMN) matrix.data[row * width + starts[f] + placed[f][row]] = 1;
  }
  return matrix;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.OneHotEncoder"],
  keeps: [
    "categories_",
    "dtype",
    "drop_idx_",
    "_drop_idx_after_grouping",
    "_infrequent_enabled",
    "_default_to_infrequent_mappings",
    "_legacy_mode",
    "_categorical_features",
    "categorical_features",
    "n_values_",
    "_n_values_",
    "active_features_",
    "_active_features_",
  ],
  read,
};
