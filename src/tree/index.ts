export { type Bootstrap, balancedClassWeights, cumulatedShares, drawCounts } from "./bootstrap.ts";
export { checkTree } from "./check.ts";
export { ForestWalker } from "./forest-walker.ts";
export { type GrowOptions, growForest } from "./grow-forest.ts";
export type { ForestPlan } from "./grow-task.ts";
export { growTree } from "./grow-tree.ts";
export { forestImportances, treeImportances } from "./importances.ts";
export type { CriterionName, GrowthRules, TrainingSet } from "./training-set.ts";
export { LEAF, type Tree } from "./tree.ts";
