/** R² and mean errors of one output, in float64: scikit-learn's metrics/_regression.py. */
import { DataError } from "../../errors/index.ts";
import { pairwiseSum } from "../../numeric/index.ts";
import { average } from "./average.ts";
import { checkLength, type Numbers, readNumbers } from "./numbers.ts";
import { readWeights } from "./sample-weight.ts";

export interface RegressionOptions {
  readonly sampleWeight?: Numbers | null | undefined;
}

export interface R2Options extends RegressionOptions {
  /** whether a constant `yTrue` scores 1 (all right) or 0 (the default), instead of NaN or -Infinity */
  readonly forceFinite?: boolean | undefined;
}

interface Pairs {
  readonly truth: Float64Array;
  readonly prediction: Float64Array;
  readonly weights: Float64Array | undefined;
}

function readPairs(yTrue: Numbers, yPred: Numbers, { sampleWeight }: RegressionOptions): Pairs {
  checkLength("yPred", yPred.length, yTrue.length);
  if (yTrue.length === 0) throw new DataError("yTrue and yPred have no rows");
  const truth = readNumbers("yTrue", yTrue);
  return { truth, prediction: readNumbers("yPred", yPred), weights: readWeights(sampleWeight, truth.length) };
}

/**
 * The mean of |prediction - truth|, in the target's unit.
 *
 * @param yTrue true values, one a row
 * @param yPred predicted values, one a row
 * @throws {DataError} when the sides differ in length, have no rows, or hold something that is not a finite number
 * @throws {ParameterError} when `sampleWeight` sums to 0
 */
export function meanAbsoluteError(yTrue: Numbers, yPred: Numbers, options: RegressionOptions = {}): number {
  const { truth, prediction, weights } = readPairs(yTrue, yPred, options);
  return average(
    truth.map((value, i) => Math.abs(prediction[i] - value)),
    weights,
  );
}

/**
 * The mean of (truth - prediction)², in the target's unit squared.
 *
 * @param yTrue true values, one a row
 * @param yPred predicted values, one a row
 * @throws {DataError} when the sides differ in length, have no rows, or hold something that is not a finite number
 * @throws {ParameterError} when `sampleWeight` sums to 0
 */
export function meanSquaredError(yTrue: Numbers, yPred: Numbers, options: RegressionOptions = {}): number {
  const { truth, prediction, weights } = readPairs(yTrue, yPred, options);
  return average(
    truth.map((value, i) => (value - prediction[i]) ** 2),
    weights,
  );
}

/** The square root of `meanSquaredError`, in the target's unit. Errors as there. */
export function rootMeanSquaredError(yTrue: Numbers, yPred: Numbers, options: RegressionOptions = {}): number {
  return Math.sqrt(meanSquaredError(yTrue, yPred, options));
}

/**
 * The share of the target's variance that the predictions explain: 1 at best, 0 for the mean, below for worse; NaN for
 * fewer than two rows.
 *
 * @param yTrue true values, one a row
 * @param yPred predicted values, one a row
 * @throws {DataError} when the sides differ in length, have no rows, or hold something that is not a finite number
 * @throws {ParameterError} when `sampleWeight` sums to 0
 */
export function r2Score(yTrue: Numbers, yPred: Numbers, options: R2Options = {}): number {
  const { truth, prediction, weights } = readPairs(yTrue, yPred, options);
  if (truth.length < 2) return Number.NaN;
  const squares = (from: (i: number) => number) => pairwiseSum(truth.map((value, i) => (weights?.[i] ?? 1) * (value - from(i)) ** 2));
  const mean = average(truth, weights);
  const residual = squares((i) => prediction[i]);
  const variance = squares(() => mean);
  if (!(options.forceFinite ?? true)) return 1 - residual / variance;
  if (residual === 0) return 1;
  return variance === 0 ? 0 : 1 - residual / variance;
}
