/** The rows that a support vector machine keeps, and their kernel with rows that are asked (svm/_base.py, `BaseLibSVM`). */
import type { Matrix } from "../../numeric/index.ts";
import { NdArray } from "../../python/index.ts";
import { inputsFromState, type Shapes } from "../common-state.ts";
import type { RowCost, Rows } from "../estimator.ts";
import { denseRows, sparseOrDenseRows } from "../rows.ts";
import { sparseMatrix } from "../sparse-matrix.ts";
import type { State } from "../state.ts";
import { kernelFromState } from "./kernel.ts";
import { denseDistance, denseProduct, inOrder, sparseDistance, sparseProduct } from "./row-sums.ts";

export interface SupportVectors {
  readonly inputs: Shapes;
  readonly count: number;
  readonly rowCost: RowCost;
  /** the largest kernel of a row like these */
  readonly largest: number;
  asked(x: Rows): KernelRows;
}

/** Rows that are asked, and for each its kernel with every support vector, in an array that the next row uses again. */
export interface KernelRows {
  readonly rows: number;
  kernels(row: number): Float64Array;
}

type KernelSum = (row: number, vector: number) => number;

const COLUMN_OPERATIONS = 3;
// An exponential or a hyperbolic tangent, and what stands around it.
const KERNEL_OPERATIONS = 100;
/** Entries of a sparse row: a text of 10,000 characters has no more terms; more cost more, and come from whoever asks. */
const MOST_ENTRIES = 5000;

/** A model that was fitted to sparse rows keeps sparse ones, and takes dense rows as if they were sparse. */
export function supportVectorsFromState(state: State): SupportVectors {
  const kernel = kernelFromState(state);
  const isDense = state.value("support_vectors_") instanceof NdArray;
  return isDense ? keptDense() : keptSparse();

  function keptDense(): SupportVectors {
    const vectors = state.matrix("support_vectors_", undefined, undefined);
    const inputs = inputsOf(vectors.columns);
    const sum = kernel.isOfDistance ? denseDistance : denseProduct;
    return {
      inputs,
      count: vectors.rows,
      rowCost: costOf(vectors.rows, vectors.data.length, vectors.columns),
      largest: largestOf(vectors.rows, (i) => sum(vectors, i, vectors, i)),
      asked(x) {
        const rows = denseRows(x, inputs);
        return kernelRows(rows.rows, vectors.rows, (row, i) => sum(rows, row, vectors, i));
      },
    };
  }

  function keptSparse(): SupportVectors {
    const vectors = inOrder(sparseMatrix(state, "support_vectors_", undefined, undefined));
    const inputs = inputsOf(vectors.columns);
    const entries = Math.min(vectors.columns, MOST_ENTRIES);
    const sum = kernel.isOfDistance ? sparseDistance : sparseProduct;
    return {
      inputs,
      count: vectors.rows,
      rowCost: costOf(vectors.rows, vectors.data.length + vectors.rows * entries, entries),
      largest: largestOf(vectors.rows, (i) => sum(vectors, i, vectors, i)),
      asked(x) {
        const rows = inOrder(sparseOrDenseRows(x, inputs));
        return kernelRows(rows.rows, vectors.rows, (row, i) => sum(rows, row, vectors, i));
      },
    };
  }

  function inputsOf(columns: number): Shapes {
    if (columns === 0) state.wrong("support_vectors_", "have no columns");
    return inputsFromState(state, columns);
  }

  function largestOf(count: number, own: (i: number) => number): number {
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, Math.abs(kernel.of(own(i))));
    return most;
  }

  function kernelRows(rows: number, count: number, sumOf: KernelSum): KernelRows {
    const values = new Float64Array(count);
    return {
      rows,
      kernels(row) {
        for (let i = 0; i < count; i++) values[i] = kernel.of(sumOf(row, i));
        return values;
      },
    };
  }
}

/** @param steps through the columns of all support vectors. @param entries of a row */
function costOf(count: number, steps: number, entries: number): RowCost {
  return { operations: COLUMN_OPERATIONS * steps + KERNEL_OPERATIONS * count, bytes: 8 * count + 16 * entries };
}

/** `_dual_coef_`, `(rows, support vectors)`; where the model was fitted to sparse rows a sparse matrix, of which every cell is an entry. */
export function dualCoefficients(state: State, rows: number, count: number): Matrix {
  if (state.value("_dual_coef_") instanceof NdArray) return state.matrix("_dual_coef_", rows, count);
  const coefficients = sparseMatrix(state, "_dual_coef_", rows, count);
  const { length } = coefficients.data;
  if (length !== rows * count) state.wrong("_dual_coef_", `has ${length} entries for the shape (${rows}, ${count})`);
  return coefficients.toDense();
}

/**
 * How far two orders of adding up may be apart: each term of a kernel and each of the sum over the vectors rounds by at most 2^-53 of
 * what it is added to.
 *
 * @param coefficients `(rows, support vectors)`
 */
export function roundingOf({ inputs, count, largest }: SupportVectors, { rows, columns, data }: Matrix): number {
  let most = 0;
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += Math.abs(data[row * columns + i]);
    most = Math.max(most, sum);
  }
  return (inputs.nFeatures + count) * (Number.EPSILON / 2) * most * largest;
}

/** `sum` and the kernels from `from` to `to`, weighted by one row of coefficients. */
export function weighted({ columns, data }: Matrix, row: number, kernels: Float64Array, from: number, to: number, sum = 0): number {
  let result = sum;
  for (let i = from; i < to; i++) result += data[row * columns + i] * kernels[i];
  return result;
}
