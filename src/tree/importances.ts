/** Impurity-based feature importances (tree/_tree.pyx, `compute_feature_importances`; ensemble/_forest.py). */
import { pairwiseSum } from "../numeric/index.ts";
import { LEAF, type Tree } from "./tree.ts";

/** `(nFeatures)`: what each feature's splits took off the impurity, as shares of the whole; all 0 in a tree of one node. @param asShares else as they are */
export function treeImportances(tree: Tree, asShares = true): Float64Array {
  const { childrenLeft, childrenRight, feature, impurity, weightedNNodeSamples: weight } = tree;
  const importances = new Float64Array(tree.nFeatures);
  for (let i = 0; i < tree.nodeCount; i++) {
    const left = childrenLeft[i];
    if (left === LEAF) continue;
    const right = childrenRight[i];
    importances[feature[i]] += weight[i] * impurity[i] - weight[left] * impurity[left] - weight[right] * impurity[right];
  }
  for (let f = 0; f < importances.length; f++) importances[f] /= weight[0];
  const sum = asShares ? pairwiseSum(importances) : 0;
  if (sum > 0) for (let f = 0; f < importances.length; f++) importances[f] /= sum;
  return importances;
}

/** `(nFeatures)`: the mean over the trees that have a split, as shares of the whole. */
export function forestImportances(trees: readonly Tree[]): Float64Array {
  const grown = trees.filter((tree) => tree.nodeCount > 1).map((tree) => treeImportances(tree));
  const mean = new Float64Array(trees[0].nFeatures);
  if (grown.length === 0) return mean;
  // A column of its own is contiguous, so NumPy adds it pairwise; of several, row by row.
  if (mean.length === 1) mean[0] = pairwiseSum(grown.map((importances) => importances[0]));
  else for (const importances of grown) for (let f = 0; f < mean.length; f++) mean[f] += importances[f];
  for (let f = 0; f < mean.length; f++) mean[f] /= grown.length;
  const sum = pairwiseSum(mean);
  for (let f = 0; f < mean.length; f++) mean[f] /= sum;
  return mean;
}
