/**
 * Products and squared distances of two rows, added up by column (svm/src/libsvm/svm.cpp, `Kernel::dot` and the "RBF" case of
 * `Kernel::k_function`).
 */
import { Matrix, SparseMatrix } from "../../numeric/index.ts";

/** Of two kinds of rows: of row `i` of `x` and row `j` of `y`, of as many columns. */
export type RowSum<Rows> = (x: Rows, i: number, y: Rows, j: number) => number;

export const denseProduct: RowSum<Matrix> = (x, i, y, j) => {
  const { columns, data: right } = y;
  const left = x.data;
  const [a, b] = [i * columns, j * columns];
  let sum = 0;
  for (let f = 0; f < columns; f++) sum += left[a + f] * right[b + f];
  return sum;
};

export const denseDistance: RowSum<Matrix> = (x, i, y, j) => {
  const { columns, data: right } = y;
  const left = x.data;
  const [a, b] = [i * columns, j * columns];
  let sum = 0;
  for (let f = 0; f < columns; f++) {
    const difference = left[a + f] - right[b + f];
    sum += difference * difference;
  }
  return sum;
};

/** Of rows as `inOrder` gives them. */
export const sparseProduct: RowSum<SparseMatrix> = (x, i, y, j) => {
  const { indices, data } = x;
  const { indices: columns, data: values } = y;
  const [end, last] = [x.indptr[i + 1], y.indptr[j + 1]];
  let sum = 0;
  for (let p = x.indptr[i], q = y.indptr[j]; q < last; q++) {
    const column = columns[q];
    while (p < end && indices[p] < column) p++;
    if (p < end && indices[p] === column) sum += data[p] * values[q];
  }
  return sum;
};

/** Of rows as `inOrder` gives them: where only one has an entry, the other is 0. */
export const sparseDistance: RowSum<SparseMatrix> = (x, i, y, j) => {
  const { indices, data } = x;
  const { indices: columns, data: values } = y;
  const [end, last] = [x.indptr[i + 1], y.indptr[j + 1]];
  let sum = 0;
  let p = x.indptr[i];
  for (let q = y.indptr[j]; q < last; q++) {
    const column = columns[q];
    for (; p < end && indices[p] < column; p++) sum += data[p] * data[p];
    let difference = values[q];
    if (p < end && indices[p] === column) difference -= data[p++];
    sum += difference * difference;
  }
  for (; p < end; p++) sum += data[p] * data[p];
  return sum;
};

/** The same rows as sparse ones, with each row's entries in the order of columns, each column once. */
export function inOrder(x: Matrix | SparseMatrix): SparseMatrix {
  if (x instanceof Matrix) return SparseMatrix.fromDense(x);
  if (isInOrder(x)) return x;
  const indptr = new Int32Array(x.rows + 1);
  const indices: number[] = [];
  const data: number[] = [];
  for (let row = 0; row < x.rows; row++) {
    const own = x.row(row);
    const sums = new Map<number, number>();
    own.indices.forEach((column, k) => {
      sums.set(column, (sums.get(column) ?? 0) + own.data[k]);
    });
    for (const column of Int32Array.from(sums.keys()).sort()) {
      indices.push(column);
      data.push(sums.get(column) ?? 0);
    }
    indptr[row + 1] = indices.length;
  }
  return new SparseMatrix(x.rows, x.columns, indptr, Int32Array.from(indices), Float64Array.from(data));
}

function isInOrder({ rows, indptr, indices }: SparseMatrix): boolean {
  for (let row = 0; row < rows; row++) {
    for (let k = indptr[row] + 1; k < indptr[row + 1]; k++) if (indices[k] <= indices[k - 1]) return false;
  }
  return true;
}
