/** The parameters that trees and forests share: their names, defaults and limits (tree/_classes.py), and the rules they make. */
import type { CriterionName, GrowthRules } from "../../tree/index.ts";
import {
  type CountOrFraction,
  countOf,
  type FixedParameter,
  isCountOrFraction,
  isIntegerFrom,
  isNumberWithin,
  isOneOf,
  orNull,
  type Parameter,
  type ParameterTable,
} from "../parameters.ts";
import { type ClassWeight, isClassWeight } from "./class-weight.ts";

export type ClassificationCriterion = "gini" | "entropy" | "log_loss";
export type RegressionCriterion = "squared_error" | "friedman_mse" | "absolute_error";

/** How nodes are split, for trees and forests alike. */
export interface GrowthParameters {
  maxDepth: number | null;
  minSamplesSplit: CountOrFraction;
  minSamplesLeaf: CountOrFraction;
  minWeightFractionLeaf: number;
  /** how many features are looked at for each split; null: all */
  maxFeatures: CountOrFraction | "sqrt" | "log2" | null;
  maxLeafNodes: number | null;
  minImpurityDecrease: number;
  ccpAlpha: number;
  randomState: number | null;
}

const maxFeaturesCount = isCountOrFraction(1, (fraction) => fraction <= 1);
const maxFeaturesWord = isOneOf("sqrt", "log2");

export function growthParameters(maxFeatures: GrowthParameters["maxFeatures"]): ParameterTable<GrowthParameters> {
  return {
    maxDepth: { default: null, allowed: "an integer of at least 1, or null", accepts: orNull(isIntegerFrom(1)) },
    minSamplesSplit: {
      default: 2,
      allowed: "an integer of at least 2, or a fraction above 0 and at most 1",
      accepts: isCountOrFraction(2, (fraction) => fraction <= 1),
    },
    minSamplesLeaf: {
      default: 1,
      allowed: "an integer of at least 1, or a fraction between 0 and 1",
      accepts: isCountOrFraction(1, (fraction) => fraction < 1),
    },
    minWeightFractionLeaf: { default: 0, allowed: "a number from 0 to 0.5", accepts: isNumberWithin(0, 0.5) },
    maxFeatures: {
      default: maxFeatures,
      allowed: 'an integer of at least 1, a fraction above 0 and at most 1, "sqrt", "log2", or null',
      accepts: orNull((value): value is CountOrFraction | "sqrt" | "log2" => maxFeaturesCount(value) || maxFeaturesWord(value)),
    },
    maxLeafNodes: { default: null, allowed: "an integer of at least 2, or null", accepts: orNull(isIntegerFrom(2)) },
    minImpurityDecrease: { default: 0, allowed: "a number of at least 0", accepts: isNumberWithin(0, Number.MAX_VALUE) },
    ccpAlpha: { default: 0, allowed: "a number of at least 0", accepts: isNumberWithin(0, Number.MAX_VALUE) },
    randomState: {
      default: null,
      allowed: "an integer from 0 to 4294967295, or null",
      accepts: orNull((value): value is number => isIntegerFrom(0)(value) && value <= 0xffffffff),
    },
  };
}

export const CLASSIFICATION_CRITERION: Parameter<ClassificationCriterion> = {
  default: "gini",
  allowed: '"gini", "entropy" or "log_loss"',
  accepts: isOneOf("gini", "entropy", "log_loss"),
};

export const REGRESSION_CRITERION: Parameter<RegressionCriterion> = {
  default: "squared_error",
  allowed: '"squared_error", "friedman_mse" or "absolute_error"',
  accepts: isOneOf("squared_error", "friedman_mse", "absolute_error"),
  isLater: (value) => value === "poisson",
};

export function classWeightParameter<Preset extends string>(...presets: readonly Preset[]): Parameter<ClassWeight<Preset> | null> {
  return {
    default: null,
    allowed: `${presets.map((preset) => `"${preset}", `).join("")}weights of at least 0 by class, or null`,
    accepts: orNull((value): value is ClassWeight<Preset> => isClassWeight(value, presets)),
    isLater: Array.isArray,
  };
}

/** What scikit-learn's single trees have beside, and this version only at its default. */
export const FIXED_TREE: Readonly<Record<string, FixedParameter>> = {
  splitter: { value: "best" },
  monotonicCst: { value: null },
};

export function growthRules(parameters: GrowthParameters & { criterion: CriterionName }, rows: number, features: number): GrowthRules {
  const minSamplesLeaf = countOf(parameters.minSamplesLeaf, (fraction) => Math.ceil(fraction * rows));
  const minSamplesSplit = countOf(parameters.minSamplesSplit, (fraction) => Math.max(2, Math.ceil(fraction * rows)));
  return {
    criterion: parameters.criterion,
    maxDepth: parameters.maxDepth ?? Number.POSITIVE_INFINITY,
    minSamplesSplit: Math.max(minSamplesSplit, 2 * minSamplesLeaf),
    minSamplesLeaf,
    minWeightFractionLeaf: parameters.minWeightFractionLeaf,
    minImpurityDecrease: parameters.minImpurityDecrease,
    maxFeatures: featureCount(parameters.maxFeatures, features),
    maxLeafNodes: parameters.maxLeafNodes ?? Number.POSITIVE_INFINITY,
    ccpAlpha: parameters.ccpAlpha,
  };
}

function featureCount(maxFeatures: GrowthParameters["maxFeatures"], features: number): number {
  if (maxFeatures === null) return features;
  if (maxFeatures === "sqrt") return Math.max(1, Math.floor(Math.sqrt(features)));
  if (maxFeatures === "log2") return Math.max(1, 31 - Math.clz32(features));
  return countOf(maxFeatures, (fraction) => Math.max(1, Math.floor(fraction * features)));
}
