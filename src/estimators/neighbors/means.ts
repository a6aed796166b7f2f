/** The mean of the neighbours' targets (neighbors/_regression.py): summed up pairwise as NumPy sums contiguous numbers. */
import { Matrix, pairwiseSum } from "../../numeric/index.ts";
import { NdArray } from "../../python/index.ts";
import type { State } from "../state.ts";
import { weightsOf } from "./kept-rows.ts";
import type { Found } from "./search.ts";

/** `_y`: `(rows)` or `(rows, outputs)`. */
export function regressionTargets(state: State, rows: number): Matrix {
  const value = state.value("_y");
  if (value instanceof NdArray && value.shape.length === 2) return state.matrix("_y", rows, undefined);
  return new Matrix(rows, 1, state.float64("_y", [rows]));
}

/** @returns `(rows, outputs)` */
export function means(found: readonly Found[], { columns, data }: Matrix, isWeighted: boolean): Matrix {
  const out = new Matrix(found.length, columns);
  found.forEach((neighbors, row) => {
    const weights = isWeighted ? weightsOf(neighbors) : undefined;
    const { indices } = neighbors;
    for (let k = 0; k < columns; k++) {
      const values = Float64Array.from(indices, (i) => data[i * columns + k]);
      out.data[row * columns + k] = weights === undefined ? plainMean(values, columns) : weightedMean(values, weights);
    }
  });
  return out;
}

/** Of several outputs NumPy adds whole rows, one after the other. */
function plainMean(values: Float64Array, columns: number): number {
  const sum = columns === 1 ? pairwiseSum(values) : values.reduce((a, b) => a + b, 0);
  return sum / values.length;
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  return pairwiseSum(values.map((value, i) => value * weights[i])) / pairwiseSum(weights);
}
