/** How often each known term stands in each text (`_count_vocab` in sklearn/feature_extraction/text.py): sparse rows, sorted by column. */
import { SparseMatrix } from "../../numeric/index.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type Analyze = (text: string) => readonly string[];

/** @param isBinary 1 for what stands there at all */
export function countTerms(texts: readonly string[], analyze: Analyze, { columns, terms }: Vocabulary, isBinary: boolean): SparseMatrix {
  const counts = new Int32Array(terms.length);
  const indptr = new Int32Array(texts.length + 1);
  const rows: Int32Array[] = [];
  const values: Float64Array[] = [];
  for (let i = 0; i < texts.length; i++) {
    const seen: number[] = [];
    for (const token of analyze(texts[i])) {
      const column = columns.get(token);
      if (column !== undefined && counts[column]++ === 0) seen.push(column);
    }
    const row = Int32Array.from(seen).sort();
    rows.push(row);
    values.push(Float64Array.from(row, (column) => (isBinary ? 1 : counts[column])));
    for (const column of row) counts[column] = 0;
    indptr[i + 1] = indptr[i] + row.length;
  }
  return sparseRows(terms.length, indptr, rows, values);
}

/** Rows of a sparse matrix, put one after the other. */
export function sparseRows(
  columns: number,
  indptr: Int32Array,
  rows: readonly Int32Array[],
  values: readonly Float64Array[],
): SparseMatrix {
  const entries = indptr[indptr.length - 1];
  const indices = new Int32Array(entries);
  const data = new Float64Array(entries);
  rows.forEach((row, i) => {
    indices.set(row, indptr[i]);
    data.set(values[i], indptr[i]);
  });
  return new SparseMatrix(indptr.length - 1, columns, indptr, indices, data);
}
