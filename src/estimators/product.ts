/**
 * `x @ weights.T` for rows of any kind, in plain sums: BLAS promises no order, and so a row alone gives the bits that it gives in
 * a batch.
 */
import { Matrix, type SparseMatrix } from "../numeric/index.ts";

/**
 * @param x `(rows, features)`
 * @param weights `(outputs, features)`
 * @returns `(rows, outputs)`, float64
 */
export function timesTransposed(x: Matrix | SparseMatrix, weights: Matrix): Matrix {
  if (!(x instanceof Matrix)) return x.timesTransposed(weights);
  const { rows, columns, data } = x;
  const outputs = weights.rows;
  const product = new Matrix(rows, outputs);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    for (let k = 0; k < outputs; k++) {
      let sum = 0;
      for (let f = 0, at = k * columns; f < columns; f++, at++) sum += data[start + f] * weights.data[at];
      product.data[row * outputs + k] = sum;
    }
  }
  return product;
}

/** `x·x` of each row. */
export function squaredNorms(x: Matrix | SparseMatrix): Float64Array {
  return Float64Array.from({ length: x.rows }, (_, i) => {
    const row = x.row(i);
    const values = "indices" in row ? row.data : row;
    let sum = 0;
    for (let k = 0; k < values.length; k++) sum += values[k] * values[k];
    return sum;
  });
}
