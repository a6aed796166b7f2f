/** Precision, recall and F-score: `precision_recall_fscore_support` and its kin in scikit-learn's metrics/_classification.py. */
import { ParameterError } from "../../errors/index.ts";
import { type Label, type Labels, pairwiseSum } from "../../numeric/index.ts";
import { nanAverage } from "./average.ts";
import type { Numbers } from "./numbers.ts";
import { labelKey, placesOf, readTargets, showLabel, type Targets } from "./targets.ts";

/**
 * One number for all classes: of the positive class only, of all decisions together (`micro`), the plain mean of the
 * classes (`macro`), or their mean weighted by true rows (`weighted`).
 */
export type Average = "binary" | "micro" | "macro" | "weighted";

export interface PrecisionRecallOptions {
  /** which classes, in which order; by default all of either side, sorted */
  readonly labels?: readonly Label[] | undefined;
  /** the positive class of `average: "binary"`; 1 (or `true`) by default */
  readonly posLabel?: Label | undefined;
  readonly sampleWeight?: Numbers | null | undefined;
  /** what 0 / 0 is: 0 (the default), 1, or NaN, which leaves the class out of averages */
  readonly zeroDivision?: number | undefined;
}

export interface FscoreOptions extends PrecisionRecallOptions {
  /** how much recall counts beside precision, 1 by default */
  readonly beta?: number | undefined;
}

/** One entry a class, in the order of `labels`. */
export interface ScoresByClass {
  readonly labels: readonly Label[];
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  readonly fScore: Float64Array;
  /** rows, or weight, of the true class */
  readonly support: Float64Array;
}

export interface AveragedScores {
  readonly precision: number;
  readonly recall: number;
  readonly fScore: number;
}

type Averaged<Options> = Options & { readonly average: Average };
type ByClass<Options> = Options & { readonly average?: null | undefined };

interface Counts {
  readonly hits: Float64Array;
  readonly predicted: Float64Array;
  readonly real: Float64Array;
}

function countByClass({ classes, yTrue, yPred, weights }: Targets, labels: readonly Label[]): Counts {
  const places = placesOf(classes, labels);
  const hits = new Float64Array(labels.length);
  const predicted = new Float64Array(labels.length);
  const real = new Float64Array(labels.length);
  for (let i = 0; i < yTrue.length; i++) {
    const weight = weights?.[i] ?? 1;
    const truth = places[yTrue[i]];
    const prediction = places[yPred[i]];
    if (truth >= 0) real[truth] += weight;
    if (prediction >= 0) predicted[prediction] += weight;
    if (truth >= 0 && truth === prediction) hits[truth] += weight;
  }
  // multilabel_confusion_matrix keeps hits and misses, and adds them up again: with weights this rounds.
  const again = (sums: Float64Array) => sums.map((sum, i) => hits[i] + (sum - hits[i]));
  return { hits, predicted: again(predicted), real: again(real) };
}

function labelsOf({ classes }: Targets, average: Average | null, { labels, posLabel = 1 }: PrecisionRecallOptions): readonly Label[] {
  if (average !== "binary") return labels ?? classes;
  if (classes.length > 2) {
    throw new ParameterError(`average "binary" needs two classes, and there are ${classes.length}`, {
      place: { name: "average" },
      hint: 'Choose average "macro", "weighted" or "micro", or null for one number a class.',
    });
  }
  if (classes.length === 2 && !classes.some((label) => labelKey(label) === labelKey(posLabel))) {
    throw new ParameterError(`posLabel is ${showLabel(posLabel)}, and the classes are ${classes.map(showLabel).join(" and ")}`, {
      place: { name: "posLabel" },
    });
  }
  return [posLabel];
}

