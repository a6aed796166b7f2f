/**
 * The ROC curve and the area under a curve: `roc_curve`, `confusion_matrix_at_thresholds` and `auc` in scikit-learn's
 * metrics/_ranking.py.
 */
import { DataError, ParameterError } from "../../errors/index.ts";
import { type Label, type Labels, pairwiseSum, uniqueLabels } from "../../numeric/index.ts";
import { checkLength, type Numbers, readNumbers } from "./numbers.ts";
import { readWeights } from "./sample-weight.ts";
import { checkClasses, labelKey, showLabel } from "./targets.ts";

export interface RocCurveOptions {
  /** the class that high scores stand for; 1 (or `true`) where the classes are 0 and 1, or -1 and 1 */
  readonly posLabel?: Label | undefined;
  readonly sampleWeight?: Numbers | null | undefined;
  /** whether points on a straight line between their neighbours are left out (they are by default) */
  readonly dropIntermediate?: boolean | undefined;
}

/** One point a threshold, from (0, 0) at Infinity on; predicted positive is a score of at least the threshold. */
export interface RocCurve {
  /** the share of the negative rows predicted positive; NaN where there are none */
  readonly fpr: Float64Array;
  /** the share of the positive rows predicted positive; NaN where there are none */
  readonly tpr: Float64Array;
  readonly thresholds: Float64Array;
}

function positiveLabel(classes: readonly Label[], posLabel: Label | undefined): Label {
  if (posLabel !== undefined) return posLabel;
  const numbers = classes.map(labelKey);
  const known = numbers.length === 1 ? [-1, 0, 1] : [0, 1];
  const isKnown = numbers.every((label) => known.includes(Number(label)) && typeof label === "number");
  const isSigned = numbers.length === 2 && numbers[0] === -1 && numbers[1] === 1;
  if (isKnown || isSigned) return 1;
  throw new ParameterError(`which class is the positive one? The classes are ${classes.slice(0, 10).map(showLabel).join(", ")}`, {
    place: { name: "posLabel" },
    hint: "Give posLabel, or label the rows 0 and 1.",
  });
}

/** The curve of checked rows: `isPositive` holds 1 or 0 a row. */
export function binaryCurve(
  isPositive: Uint8Array,
  score: Float64Array,
  weights: Float64Array | undefined,
  dropIntermediate: boolean,
): RocCurve {
  const order = Uint32Array.from(isPositive.keys())
    .filter((i) => weights?.[i] !== 0)
    .sort((a, b) => score[b] - score[a] || a - b);
  const fps: number[] = [];
  const tps: number[] = [];
  const thresholds: number[] = [];
  let positive = 0;
  let negative = 0;
  for (let k = 0; k < order.length; k++) {
    const weight = weights?.[order[k]] ?? 1;
    if (isPositive[order[k]] === 1) positive += weight;
    else negative += weight;
    if (k + 1 < order.length && score[order[k]] === score[order[k + 1]]) continue;
    fps.push(negative);
    tps.push(positive);
    thresholds.push(score[order[k]]);
  }
  const last = fps.length - 1;
  const bends = (counts: number[], k: number) => counts[k + 1] - counts[k] - (counts[k] - counts[k - 1]) !== 0;
  const isKept = (k: number) => !dropIntermediate || k === 0 || k === last || bends(fps, k) || bends(tps, k);
  const points = [...fps.keys()].filter(isKept);
  const shares = (counts: number[]) =>
    Float64Array.from([0, ...points.map((k) => counts[k])], (count) => (counts[last] <= 0 ? Number.NaN : count / counts[last]));
  return {
    fpr: shares(fps),
    tpr: shares(tps),
    thresholds: Float64Array.from([Number.POSITIVE_INFINITY, ...points.map((k) => thresholds[k])]),
  };
}

/**
 * False and true positive rates of a binary score at every threshold.
 *
 * @param yTrue true labels, one a row: two classes, or more with `posLabel`
 * @param yScore one number a row, higher for the positive class (its column of `predictProba`)
 * @throws {DataError} when the sides differ in length, have no rows, or a score is not finite
 * @throws {ParameterError} when it is not clear which class is the positive one
 */
export function rocCurve(yTrue: Labels, yScore: Numbers, options: RocCurveOptions = {}): RocCurve {
  const { posLabel, dropIntermediate = true } = options;
  checkLength("yScore", yScore.length, yTrue.length);
  if (yTrue.length === 0) throw new DataError("yTrue and yScore have no rows");
  const { classes, codes } = uniqueLabels(yTrue);
  checkClasses("yTrue", classes);
  const positive = labelKey(positiveLabel(classes, posLabel));
  const isPositive = Uint8Array.from(codes, (code) => (labelKey(classes[code]) === positive ? 1 : 0));
  return binaryCurve(isPositive, readNumbers("yScore", yScore), readWeights(options.sampleWeight, yTrue.length), dropIntermediate);
}

/**
 * The area under points joined by straight lines, `x` rising or falling throughout.
 *
 * @throws {DataError} when there are fewer than two points, or `x` turns
 */
export function auc(x: Numbers, y: Numbers): number {
  if (x.length !== y.length) throw new DataError(`x has ${x.length} points, y has ${y.length}`);
  if (x.length < 2) throw new DataError(`an area needs at least 2 points, got ${x.length}`);
  const steps = Float64Array.from({ length: x.length - 1 }, (_, i) => x[i + 1] - x[i]);
  const isFalling = steps.some((step) => step < 0);
  if (isFalling && !steps.every((step) => step <= 0)) throw new DataError("x neither rises nor falls throughout");
  const area = pairwiseSum(steps.map((step, i) => (step * (y[i + 1] + y[i])) / 2));
  return isFalling ? -area : area;
}
