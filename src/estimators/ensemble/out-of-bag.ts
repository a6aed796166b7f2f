/** Each row answered by the trees that did not draw it (ensemble/_forest.py, `_compute_oob_predictions`). */
import { Matrix } from "../../numeric/index.ts";
import { drawCounts, ForestWalker, layOut } from "../../tree/index.ts";
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
    const walker = new ForestWalker(layOut([tree]));
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
