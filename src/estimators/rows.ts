/** Rows as users give them, turned into the numbers that trees work with, every value checked. */
import { DataError, NotInThisVersionError, quote, SignatureError } from "../errors/index.ts";
import { type Column, Frame, Matrix } from "../numeric/index.ts";
import type { Rows } from "./estimator.ts";

/** Training rows, one feature after the other. */
export interface TrainingColumns {
  readonly rows: number;
  readonly features: number;
  /** a Frame's column names */
  readonly names: readonly string[] | undefined;
  readonly columns: Float32Array;
}

/**
 * Training rows as float32, the way scikit-learn's trees take them; booleans are 0 and 1.
 *
 * @param isShared whether worker threads will read them
 * @throws {DataError} naming row and column of a value that is missing, infinite or beyond float32; or a column of text
 */
export function trainingColumns(x: Rows, isShared: boolean): TrainingColumns {
  const table = x instanceof Frame ? x : Matrix.from(x);
  const features = table instanceof Frame ? table.columns.length : table.columns;
  const names = table instanceof Frame ? table.names : undefined;
  const { rows } = table;
  if (rows === 0) throw new DataError("there are no rows to learn from");
  if (features === 0) throw new DataError("there are no columns to learn from");
  const length = rows * features;
  const columns = isShared ? new Float32Array(new SharedArrayBuffer(4 * length)) : new Float32Array(length);
  for (let f = 0; f < features; f++) {
    const column = columns.subarray(f * rows, (f + 1) * rows);
    if (table instanceof Frame) fillFromColumn(column, table.columns[f]);
    else for (let row = 0; row < rows; row++) column[row] = table.data[row * features + f];
    const original = (row: number) => (table instanceof Matrix ? table.data[row * features + f] : table.columns[f].values[row]);
    checkColumn(column, names?.[f] ?? f, original);
  }
  return { rows, features, names, columns };
}

/**
 * Rows to predict, `(rows, nFeatures)` in the order the estimator learnt them. A Frame's columns are found by name where
 * names are known; columns that were not learnt are passengers.
 *
 * @throws {SignatureError} when columns are missing, or there are more or fewer than were learnt
 * @throws {DataError} as `trainingColumns`
 */
export function predictionRows(x: Rows, nFeatures: number, featureNames: readonly string[] | undefined): Matrix {
  if (!(x instanceof Frame)) {
    const matrix = Matrix.from(x);
    if (matrix.rows > 0 && matrix.columns !== nFeatures) throw wrongWidth(matrix.columns, nFeatures);
    for (let i = 0; i < matrix.data.length; i++) {
      if (!Number.isFinite(Math.fround(matrix.data[i]))) {
        const f = i % nFeatures;
        throw notUsable(matrix.data[i], (i - f) / nFeatures, featureNames?.[f] ?? f);
      }
    }
    return matrix;
  }
  if (featureNames === undefined && x.columns.length !== nFeatures) throw wrongWidth(x.columns.length, nFeatures);
  const missing = featureNames?.filter((name) => x.column(name) === undefined) ?? [];
  if (missing.length > 0) {
    const errors = missing.map((name) => ({ name, detail: "missing" }));
    throw new SignatureError(`no column ${missing.map(quote).join(", ")}`, errors);
  }
  const columns = featureNames === undefined ? x.columns : x.select(featureNames).columns;
  const matrix = new Matrix(x.rows, nFeatures);
  const values = new Float32Array(x.rows);
  for (let f = 0; f < nFeatures; f++) {
    fillFromColumn(values, columns[f]);
    checkColumn(values, columns[f].name, (row) => columns[f].values[row]);
    for (let row = 0; row < x.rows; row++) matrix.data[row * nFeatures + f] = values[row];
  }
  return matrix;
}

function fillFromColumn(out: Float32Array, column: Column): void {
  if (column.kind === "text") {
    throw new DataError(`column ${quote(column.name)} is text, not numbers`, {
      place: { column: column.name },
      hint: "Text columns as inputs are not in this version: leave the column out, or write it as numbers.",
    });
  }
  if (column.kind === "number") out.set(column.values);
  else for (let row = 0; row < out.length; row++) out[row] = column.values[row] === null ? Number.NaN : Number(column.values[row]);
}

function checkColumn(values: Float32Array, column: string | number, original: (row: number) => unknown): void {
  for (let row = 0; row < values.length; row++) {
    if (!Number.isFinite(values[row])) throw notUsable(original(row), row, column);
  }
}

function notUsable(value: unknown, row: number, column: string | number): Error {
  const at = `row ${row}, column ${typeof column === "string" ? quote(column) : column}`;
  const place = typeof column === "string" ? { column } : {};
  if (value === null || Number.isNaN(value)) {
    return new NotInThisVersionError(`${at} is missing; a missing value as an input`, { place });
  }
  return new DataError(`${at} is ${value}, which float32 does not hold`, { place });
}

function wrongWidth(got: number, learnt: number): SignatureError {
  return new SignatureError(`the rows have ${got} columns, the model was trained on ${learnt}`);
}
