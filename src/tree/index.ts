export { balancedClassWeights, cumulatedShares, drawCounts } from "./bootstrap.ts";
export { checkTree } from "./check.ts";
export { ForestWalker } from "./forest-walker.ts";
export { growForest } from "./grow-forest.ts";
export type { ForestPlan } from "./grow-task.ts";
export { forestImportances, treeImportances } from "./importances.ts";
export { type CategorySets, SET_WORDS, type StagedTree, StagedTrees } from "./staged-trees.ts";
export type { CriterionName, GrowthRules } from "./training-set.ts";
export type { Tree } from "./tree.ts";