function scores(yTrue: Labels, yPred: Labels, average: Average | null, options: FscoreOptions): ScoresByClass {
  const { beta = 1, zeroDivision = 0 } = options;
  if (!(beta >= 0)) throw new ParameterError(`beta is ${beta}, below 0`, { place: { name: "beta" } });
  if (zeroDivision !== 0 && zeroDivision !== 1 && !Number.isNaN(zeroDivision)) {
    throw new ParameterError(`zeroDivision is ${zeroDivision}, not 0, 1 or NaN`, { place: { name: "zeroDivision" } });
  }
  const targets = readTargets(yTrue, yPred, options.sampleWeight);
  const labels = labelsOf(targets, average, options);
  let { hits, predicted, real } = countByClass(targets, labels);
  if (average === "micro") {
    hits = Float64Array.of(pairwiseSum(hits));
    predicted = Float64Array.of(pairwiseSum(predicted));
    real = Float64Array.of(pairwiseSum(real));
  }
  const divide = (numerators: Float64Array, denominators: Float64Array) =>
    numerators.map((numerator, i) => (denominators[i] === 0 ? zeroDivision : numerator / denominators[i]));
  const precision = divide(hits, predicted);
  const recall = divide(hits, real);
  const beta2 = beta ** 2;
  let fScore = beta === 0 ? precision : recall;
  if (beta > 0 && beta < Number.POSITIVE_INFINITY) {
    fScore = divide(
      hits.map((hit) => (1 + beta2) * hit),
      real.map((sum, i) => beta2 * sum + predicted[i]),
    );
  }
  return { labels, precision, recall, fScore, support: real };
}

/**
 * Precision, recall, F-score and support: with `average` one number each, without it one a class.
 *
 * @param yTrue true labels, one a row
 * @param yPred predicted labels, one a row
 * @throws {DataError} when the sides differ in length, have no rows, or labels of several kinds
 * @throws {ParameterError} when `average` is "binary" and there are more than two classes, or none of them is `posLabel`
 */
export function precisionRecallFscoreSupport(yTrue: Labels, yPred: Labels, options: Averaged<FscoreOptions>): AveragedScores;
export function precisionRecallFscoreSupport(yTrue: Labels, yPred: Labels, options?: ByClass<FscoreOptions>): ScoresByClass;
export function precisionRecallFscoreSupport(
  yTrue: Labels,
  yPred: Labels,
  options: FscoreOptions & { readonly average?: Average | null | undefined } = {},
): AveragedScores | ScoresByClass {
  const { average = null } = options;
  const found = scores(yTrue, yPred, average, options);
  if (average === null) return found;
  const weights = average === "weighted" ? found.support : undefined;
  return {
    precision: nanAverage(found.precision, weights),
    recall: nanAverage(found.recall, weights),
    fScore: nanAverage(found.fScore, weights),
  };
}

type Single = PrecisionRecallOptions & { readonly average?: Average | null | undefined };

function single(yTrue: Labels, yPred: Labels, part: keyof AveragedScores, options: Single): number | Float64Array {
  const { average = "binary", ...rest } = options;
  if (average === null) return precisionRecallFscoreSupport(yTrue, yPred, { ...rest, average })[part];
  return precisionRecallFscoreSupport(yTrue, yPred, { ...rest, average })[part];
}

type SingleByClass = PrecisionRecallOptions & { readonly average: null };
type SingleAveraged = PrecisionRecallOptions & { readonly average?: Average | undefined };

/**
 * Of the rows predicted as a class, the share that are of it. With `average: null` one number a class; by default the
 * positive class's ("binary"). Errors as `precisionRecallFscoreSupport`.
 */
export function precisionScore(yTrue: Labels, yPred: Labels, options: SingleByClass): Float64Array;
export function precisionScore(yTrue: Labels, yPred: Labels, options?: SingleAveraged): number;
export function precisionScore(yTrue: Labels, yPred: Labels, options: Single = {}): number | Float64Array {
  return single(yTrue, yPred, "precision", options);
}

/**
 * Of the rows of a class, the share predicted as it. With `average: null` one number a class; by default the positive
 * class's ("binary"). Errors as `precisionRecallFscoreSupport`.
 */
export function recallScore(yTrue: Labels, yPred: Labels, options: SingleByClass): Float64Array;
export function recallScore(yTrue: Labels, yPred: Labels, options?: SingleAveraged): number;
export function recallScore(yTrue: Labels, yPred: Labels, options: Single = {}): number | Float64Array {
  return single(yTrue, yPred, "recall", options);
}

/**
 * The harmonic mean of precision and recall. With `average: null` one number a class; by default the positive class's
 * ("binary"). Errors as `precisionRecallFscoreSupport`.
 */
export function f1Score(yTrue: Labels, yPred: Labels, options: SingleByClass): Float64Array;
export function f1Score(yTrue: Labels, yPred: Labels, options?: SingleAveraged): number;
export function f1Score(yTrue: Labels, yPred: Labels, options: Single = {}): number | Float64Array {
  return single(yTrue, yPred, "fScore", options);
}
