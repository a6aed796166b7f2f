/** scipy's sparse matrices, by row (CSR) or by column (CSC), as it pickles them (scipy/sparse/_compressed.py): every pointer and place checked. */
import { type Matrix, SparseMatrix } from "../numeric/index.ts";
import { itemsOf, NdArray } from "../python/index.ts";
import { asInteger } from "./plain-values.ts";
import type { State } from "./state.ts";

const MOST = 0x7fffffff;
/** The axis that no array is as long as, so that a few bytes may claim anything: what is laid out along it takes 128 MB at most. */
const MOST_ACROSS = 1 << 24;
/** Cells of a sparse matrix that is laid out: 256 MB. */
const MOST_CELLS = 1 << 25;

const CLASSES = ["csr", "csc"].flatMap((kind) =>
  ["matrix", "array"].flatMap((form) => [`scipy.sparse.${kind}.${kind}_${form}`, `scipy.sparse._${kind}.${kind}_${form}`]),
);

/**
 * The sparse matrix in an attribute.
 *
 * @throws {InvalidModelError} when its arrays contradict each other or its shape, or it is of another
 * @throws {UnsupportedModelError} when it claims a shape that no array of it bears out
 */
export function sparseMatrix(state: State, name: string, rows: number | undefined, columns: number | undefined): SparseMatrix {
  const part = state.part(name, ...CLASSES);
  const [r, c] = shapeOf(part);
  if ((rows !== undefined && rows !== r) || (columns !== undefined && columns !== c)) {
    return state.wrong(name, `has the shape (${r}, ${c}), not (${rows ?? "any"}, ${columns ?? "any"})`);
  }
  return fromCompressed(part, r, c);
}

/** Two axes of numbers in an attribute, laid out where they are kept sparse. @throws as `sparseMatrix` */
export function laidOutMatrix(state: State, name: string): Matrix {
  if (state.value(name) instanceof NdArray) return state.matrix(name, undefined, undefined);
  const sparse = sparseMatrix(state, name, undefined, undefined);
  if (sparse.rows * sparse.columns > MOST_CELLS) state.refuse(`a sparse ${name} of the shape (${sparse.rows}, ${sparse.columns})`);
  return sparse.toDense();
}

function fromCompressed(state: State, rows: number, columns: number): SparseMatrix {
  const data = state.float64("data", [undefined]);
  const { length } = data;
  const isByColumn = state.object.className.includes("csc");
  const [lines, across] = isByColumn ? [columns, rows] : [rows, columns];
  if (across > MOST_ACROSS) state.refuse(`a sparse matrix of the shape (${rows}, ${columns})`);
  const indptr = state.int32("indptr", [lines + 1], 0, length);
  const indices = state.int32("indices", [length], 0, across - 1);
  for (let i = 0; i < lines; i++) if (indptr[i] > indptr[i + 1]) state.wrong("indptr", `falls at ${i}`);
  if (indptr[0] !== 0 || indptr[lines] !== length) state.wrong("indptr", "does not span the data");
  return isByColumn ? byRow(rows, columns, indptr, indices, data) : new SparseMatrix(rows, columns, indptr, indices, data);
}

function shapeOf(state: State): readonly [number, number] {
  const shape = (itemsOf(state.value("_shape")) ?? []).map((axis) => asInteger(axis, 0, MOST, state.at("_shape")));
  // An array of one axis is one row.
  if (shape.length === 1) return [1, shape[0]];
  return shape.length === 2 ? [shape[0], shape[1]] : state.wrong("_shape", "is not of two axes");
}

/** Compressed columns as compressed rows: each row's entries come out by column. */
function byRow(rows: number, columns: number, indptr: Int32Array, rowOf: Int32Array, data: Float64Array): SparseMatrix {
  const starts = new Int32Array(rows + 1);
  for (const row of rowOf) starts[row + 1]++;
  for (let row = 0; row < rows; row++) starts[row + 1] += starts[row];
  const next = starts.slice();
  const indices = new Int32Array(data.length);
  const values = new Float64Array(data.length);
  for (let column = 0; column < columns; column++) {
    for (let k = indptr[column]; k < indptr[column + 1]; k++) {
      const at = next[rowOf[k]]++;
      indices[at] = column;
      values[at] = data[k];
    }
  }
  return new SparseMatrix(rows, columns, starts, indices, values);
}
