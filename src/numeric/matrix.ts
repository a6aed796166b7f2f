/** Dense rows of numbers. */
import { DataError } from "../errors/index.ts";

/** What `fit` and `predict` accept as a matrix. */
export type MatrixLike = Matrix | readonly (readonly number[])[];

/** A `(rows, columns)` array, row-major; float64, or float32 where scikit-learn's is. */
export class Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array | Float32Array;

  /** @throws {DataError} when `data` is not `rows * columns` long */
  constructor(rows: number, columns: number, data: Float64Array | Float32Array = new Float64Array(rows * columns)) {
    if (data.length !== rows * columns) {
      throw new DataError(`a ${rows} × ${columns} matrix needs ${rows * columns} numbers, got ${data.length}`);
    }
    this.rows = rows;
    this.columns = columns;
    this.data = data;
  }

  /**
   * @param x rows of equal length
   * @throws {DataError} when a row is longer or shorter than the first, or holds something that is no number
   */
  static from(x: MatrixLike): Matrix {
    if (x instanceof Matrix) return x;
    const columns = x.length === 0 ? 0 : x[0].length;
    const data = new Float64Array(x.length * columns);
    for (let i = 0; i < x.length; i++) {
      const row = x[i];
      if (row.length !== columns) {
        throw new DataError(`row ${i} has ${row.length} numbers, row 0 has ${columns}`);
      }
      for (let j = 0; j < columns; j++) {
        if (typeof row[j] !== "number") throw new DataError(`row ${i}, column ${j} is ${typeof row[j]}, not a number`);
        data[i * columns + j] = row[j];
      }
    }
    return new Matrix(x.length, columns, data);
  }

  /** Columns side by side, float64. @throws {DataError} when they differ in length, or there are none */
  static fromColumns(columns: readonly ArrayLike<number>[]): Matrix {
    if (columns.length === 0) throw new DataError("no columns to make a matrix of");
    const matrix = new Matrix(columns[0].length, columns.length);
    columns.forEach((column, j) => {
      if (column.length !== matrix.rows) throw new DataError(`column ${j} has ${column.length} numbers, column 0 has ${matrix.rows}`);
      for (let i = 0; i < column.length; i++) matrix.data[i * columns.length + j] = column[i];
    });
    return matrix;
  }

  /** Row `i`, not copied. */
  row(i: number): Float64Array | Float32Array {
    return this.data.subarray(i * this.columns, (i + 1) * this.columns);
  }

  /** The columns with these numbers, in that order, copied. @throws {DataError} when one is not there */
  selectColumns(columns: ArrayLike<number>): Matrix {
    const picked = Int32Array.from(columns);
    for (let j = 0; j < picked.length; j++) {
      if (columns[j] !== picked[j] || picked[j] < 0 || picked[j] >= this.columns) {
        throw new DataError(`no column ${columns[j]}, of ${this.columns}`);
      }
    }
    const length = this.rows * picked.length;
    const data = this.data instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
    let at = 0;
    for (let start = 0; start < this.data.length; start += this.columns) {
      for (let j = 0; j < picked.length; j++) data[at++] = this.data[start + picked[j]];
    }
    return new Matrix(this.rows, picked.length, data);
  }

  /** The rows as plain arrays. */
  toArrays(): number[][] {
    return Array.from({ length: this.rows }, (_, i) => Array.from(this.row(i)));
  }
}
