/** `coef_` of a linear kernel, which scikit-learn computes whenever it is asked (svm/_base.py, `_get_coef` and `_one_vs_one_coef`). */
import { Matrix } from "../../numeric/index.ts";
import { NdArray } from "../../python/index.ts";
import type { State } from "../state.ts";
import { startsFromState } from "./pair-decisions.ts";
import { dualCoefficients } from "./support-vectors.ts";

/**
 * `(1, features)`, or a row for each pair of more than two classes; of two classes with either sign.
 *
 * @throws {UnsupportedModelError} for another kernel, and for a model that was fitted to sparse rows
 */
export function linearCoefficients(state: State): Matrix {
  if (state.string("kernel") !== "linear") return state.refuse(`coef_ of a ${state.className} whose kernel is not linear`);
  if (!(state.value("support_vectors_") instanceof NdArray))
    return state.refuse(`coef_ of a ${state.className} that was fitted to sparse rows`);
  const vectors = state.matrix("support_vectors_", undefined, undefined);
  const classes = state.has("classes_") ? state.labels("classes_", undefined).length : 2;
  if (classes < 2) return state.wrong("classes_", `has ${classes} labels`);
  const weights = dualCoefficients(state, classes - 1, vectors.rows);
  if (classes === 2) return sumsOfRows(vectors, [[{ weights: weights.row(0), from: 0, to: vectors.rows }]]);
  const starts = startsFromState(state, classes, vectors.rows);
  const ofClass = (k: number, other: number): Part => ({
    weights: weights.row(other < k ? other : other - 1),
    from: starts[k],
    to: starts[k + 1],
  });
  const pairs: Part[][] = [];
  for (let i = 0; i < classes; i++) for (let j = i + 1; j < classes; j++) pairs.push([ofClass(i, j), ofClass(j, i)]);
  return sumsOfRows(vectors, pairs);
}

/** Some of the support vectors, weighted. */
interface Part {
  readonly weights: Float64Array | Float32Array;
  readonly from: number;
  readonly to: number;
}

function sumsOfRows(vectors: Matrix, sums: readonly (readonly Part[])[]): Matrix {
  const { columns, data } = vectors;
  const result = new Matrix(sums.length, columns);
  sums.forEach((parts, at) => {
    const own = result.row(at);
    for (const { weights, from, to } of parts) {
      const sum = new Float64Array(columns);
      for (let v = from; v < to; v++) for (let f = 0; f < columns; f++) sum[f] += weights[v] * data[v * columns + f];
      for (let f = 0; f < columns; f++) own[f] += sum[f];
    }
  });
  return result;
}
