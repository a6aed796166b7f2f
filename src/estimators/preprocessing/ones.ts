/** Ones and zeros: of each input at most one column is 1. */
import { type Matrix, SparseMatrix } from "../../numeric/index.ts";
import { NO_COLUMN } from "./one-hot-columns.ts";
import { matrixOf } from "./output-type.ts";

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

export function denseOnes(placed: readonly Int32Array[], starts: readonly number[], rows: number, single: boolean): Matrix {
  const width = starts.at(-1) ?? 0;
  const matrix = matrixOf(rows, width, single);
  for (let f = 0; f < placed.length; f++) {
    for (let row = 0; row < rows; row++) if (placed[f][row] !== NO_COLUMN) matrix.data[row * width + starts[f] + placed[f][row]] = 1;
  }
  return matrix;
}
