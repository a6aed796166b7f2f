/** What transformers gave, beside one another, as FeatureUnion and ColumnTransformer stack it: numbers, or columns where one is text. */
import { type Column, Frame, hstack, hstackSparse, Matrix, SparseMatrix } from "../numeric/index.ts";
import type { Features, Rows } from "./estimator.ts";
import { frameOf, looseRows } from "./rows.ts";

export interface Stacking {
  readonly isSparse: boolean;
  /**
   * SciPy 1.8 and newer leave the entries of sparse parts in their order where all parts are sparse; older ones, and all where a part is
   * dense, sort them. Products add up in that order. Which SciPy it was is not in a file: that of scikit-learn 1.0 was mostly as new.
   */
  readonly keepsOrder: boolean;
}

/** @param rows their number, for no parts at all */
export function sideBySide(parts: readonly Features[], rows: number, { isSparse, keepsOrder }: Stacking): Features {
  if (isSparse) {
    const isKept = keepsOrder && parts.every((part) => part instanceof SparseMatrix);
    return hstackSparse(isKept ? parts.map(sparseOf) : parts.map((part) => sorted(sparseOf(part))), rows);
  }
  if (parts.length === 1 && !(parts[0] instanceof SparseMatrix)) return parts[0];
  if (parts.every((part) => !(part instanceof Frame) || part.columns.every(({ kind }) => kind !== "text"))) {
    return hstack(parts.map(denseOf), rows);
  }
  const columns = parts.flatMap((part): readonly Column[] => (part instanceof Frame ? part : frameOf(denseOf(part))).columns);
  return new Frame(
    columns.map((column, f) => ({ ...column, name: `x${f}` })),
    rows,
  );
}

/** Every number times `weight`. */
export function weighted(part: Features, weight: number): Matrix | SparseMatrix {
  const rows = looseRows(part);
  const data = rows.data.map((value) => value * weight);
  if (rows instanceof Matrix) return new Matrix(rows.rows, rows.columns, data);
  return new SparseMatrix(rows.rows, rows.columns, rows.indptr, rows.indices, data as Float64Array);
}

export function rowCountOf(x: Rows): number {
  return x instanceof Frame || x instanceof Matrix || x instanceof SparseMatrix ? x.rows : x.length;
}

function denseOf(part: Features): Matrix {
  const rows = looseRows(part);
  return rows instanceof SparseMatrix ? rows.toDense() : rows;
}

function sparseOf(part: Features): SparseMatrix {
  const rows = looseRows(part);
  return rows instanceof SparseMatrix ? rows : SparseMatrix.fromDense(rows);
}

/** Each row's entries by column. */
function sorted(x: SparseMatrix): SparseMatrix {
  const { indptr } = x;
  const indices = x.indices.slice();
  const data = x.data.slice();
  for (let i = 0; i < x.rows; i++) {
    const [from, to] = [indptr[i], indptr[i + 1]];
    const order = Array.from({ length: to - from }, (_, k) => from + k).sort((a, b) => x.indices[a] - x.indices[b]);
    order.forEach((k, place) => {
      indices[from + place] = x.indices[k];
      data[from + place] = x.data[k];
    });
  }
  return new SparseMatrix(x.rows, x.columns, indptr, indices, data);
}
