/** The hashing trick (sklearn/feature_extraction/_hashing_fast.pyx): a term's column is its hash modulo their number. */
import { murmurHash, type SparseMatrix } from "../../numeric/index.ts";
import type { State } from "../state.ts";
import { sparseRows } from "./count-terms.ts";

export type HashedTerm = readonly [term: string, value: number];

export interface Hasher {
  readonly nFeatures: number;
  /** a term counts negative where its hash is */
  readonly hasSign: boolean;
  /** up to 0.20: sums lose their sign */
  readonly isNonNegative: boolean;
}

const LEAST_HASH = -2147483648;

export function hasherOf(state: State, nFeatures: number): Hasher {
  return {
    nFeatures: state.integer("n_features", 1, 0x7fffffff, nFeatures),
    hasSign: state.boolean("alternate_sign", true),
    isNonNegative: state.boolean("non_negative", false),
  };
}

/** A sparse row for each list of terms, sorted by column; what adds up to 0 stays an entry. */
export function hashRows(rows: readonly (readonly HashedTerm[])[], { nFeatures, hasSign, isNonNegative }: Hasher): SparseMatrix {
  const indptr = new Int32Array(rows.length + 1);
  const indices: Int32Array[] = [];
  const values: Float64Array[] = [];
  rows.forEach((terms, i) => {
    const sums = new Map<number, number>();
    for (const [term, value] of terms) {
      if (value === 0) continue;
      const hash = murmurHash(term);
      // abs(-2^31) does not exist in 32 bits.
      const column = hash === LEAST_HASH ? (0x7fffffff - (nFeatures - 1)) % nFeatures : Math.abs(hash) % nFeatures;
      sums.set(column, (sums.get(column) ?? 0) + (hasSign && hash < 0 ? -value : value));
    }
    const row = Int32Array.from(sums.keys()).sort();
    indices.push(row);
    values.push(Float64Array.from(row, (column) => (isNonNegative ? Math.abs(sums.get(column) ?? 0) : (sums.get(column) ?? 0))));
    indptr[i + 1] = indptr[i] + row.length;
  });
  return sparseRows(nFeatures, indptr, indices, values);
}
