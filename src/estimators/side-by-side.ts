/** What transformers gave, beside one another, as FeatureUnion and ColumnTransformer stack it: numbers, or columns where one is text. */
import { type Column, Frame, hstack, hstackSparse, Matrix, SparseMatrix } from "../numeric/index.ts";
import type { Features, Rows } from "./estimator.ts";
import { frameOf, looseRows } from "./rows.ts";

/** @param rows their number, for no parts at all */
export function sideBySide(parts: readonly Features[], rows: number, isSparse: boolean): Features {
  if (isSparse) return hstackSparse(parts.map(sparseOf), rows);
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
