/** One decision tree's fit, for classifier and regressor (tree/_classes.py, `BaseDecisionTree._fit`). */
import { type CriterionName, growForest, type Tree } from "../../tree/index.ts";
import type { Shapes } from "../common-state.ts";
import type { Rows } from "../estimator.ts";
import type { FitOptions } from "../fit.ts";
import { seedOf } from "../parameters.ts";
import { trainingColumns } from "../rows.ts";
import { rowWeights } from "../targets.ts";
import { type GrowthParameters, growthRules } from "./tree-parameters.ts";

export interface Targets {
  readonly values: Float64Array;
  /** 0 for a regressor */
  readonly classes: number;
  /** the rows' weights, those given multiplied by what the classes weigh */
  readonly weights: Float64Array | undefined;
}

export interface TreeFitOptions extends Omit<FitOptions, "threads"> {
  /** taken so that trees and forests are fitted alike: a single tree grows on one */
  readonly threads?: unknown;
}

/** @param targets makes them from the number of rows and the checked weights */
export async function fitTree(
  parameters: GrowthParameters & { criterion: CriterionName },
  x: Rows,
  { sampleWeight, signal, onProgress }: TreeFitOptions,
  targets: (rows: number, weights: Float64Array | undefined) => Targets,
): Promise<Shapes & { readonly tree: Tree }> {
  const { rows, features, names, columns } = trainingColumns(x, false);
  const { values, classes, weights } = targets(rows, rowWeights(sampleWeight, rows));
  const set = { rows, features, columns, targets: values, classes };
  const plan = { set, rules: growthRules(parameters, rows, features), bootstrap: undefined, weights };
  const [tree] = await growForest(plan, [seedOf(parameters.randomState)], { signal, onProgress });
  return { tree, nFeatures: features, featureNames: names };
}
