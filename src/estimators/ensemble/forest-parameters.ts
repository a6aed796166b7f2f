/** The parameters that only forests have: how many trees, and which rows each sees (ensemble/_forest.py). */
import { ParameterError } from "../../errors/index.ts";
import { pairwiseSum } from "../../numeric/index.ts";
import {
  type CountOrFraction,
  countOf,
  type FixedParameter,
  isBoolean,
  isCountOrFraction,
  isIntegerFrom,
  orNull,
  type ParameterTable,
} from "../parameters.ts";

export interface SamplingParameters {
  nEstimators: number;
  bootstrap: boolean;
  oobScore: boolean;
  /** rows that each tree draws; null: as many as there are; a fraction of them, or of the sum of their weights */
  maxSamples: CountOrFraction | null;
}

export const SAMPLING_PARAMETERS: ParameterTable<SamplingParameters> = {
  nEstimators: { default: 100, allowed: "an integer of at least 1", accepts: isIntegerFrom(1) },
  bootstrap: { default: true, allowed: "a boolean", accepts: isBoolean },
  oobScore: { default: false, allowed: "a boolean", accepts: isBoolean, isLater: (value) => typeof value === "function" },
  maxSamples: {
    default: null,
    allowed: "an integer of at least 1, a fraction above 0, or null",
    accepts: orNull(isCountOrFraction(1, () => true)),
  },
};

/** What scikit-learn's forests have beside, and this version only at its default. */
export const FIXED_FOREST: Readonly<Record<string, FixedParameter>> = {
  warmStart: { value: false },
  monotonicCst: { value: null },
  nJobs: { value: null, hint: "Threads are an option of fit: fit(x, y, { threads: 4 })." },
  verbose: { value: 0, hint: "Progress is an option of fit: fit(x, y, { onProgress })." },
};

/** @throws {ParameterError} for combinations that scikit-learn refuses */
export function checkSampling({ bootstrap, oobScore, maxSamples }: SamplingParameters): void {
  if (bootstrap) return;
  if (maxSamples !== null) {
    throw new ParameterError("maxSamples cannot be set without bootstrap", { place: { name: "maxSamples" } });
  }
  if (oobScore) throw new ParameterError("oobScore needs bootstrap: without it no row is out of bag", { place: { name: "oobScore" } });
}

/** `_get_n_samples_bootstrap`. */
export function drawnRows(maxSamples: CountOrFraction | null, rows: number, weights: Float64Array | undefined): number {
  if (maxSamples === null) return rows;
  return countOf(maxSamples, (fraction) => Math.max(1, Math.floor(fraction * (weights === undefined ? rows : pairwiseSum(weights)))));
}
