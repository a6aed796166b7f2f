/** Each row answered by the trees that did not draw it (ensemble/_forest.py, `_compute_oob_predictions`). */
import { Matrix, pairwiseSum } from "../../numeric/index.ts";
import { drawCounts, ForestWalker } from "../../tree/index.ts";
import type { GrownForest } from "./fit-forest.ts";

/** `(rows, nValues)`: means over those trees, in their order; 0 for a row that every tree drew. */
export function outOfBag({ trees, seeds, plan }: GrownForest): Matrix {
  const { set, bootstrap } = plan;
  const { rows, features, columns } = set;
  const { nValues } = trees[0];
  const sums = new Float64Array(rows * nValues);
  const answers = new Int32Array(rows);
  const x = new Float32Array(features);
  const value = new Float64Array(nValues);
  trees.forEach((tree, t) => {
    if (bootstrap === undefined) return;
    const drawn = drawCounts(rows, bootstrap, seeds[t]);
    const walker = new ForestWalker([tree]);
    for (let row = 0; row < rows; row++) {
      if (drawn[row] > 0) continue;
      for (let f = 0; f < features; f++) x[f] = columns[f * rows + row];
      walker.mean(x, 0, value, 0);
      for (let k = 0; k < nValues; k++) sums[row * nValues + k] += value[k];
      answers[row]++;
    }
  });
  for (let i = 0; i < sums.length; i++) sums[i] /= Math.max(answers[Math.floor(i / nValues)], 1);
  return new Matrix(rows, nValues, sums);
}

/** Share of rows whose first most probable class is their own. */
export function outOfBagAccuracy({ rows, columns, data }: Matrix, codes: ArrayLike<number>): number {
  let right = 0;
  for (let row = 0; row < rows; row++) {
    let best = 0;
    for (let c = 1; c < columns; c++) if (data[row * columns + c] > data[row * columns + best]) best = c;
    if (best === codes[row]) right++;
  }
  return right / rows;
}

/** R², with pairwise sums as NumPy's (metrics/_regression.py, `r2_score`); constant targets: 1 if all are met, else 0. */
export function outOfBagR2(predicted: Float64Array, targets: Float64Array): number {
  const mean = pairwiseSum(targets) / targets.length;
  const left = pairwiseSum(targets.map((target, row) => (target - predicted[row]) * (target - predicted[row])));
  const all = pairwiseSum(targets.map((target) => (target - mean) * (target - mean)));
  if (all === 0) return left === 0 ? 1 : 0;
  return 1 - left / all;
}
