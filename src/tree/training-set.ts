/** What trees are grown from. Plain data: worker threads get it as it is, its arrays shared. */

export interface TrainingSet {
  readonly rows: number;
  readonly features: number;
  /** one feature after the other, each `rows` long; finite */
  readonly columns: Float32Array;
  /** numbers of classes, or finite values */
  readonly targets: Float64Array;
  /** 0: the targets are values */
  readonly classes: number;
}

export type CriterionName = "gini" | "entropy" | "log_loss" | "squared_error" | "friedman_mse" | "absolute_error";

/** When and how nodes are split, every fraction of rows or features turned into a count. */
export interface GrowthRules {
  readonly criterion: CriterionName;
  readonly maxDepth: number;
  readonly minSamplesSplit: number;
  readonly minSamplesLeaf: number;
  readonly minWeightFractionLeaf: number;
  readonly minImpurityDecrease: number;
  readonly maxFeatures: number;
  /** Infinity: depth first, without a limit */
  readonly maxLeafNodes: number;
  readonly ccpAlpha: number;
}
