/** `sklearn.preprocessing.Normalizer` (`normalize` in preprocessing/_data.py): each row by its norm. */
import { pairwiseSum, pairwiseSumSingle, type SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { SklearnVersion } from "../sklearn-version.ts";
import type { State } from "../state.ts";
import { type Numbers, sameColumns, withData } from "./same-columns.ts";

const NORMS = ["l1", "l2", "max"] as const;
type Norm = (typeof NORMS)[number];

function read(state: State): Transformer {
  const norm = state.choice("norm", NORMS, "l2");
  const shapes = inputsFromState(state, 0);
  const { version } = state;
  return sameColumns({
    ...shapes,
    className: state.className,
    missing: false,
    operations: 6,
    change(data, columns) {
      for (let start = 0; start < data.length; start += columns) {
        const row = data.subarray(start, start + columns);
        const divisor = withoutZero(denseNorm(row, norm, version), row, version);
        for (let f = 0; f < columns; f++) row[f] /= divisor;
      }
    },
    changeSparse: (x) => normalizeSparse(x, norm, version),
  });
}

/**
 * `row_norms` adds the squares up with SIMD lanes whose number is the machine's, so the norm is only within 2 ulp of scikit-learn's.
 */
function denseNorm(row: Numbers, norm: Norm, version: SklearnVersion): number {
  switch (norm) {
    case "l1":
      return row instanceof Float32Array ? pairwiseSumSingle(row.map(Math.abs)) : pairwiseSum(row.map(Math.abs));
    case "l2":
      return Math.sqrt(sumOfSquares(row));
    case "max":
      return greatest(row, version);
  }
}

/** Up to 0.22 the greatest value, not the greatest distance from 0. */
function greatest(row: Numbers, version: SklearnVersion): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < row.length; i++) most = Math.max(most, version.isBefore(0, 23) ? row[i] : Math.abs(row[i]));
  return most;
}

function sumOfSquares(row: Numbers): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += row[i] * row[i];
  return sum;
}

/** `_handle_zeros_in_scale`: since 1.0 what is next to zero counts as zero. */
function withoutZero(norm: number, row: Numbers, version: SklearnVersion): number {
  if (version.isBefore(1, 0)) return norm === 0 ? 1 : norm;
  const epsilon = row instanceof Float32Array ? 1.1920928955078125e-7 : Number.EPSILON;
  return norm < 10 * epsilon ? 1 : norm;
}

/** utils/sparsefuncs_fast.pyx: plain sums over the entries; a row of zeros stays. */
function normalizeSparse(x: SparseMatrix, norm: Norm, version: SklearnVersion): SparseMatrix {
  const data = x.data.slice();
  for (let i = 0; i < x.rows; i++) {
    const row = data.subarray(x.indptr[i], x.indptr[i + 1]);
    const divisor = sparseNorm(row, x.columns, norm, version);
    if (divisor === 0) continue;
    for (let k = 0; k < row.length; k++) row[k] /= divisor;
  }
  return withData(x, data);
}

function sparseNorm(row: Float64Array, columns: number, norm: Norm, version: SklearnVersion): number {
  switch (norm) {
    case "l1":
      return row.reduce((sum, value) => sum + Math.abs(value), 0);
    case "l2":
      return Math.sqrt(sumOfSquares(row));
    case "max": {
      // A cell that is not stored is a zero, which is larger than what is negative.
      const most = greatest(row, version);
      return row.length < columns ? Math.max(most, 0) : most;
    }
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.Normalizer"],
  keeps: [],
  isStateless: true,
  read,
};
