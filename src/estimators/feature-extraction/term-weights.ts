/**
 * Weights of counted terms, and rows of length 1: TfidfTransformer.transform in sklearn/feature_extraction/text.py, and
 * `normalize` of sparse rows (sklearn/utils/sparsefuncs_fast.pyx), which adds up in the order of a row's entries.
 */
import { log, SparseMatrix } from "../../numeric/index.ts";
import type { State } from "../state.ts";

export type Norm = "l1" | "l2" | undefined;

export interface TermWeights {
  readonly idf: Float64Array | undefined;
  readonly isSublinear: boolean;
  readonly norm: Norm;
  /** up to 1.4 terms were weighed by a product of sparse matrices, which turns the order of each row's entries around */
  readonly isReversed: boolean;
}

export function normOf(state: State, fallback: "l2"): Norm {
  if (state.has("norm") && !state.isSet("norm")) return undefined;
  return state.choice<"l1" | "l2">("norm", ["l1", "l2"], fallback);
}

/** @param isSingle the counts are float32, and stay so */
export function weighTerms(counts: SparseMatrix, weights: TermWeights, isSingle: boolean): SparseMatrix {
  const { rows, columns, indptr } = counts;
  const round = isSingle ? Math.fround : (value: number) => value;
  const { idf, isSublinear, norm, isReversed } = weights;
  const indices = counts.indices.slice();
  const data = counts.data.slice();
  if (isSublinear) for (let k = 0; k < data.length; k++) data[k] = round(round(log(data[k])) + 1);
  if (idf !== undefined) for (let k = 0; k < data.length; k++) data[k] = round(data[k] * idf[indices[k]]);
  if (isReversed && idf !== undefined) {
    for (let i = 0; i < rows; i++) {
      indices.subarray(indptr[i], indptr[i + 1]).reverse();
      data.subarray(indptr[i], indptr[i + 1]).reverse();
    }
  }
  normalizeRows(indptr, data, norm, isSingle);
  return new SparseMatrix(rows, columns, indptr, indices, data);
}

/** In place; a row of zeros stays one. */
export function normalizeRows(indptr: Int32Array, data: Float64Array, norm: Norm, isSingle: boolean): void {
  if (norm === undefined) return;
  const round = isSingle ? Math.fround : (value: number) => value;
  for (let i = 0; i + 1 < indptr.length; i++) {
    let sum = 0;
    for (let k = indptr[i]; k < indptr[i + 1]; k++) sum += norm === "l1" ? Math.abs(data[k]) : round(data[k] * data[k]);
    if (sum === 0) continue;
    if (norm === "l2") sum = Math.sqrt(sum);
    for (let k = indptr[i]; k < indptr[i + 1]; k++) data[k] = round(data[k] / sum);
  }
}
