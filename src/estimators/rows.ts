/** Rows as users give them, turned into the numbers that trees work with, every value checked. */
import { DataError, NotInThisVersionError, quote, SignatureError } from "../errors/index.ts";
import { type Column, Frame, Matrix, SparseMatrix } from "../numeric/index.ts";
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
  const table = x instanceof Frame ? x : asMatrix(x, x instanceof SparseMatrix ? x.columns : 0);
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

/** What rows have to be for an estimator. */
export interface ExpectedRows {
  /** 0: any number */
  readonly nFeatures: number;
  readonly featureNames?: readonly string[] | undefined;
  /** missing values (NaN) are answered */
  readonly missing?: boolean;
  /** infinite values are answered */
  readonly infinite?: boolean;
  /** read as float32: what is infinite there is refused */
  readonly float32?: boolean;
}

/**
 * Rows to predict, `(rows, nFeatures)` in the order the estimator learnt them. A Frame's columns are found by name where
 * names are known; columns that were not learnt are passengers.
 *
 * @throws {SignatureError} when columns are missing, or there are more or fewer than were learnt
 * @throws {DataError} naming row and column of a value that is missing, infinite or text
 */
export function denseRows(x: Rows, expected: ExpectedRows): Matrix {
  const { nFeatures, featureNames, missing = false, infinite = false, float32 = false } = expected;
  const matrix = x instanceof Frame ? numbersOf(learntColumns(x, expected)) : asMatrix(x, nFeatures);
  if (matrix.rows > 0) checkWidth(matrix.columns, nFeatures);
  const { data, columns } = matrix;
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(float32 ? Math.fround(data[i]) : data[i])) continue;
    if (Number.isNaN(data[i]) ? missing : infinite) continue;
    const f = i % columns;
    throw notUsable(data[i], (i - f) / columns, featureNames?.[f] ?? (x instanceof Frame ? x.names[f] : f), float32, false);
  }
  return matrix;
}

/** As `denseRows`; sparse rows stay sparse. */
export function sparseOrDenseRows(x: Rows, expected: ExpectedRows): Matrix | SparseMatrix {
  if (!(x instanceof SparseMatrix)) return denseRows(x, expected);
  checkWidth(x.columns, expected.nFeatures);
  return x;
}

/** Rows to hand on to an estimator inside of another: of a Frame the columns that were learnt, by name where names are known. */
export function learntRows(x: Rows, expected: ExpectedRows): Rows {
  return x instanceof Frame ? learntColumns(x, expected) : x;
}

/** Numbers as they are: missing and infinite ones too, of any width. @throws {DataError} for text */
export function looseRows(x: Rows): Matrix | SparseMatrix {
  if (x instanceof Frame) return numbersOf(x);
  return x instanceof SparseMatrix ? x : asMatrix(x, 0);
}

/**
 * Rows as columns of numbers, booleans or text, for what treats each column by itself (encoders, ColumnTransformer). Without
 * names they are `x0`, `x1`, …
 *
 * @throws {SignatureError} as `denseRows`
 */
export function columnRows(x: Rows, expected: ExpectedRows): Frame {
  if (x instanceof Frame) return learntColumns(x, expected);
  const matrix = asMatrix(x, expected.nFeatures);
  checkWidth(matrix.columns, expected.nFeatures);
  return frameOf(matrix, expected.featureNames);
}

/** A matrix as columns. @param names by default `x0`, `x1`, … */
export function frameOf({ rows, columns, data }: Matrix, names?: readonly string[]): Frame {
  return new Frame(
    Array.from({ length: columns }, (_, f): Column => {
      const values = new Float64Array(rows);
      for (let row = 0; row < rows; row++) values[row] = data[row * columns + f];
      return { name: names?.[f] ?? `x${f}`, kind: "number", values, integer: false };
    }),
    rows,
  );
}

/**
 * One text a row.
 *
 * @throws {SignatureError} when there is more than one column
 * @throws {DataError} naming the row of a text that is missing, or no text
 */
export function documentRows(x: Rows): readonly string[] {
  if (x instanceof Frame) {
    checkWidth(x.columns.length, 1);
    return Array.from<unknown, string>(x.columns[0].values, (text, row) => documentOf(text, row));
  }
  if (x instanceof Matrix || x instanceof SparseMatrix) throw new DataError("the rows are numbers, and the model takes one text a row");
  return (x as readonly unknown[]).map(documentOf);
}

function documentOf(text: unknown, row: number): string {
  if (typeof text === "string") return text;
  throw new DataError(`row ${row} is ${text === null ? "missing" : "not text"}; the model takes one text a row`);
}

function asMatrix(x: Exclude<Rows, Frame>, nFeatures: number): Matrix {
  if (x instanceof SparseMatrix) {
    // Before the cells are laid out: a million columns are nothing to a sparse row.
    checkWidth(x.columns, nFeatures);
    return x.toDense();
  }
  if (x instanceof Matrix) return x;
  if (typeof x[0] === "string") throw new DataError("the rows are texts, and the model takes numbers");
  return Matrix.from(x as readonly (readonly number[])[]);
}

/** The columns that were learnt, in their order. */
function learntColumns(x: Frame, { nFeatures, featureNames }: ExpectedRows): Frame {
  if (featureNames === undefined) {
    checkWidth(x.columns.length, nFeatures);
    return x;
  }
  const missing = featureNames.filter((name) => x.column(name) === undefined);
  if (missing.length > 0) {
    const errors = missing.map((name) => ({ name, detail: "missing" }));
    throw new SignatureError(`no column ${missing.map(quote).join(", ")}`, errors);
  }
  return x.select(featureNames);
}

/** Columns as a matrix; booleans are 0 and 1. @throws {DataError} for a column of text */
function numbersOf({ rows, columns }: Frame): Matrix {
  const matrix = new Matrix(rows, columns.length);
  const values = new Float64Array(rows);
  columns.forEach((column, f) => {
    fillFromColumn(values, column);
    for (let row = 0; row < rows; row++) matrix.data[row * columns.length + f] = values[row];
  });
  return matrix;
}

function fillFromColumn(out: Float32Array | Float64Array, column: Column): void {
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
    if (!Number.isFinite(values[row])) throw notUsable(original(row), row, column, true, true);
  }
}

function notUsable(value: unknown, row: number, column: string | number, float32: boolean, isTraining: boolean): Error {
  const at = `row ${row}, column ${typeof column === "string" ? quote(column) : column}`;
  const place = typeof column === "string" ? { column } : {};
  if (value === null || Number.isNaN(value)) {
    return isTraining
      ? new NotInThisVersionError(`${at} is missing; a missing value as an input`, { place })
      : new DataError(`${at} is missing, and the model takes no missing values`, { place });
  }
  return new DataError(`${at} is ${value}, ${float32 ? "which float32 does not hold" : "and the model takes finite numbers"}`, { place });
}

function checkWidth(got: number, learnt: number): void {
  if (got !== learnt && learnt !== 0) throw new SignatureError(`the rows have ${got} columns, the model was trained on ${learnt}`);
}
