export type { Tree } from "../../tree/index.ts";
export { type ClassWeight, classAmounts, classWeights, timesClassWeights } from "./class-weight.ts";
export { DecisionTreeClassifier, type DecisionTreeClassifierParameters } from "./decision-tree-classifier.ts";
export { DecisionTreeRegressor, type DecisionTreeRegressorParameters } from "./decision-tree-regressor.ts";
export type { TreeFitOptions } from "./fit-tree.ts";
export { FittedTrees } from "./fitted-trees.ts";
export { doesTreeTakeMissing, forestOf, readTreeClassifier, readTreeRegressor, readTrees } from "./read-trees.ts";
export { MOST_HINTS } from "./split-ranges.ts";
export { TreeClassifier } from "./tree-classifier.ts";
export {
  CLASSIFICATION_CRITERION,
  type ClassificationCriterion,
  classWeightParameter,
  type GrowthParameters,
  growthParameters,
  growthRules,
  REGRESSION_CRITERION,
  type RegressionCriterion,
} from "./tree-parameters.ts";
export { TreeRegressor } from "./tree-regressor.ts";
export { MOST_FEATURES, TREE_CLASS, treeFromState, treeToState, treeWidth } from "./tree-state.ts";
