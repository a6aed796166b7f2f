/**
 * Products and squared distances of two rows, added up by column (svm/src/libsvm/svm.cpp, `Kernel::dot` and the "RBF" case of
 * `Kernel::k_function`).
 */
import { Matrix, SparseMatrix } from "../../numeric/index.ts";

/** @param i row of `x`. @param j row of `y`, of as many columns */
export function denseSum(x: Matrix, i: number, y: Matrix, j: number, isOfDistance: boolean): number {
  const { columns } = y;
  const [a, b] = [i * columns, j * columns];
  const [left, right] = [x.data, y.data];
  let sum = 0;
  if (isOfDistance) {
    for (let f = 0; f < columns; f++) {
      const difference = left[a + f] - right[b + f];
      sum += difference * difference;
    }
  } else {
    for (let f = 0; f < columns; f++) sum += left[a + f] * right[b + f];
  }
  return sum;
}

/** As `denseSum`, of rows whose entries stand in the order of columns, each column once (`inOrder`). */
export function sparseSum(x: SparseMatrix, i: number, y: SparseMatrix, j: number, isOfDistance: boolean): number {
  let [p, q] = [x.indptr[i], y.indptr[j]];
  const [pEnd, qEnd] = [x.indptr[i + 1], y.indptr[j + 1]];
  let sum = 0;
  while (p < pEnd || q < qEnd) {
    const left = p < pEnd ? x.indices[p] : x.columns;
    const right = q < qEnd ? y.indices[q] : x.columns;
    // Where only one has an entry, the other is 0.
    const a = left <= right ? x.data[p++] : 0;
    const b = right <= left ? y.data[q++] : 0;
    sum += isOfDistance ? (a - b) * (a - b) : a * b;
  }
  return sum;
}

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
