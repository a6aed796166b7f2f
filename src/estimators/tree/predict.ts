/** Answers of a laid-out tree or forest, many rows at a time, and what one costs. */
import { Matrix } from "../../numeric/index.ts";
import type { ForestWalker, Tree } from "../../tree/index.ts";
import type { RowCost } from "../estimator.ts";

/** `(rows, nValues)`: each row answered as if it were alone. */
export function predictAll(walker: ForestWalker, x: Matrix): Matrix {
  const { nValues } = walker;
  const out = new Float64Array(x.rows * nValues);
  for (let row = 0; row < x.rows; row++) walker.mean(x.data, row * x.columns, out, row * nValues);
  return new Matrix(x.rows, nValues, out);
}

/** One step a level and one addition a value for each tree; memory for the row as float32 and for the answer. */
export function rowCost(trees: readonly Tree[]): RowCost {
  const { nFeatures, nValues } = trees[0];
  const operations = trees.reduce((sum, tree) => sum + tree.maxDepth + 1 + nValues, nFeatures);
  return { operations, bytes: 4 * nFeatures + 8 * nValues };
}
