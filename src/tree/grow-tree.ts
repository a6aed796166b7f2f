/** One tree from rows, weights, rules and a seed: equal to scikit-learn 1.9.1's in every bit of every node. */
import { MersenneTwister, pairwiseSum } from "../numeric/index.ts";
import { makeCriterion } from "./criteria/index.ts";
import { growBestFirst } from "./grow-best-first.ts";
import { growDepthFirst } from "./grow-depth-first.ts";
import { NodeGrower } from "./node-grower.ts";
import { prune } from "./prune.ts";
import { Splitter } from "./splitter.ts";
import type { GrowthRules, TrainingSet } from "./training-set.ts";
import { NodeTable, type Tree } from "./tree.ts";
import { Xorshift } from "./xorshift.ts";

const RAND_R_MAX = 0x7fffffff;

/**
 * @param weights one a row, not negative; rows of weight 0 are left out. Undefined: 1 each
 * @param seed an integer from 0 to 2^32 - 1
 */
export function growTree(set: TrainingSet, weights: Float64Array | undefined, rules: GrowthRules, seed: number): Tree {
  const minWeightLeaf = rules.minWeightFractionLeaf * (weights === undefined ? set.rows : pairwiseSum(weights));
  const rowWeights = weights ?? new Float64Array(set.rows).fill(1);
  const samples = rowsWithWeight(rowWeights);
  const criterion = makeCriterion(rules.criterion, set, { samples, weights: rowWeights, targets: set.targets });
  const random = new Xorshift(new MersenneTwister(seed).randint(0, RAND_R_MAX));
  const { maxFeatures, minSamplesLeaf } = rules;
  const options = { maxFeatures, minSamplesLeaf, minWeightLeaf, weightTotal: sumInOrder(rowWeights) };
  const splitter = new Splitter(set, samples, criterion, random, options);
  const table = new NodeTable(set.features, Math.max(set.classes, 1));
  const grower = new NodeGrower(table, splitter, criterion, rules, minWeightLeaf);
  if (rules.maxLeafNodes === Number.POSITIVE_INFINITY) growDepthFirst(grower);
  else growBestFirst(grower, rules.maxLeafNodes);
  const tree = table.finish();
  return rules.ccpAlpha > 0 ? prune(tree, rules.ccpAlpha) : tree;
}

function rowsWithWeight(weights: Float64Array): Int32Array {
  const rows = new Int32Array(weights.length);
  let count = 0;
  for (let row = 0; row < weights.length; row++) if (weights[row] !== 0) rows[count++] = row;
  return rows.subarray(0, count);
}

function sumInOrder(weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < weights.length; row++) sum += weights[row];
  return sum;
}
