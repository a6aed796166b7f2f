/**
 * Rows of which few cells are not zero: what text vectorizers and one-hot encoders give. Compressed rows (CSR) as in
 * scipy.sparse: row `i` has its entries from `indptr[i]` to `indptr[i + 1]`. As there, the entries of a row may be in any order
 * and a column may come twice (its values add up); the order is kept, because products add up in it.
 */
import { DataError } from "../errors/index.ts";
import { Matrix } from "./matrix.ts";

type Integers = ArrayLike<number | bigint>;

export class SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly indptr: Int32Array;
  readonly indices: Int32Array;
  readonly data: Float64Array;

  /** Arrays that are known to be right; `checked` takes the others. */
  constructor(rows: number, columns: number, indptr: Int32Array, indices: Int32Array, data: Float64Array) {
    this.rows = rows;
    this.columns = columns;
    this.indptr = indptr;
    this.indices = indices;
    this.data = data;
  }

  /**
   * Arrays from a file, copied into their types.
   *
   * @param indptr `(rows + 1)`, from 0, never falling, to the number of entries
   * @param indices the column of each entry
   * @param data the value of each entry
   * @throws {DataError} when a size is no count below 2^31, the arrays' lengths do not fit, a pointer falls or leaves the entries, or a
   *   column is not there
   */
  static checked(rows: number, columns: number, indptr: Integers, indices: Integers, data: ArrayLike<number>): SparseMatrix {
    for (const size of [rows, columns]) {
      if (!Number.isInteger(size) || size < 0 || size > 0x7fffffff) throw new DataError(`a sparse matrix cannot be ${rows} × ${columns}`);
    }
    if (indptr.length !== rows + 1) {
      throw new DataError(`a sparse matrix of ${rows} rows needs ${rows + 1} row pointers, got ${indptr.length}`);
    }
    const entries = indices.length;
    if (data.length !== entries) throw new DataError(`a sparse matrix has ${entries} columns of entries and ${data.length} values`);
    const pointers = new Int32Array(rows + 1);
    let previous = 0;
    for (let i = 0; i <= rows; i++) {
      const pointer = Number(indptr[i]);
      const isLeft = i === 0 ? pointer !== 0 : i === rows && pointer !== entries;
      if (!Number.isInteger(pointer) || pointer < previous || pointer > entries || isLeft) {
        throw new DataError(`row pointer ${i} of a sparse matrix is ${pointer}, after ${previous}, with ${entries} entries`);
      }
      pointers[i] = pointer;
      previous = pointer;
    }
    const columnOf = new Int32Array(entries);
    for (let k = 0; k < entries; k++) {
      const column = Number(indices[k]);
      if (!Number.isInteger(column) || column < 0 || column >= columns) {
        throw new DataError(`entry ${k} of a sparse matrix is in column ${column}, of ${columns}`);
      }
      columnOf[k] = column;
    }
    return new SparseMatrix(rows, columns, pointers, columnOf, Float64Array.from(data));
  }

  /** The cells that are not 0 (NaN is not, -0 is), by column. */
  static fromDense({ rows, columns, data }: Matrix): SparseMatrix {
    const indptr = new Int32Array(rows + 1);
    for (let i = 0; i < rows; i++) {
      let entries = indptr[i];
      for (let at = i * columns; at < (i + 1) * columns; at++) if (data[at] !== 0) entries++;
      indptr[i + 1] = entries;
    }
    const indices = new Int32Array(indptr[rows]);
    const values = new Float64Array(indptr[rows]);
    let k = 0;
    for (let at = 0; at < data.length; at++) {
      if (data[at] === 0) continue;
      indices[k] = at % columns;
      values[k++] = data[at];
    }
    return new SparseMatrix(rows, columns, indptr, indices, values);
  }

  /** `(rows, columns)`, float64. */
  toDense(): Matrix {
    const dense = new Matrix(this.rows, this.columns);
    for (let i = 0; i < this.rows; i++) {
      const row = dense.row(i);
      for (let k = this.indptr[i]; k < this.indptr[i + 1]; k++) row[this.indices[k]] += this.data[k];
    }
    return dense;
  }

  /** The columns and values of row `i`'s entries, not copied. */
  row(i: number): { readonly indices: Int32Array; readonly data: Float64Array } {
    const from = this.indptr[i];
    const to = this.indptr[i + 1];
    return { indices: this.indices.subarray(from, to), data: this.data.subarray(from, to) };
  }

  /**
   * The columns with these numbers (as `x[:, columns]` in SciPy: a number may come twice, each row keeps its entries' order).
   *
   * @throws {DataError} when a column is not there
   */
  selectColumns(columns: ArrayLike<number>): SparseMatrix {
    const places = placesOf(columns, this.columns);
    const indptr = new Int32Array(this.rows + 1);
    const indices: number[] = [];
    const data: number[] = [];
    for (let i = 0; i < this.rows; i++) {
      for (let k = this.indptr[i]; k < this.indptr[i + 1]; k++) {
        for (const place of places.get(this.indices[k]) ?? []) {
          indices.push(place);
          data.push(this.data[k]);
        }
      }
      indptr[i + 1] = indices.length;
    }
    return new SparseMatrix(this.rows, columns.length, indptr, Int32Array.from(indices), Float64Array.from(data));
  }

  /**
   * The product with the transpose of `weights`, as SciPy computes `x @ weights.T`: plain sums over a row's entries in their order.
   *
   * @param weights `(outputs, columns)`
   * @returns `(rows, outputs)`, float64
   * @throws {DataError} when `weights` has another number of columns
   */
  timesTransposed(weights: Matrix): Matrix {
    if (weights.columns !== this.columns) {
      throw new DataError(`${this.columns} columns cannot be multiplied by weights of ${weights.columns}`);
    }
    const { indptr, indices, data } = this;
    const product = new Matrix(this.rows, weights.rows);
    for (let i = 0; i < this.rows; i++) {
      for (let output = 0; output < weights.rows; output++) {
        const start = output * weights.columns;
        let sum = 0;
        for (let k = indptr[i]; k < indptr[i + 1]; k++) sum += data[k] * weights.data[start + indices[k]];
        product.data[i * weights.rows + output] = sum;
      }
    }
    return product;
  }
}

/** For each column that is asked for, where it goes. */
function placesOf(columns: ArrayLike<number>, count: number): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let place = 0; place < columns.length; place++) {
    const column = columns[place];
    if (!Number.isInteger(column) || column < 0 || column >= count) throw new DataError(`no column ${column}, of ${count}`);
    const known = places.get(column);
    if (known === undefined) places.set(column, [place]);
    else known.push(place);
  }
  return places;
}
