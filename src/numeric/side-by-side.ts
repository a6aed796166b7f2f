/** Matrices beside one another, as the steps of a ColumnTransformer or a FeatureUnion give them. */
import { DataError } from "../errors/index.ts";
import { Matrix } from "./matrix.ts";
import { SparseMatrix } from "./sparse-matrix.ts";

/**
 * `np.hstack`: float32 if all are, else float64.
 *
 * @param rows the number of rows when `parts` is empty
 * @throws {DataError} when the numbers of rows differ
 */
export function hstack(parts: readonly Matrix[], rows = commonRows(parts)): Matrix {
  const columns = columnsOf(parts);
  const isSingle = parts.length > 0 && parts.every(({ data }) => data instanceof Float32Array);
  const data = isSingle ? new Float32Array(rows * columns) : new Float64Array(rows * columns);
  let offset = 0;
  for (const part of parts) {
    for (let i = 0; i < rows; i++) data.set(part.row(i), i * columns + offset);
    offset += part.columns;
  }
  return new Matrix(rows, columns, data);
}

/**
 * `scipy.sparse.hstack(parts, format="csr")`: each row has the first part's entries, then the second's, …
 *
 * @param rows the number of rows when `parts` is empty
 * @throws {DataError} when the numbers of rows differ
 */
export function hstackSparse(parts: readonly SparseMatrix[], rows = commonRows(parts)): SparseMatrix {
  const entries = parts.reduce((sum, { indices }) => sum + indices.length, 0);
  const indptr = new Int32Array(rows + 1);
  const indices = new Int32Array(entries);
  const data = new Float64Array(entries);
  let at = 0;
  for (let i = 0; i < rows; i++) {
    let offset = 0;
    for (const part of parts) {
      for (let k = part.indptr[i]; k < part.indptr[i + 1]; k++) {
        indices[at] = part.indices[k] + offset;
        data[at++] = part.data[k];
      }
      offset += part.columns;
    }
    indptr[i + 1] = at;
  }
  return new SparseMatrix(rows, columnsOf(parts), indptr, indices, data);
}

const columnsOf = (parts: readonly { readonly columns: number }[]): number => parts.reduce((sum, { columns }) => sum + columns, 0);

function commonRows(parts: readonly { readonly rows: number }[]): number {
  const rows = parts[0]?.rows ?? 0;
  for (const part of parts) {
    if (part.rows !== rows) throw new DataError(`a matrix of ${part.rows} rows cannot stand beside one of ${rows}`);
  }
  return rows;
}
