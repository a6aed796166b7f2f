/** What a worker thread runs to grow a forest: one tree from its seed. */
import { type Bootstrap, bootstrapWeights } from "./bootstrap.ts";
import { growTree } from "./grow-tree.ts";
import type { GrowthRules, TrainingSet } from "./training-set.ts";
import type { Tree } from "./tree.ts";

/** Everything that the trees of a forest share. */
export interface ForestPlan {
  readonly set: TrainingSet;
  readonly rules: GrowthRules;
  /** undefined: every tree sees every row */
  readonly bootstrap: Bootstrap | undefined;
  /** without bootstrap: the rows' weights */
  readonly weights: Float64Array | undefined;
}

export function growTreeOfForest({ set, rules, bootstrap, weights }: ForestPlan, seed: number): Tree {
  return growTree(set, bootstrap === undefined ? weights : bootstrapWeights(set, bootstrap, seed), rules, seed);
}
