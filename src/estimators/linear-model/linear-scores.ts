/**
 * `x @ coef_.T + intercept_`: what linear models answer, or turn into their answers (linear_model/_base.py,
 * `_decision_function`). SciPy adds the products of a sparse row one after the other, and so do we for dense rows, where
 * BLAS promises no order: a row alone gives the bits that it gives in a batch.
 */
import { Matrix, type SparseMatrix } from "../../numeric/index.ts";
import { NdArray, type PyValue } from "../../python/index.ts";
import { inputsFromState, type Shapes } from "../common-state.ts";
import type { RowCost } from "../estimator.ts";
import { laidOutMatrix } from "../sparse-matrix.ts";
import type { State } from "../state.ts";

export interface LinearScores extends Shapes {
  /** `(scores, features)` */
  readonly coefficients: Matrix;
  /** `(scores)` */
  readonly intercepts: Float64Array;
  /** fitted on float32: sparse rows of float32, as vectorizers and encoders may give, are answered in float32 */
  readonly single?: { readonly hasIntercepts: boolean };
}

/**
 * `coef_`, `(features)` for one score or `(scores, features)`, dense or (after `sparsify`) sparse, and `intercept_`.
 *
 * @throws {InvalidModelError} when they do not fit each other, or the number of inputs that the state says
 */
export function linearScoresFromState(state: State): LinearScores {
  const coefficients = coefficientsOf(state);
  if (coefficients.rows === 0 || coefficients.columns === 0) state.wrong("coef_", "is empty");
  const inputs = inputsFromState(state, coefficients.columns);
  const intercepts = state.vector("intercept_", coefficients.rows);
  if (!isSingle(state.value("coef_"))) return { ...inputs, coefficients, intercepts };
  return { ...inputs, coefficients, intercepts, single: { hasIntercepts: isSingle(state.value("intercept_")) } };
}

function isSingle(value: PyValue): boolean {
  return value instanceof NdArray && value.data instanceof Float32Array;
}

function coefficientsOf(state: State): Matrix {
  const value = state.value("coef_");
  if (!(value instanceof NdArray) || value.shape.length !== 1) return laidOutMatrix(state, "coef_");
  const coefficients = state.float64("coef_", [undefined]);
  return new Matrix(1, coefficients.length, coefficients);
}

/** @returns `(rows, scores)`, float64, or float32 where scikit-learn's are */
export function linearScores(x: Matrix | SparseMatrix, { coefficients, intercepts, single }: LinearScores): Matrix {
  if (!(x instanceof Matrix)) {
    if (single !== undefined && x.data.every((value) => Math.fround(value) === value)) {
      return singleScores(x, coefficients, intercepts, single.hasIntercepts);
    }
    const scores = x.timesTransposed(coefficients);
    for (let at = 0; at < scores.data.length; at++) scores.data[at] += intercepts[at % intercepts.length];
    return scores;
  }
  const scores = new Matrix(x.rows, coefficients.rows);
  for (let row = 0; row < x.rows; row++) {
    for (let k = 0; k < coefficients.rows; k++) {
      scores.data[row * coefficients.rows + k] = product(x.data, row * x.columns, coefficients, k) + intercepts[k];
    }
  }
  return scores;
}

/** Each product and each sum rounded to float32, as SciPy adds up a sparse row of float32. */
function singleScores(x: SparseMatrix, { rows: outputs, columns, data }: Matrix, intercepts: Float64Array, hasIntercepts: boolean): Matrix {
  const size = x.rows * outputs;
  const scores = new Matrix(x.rows, outputs, hasIntercepts ? new Float32Array(size) : new Float64Array(size));
  for (let row = 0; row < x.rows; row++) {
    for (let k = 0; k < outputs; k++) {
      let sum = 0;
      for (let at = x.indptr[row]; at < x.indptr[row + 1]; at++) {
        sum = Math.fround(sum + Math.fround(x.data[at] * data[k * columns + x.indices[at]]));
      }
      scores.data[row * outputs + k] = sum + intercepts[k];
    }
  }
  return scores;
}

/** The scores of one row into `out`. */
export function linearScoresOfRow(row: Float64Array, { coefficients, intercepts }: LinearScores, out: Float64Array): void {
  for (let k = 0; k < coefficients.rows; k++) out[k] = product(row, 0, coefficients, k) + intercepts[k];
}

function product(x: Float64Array | Float32Array, from: number, coefficients: Matrix, k: number): number {
  const { data, columns } = coefficients;
  let sum = 0;
  for (let f = 0, at = k * columns; f < columns; f++, at++) sum += x[from + f] * data[at];
  return sum;
}

export function linearCost({ coefficients: { rows, columns } }: LinearScores): RowCost {
  return { operations: 2 * rows * columns + rows, bytes: 8 * (columns + rows) };
}
