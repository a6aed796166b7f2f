/** A forest's fit, for classifier and regressor (ensemble/_forest.py, `BaseForest.fit`). */
import { MersenneTwister } from "../../numeric/index.ts";
import { type CriterionName, cumulatedShares, type ForestPlan, growForest, type Tree } from "../../tree/index.ts";
import type { Shapes } from "../common-state.ts";
import type { Rows } from "../estimator.ts";
import type { FitOptions } from "../fit.ts";
import { seedOf } from "../parameters.ts";
import { trainingColumns } from "../rows.ts";
import { rowWeights } from "../targets.ts";
import { type GrowthParameters, growthRules } from "../tree/index.ts";
import { checkSampling, drawnRows, type SamplingParameters } from "./forest-parameters.ts";

const MOST_SEEDS = 0x7fffffff;

export interface ForestTargets {
  readonly values: Float64Array;
  /** 0 for a regressor */
  readonly classes: number;
  /** the rows' weights, those given multiplied by what the classes weigh; with bootstrap they shape the draw */
  readonly weights: Float64Array | undefined;
  /** whether each tree balances the classes among the rows it drew */
  readonly balancesClasses: boolean;
}

export interface GrownForest extends Shapes {
  readonly trees: readonly Tree[];
  readonly seeds: readonly number[];
  readonly plan: ForestPlan;
}

/** @param targets makes them from the number of rows and the checked weights */
export async function fitForest(
  parameters: GrowthParameters & SamplingParameters & { criterion: CriterionName },
  x: Rows,
  { sampleWeight, threads, signal, onProgress }: FitOptions,
  targets: (rows: number, weights: Float64Array | undefined) => ForestTargets,
): Promise<GrownForest> {
  checkSampling(parameters);
  const { rows, features, names, columns } = trainingColumns(x, threads !== undefined && threads.count > 1);
  const { values, classes, weights, balancesClasses } = targets(rows, rowWeights(sampleWeight, rows));
  const count = drawnRows(parameters.maxSamples, rows, weights);
  const cumulated = weights === undefined ? undefined : cumulatedShares(weights);
  const plan: ForestPlan = {
    set: { rows, features, columns, targets: values, classes },
    rules: growthRules(parameters, rows, features),
    bootstrap: parameters.bootstrap ? { count, cumulated, balancesClasses } : undefined,
    weights: parameters.bootstrap ? undefined : weights,
  };
  const random = new MersenneTwister(seedOf(parameters.randomState));
  const seeds = Array.from({ length: parameters.nEstimators }, () => random.randint(0, MOST_SEEDS));
  const trees = await growForest(plan, seeds, { threads, signal, onProgress });
  return { trees, seeds, plan, nFeatures: features, featureNames: names };
}
