/** The area under the ROC curve, binary and of several classes: `roc_auc_score` in scikit-learn's metrics/_ranking.py. */
import { DataError, ParameterError } from "../../errors/index.ts";
import { type Label, type Labels, type Matrix, type MatrixLike, pairwiseSum, uniqueLabels } from "../../numeric/index.ts";
import { average } from "./average.ts";
import { checkLength, type Numbers } from "./numbers.ts";
import { auc, binaryCurve } from "./roc-curve.ts";
import { readWeights } from "./sample-weight.ts";
import { columnsOf, readScores } from "./scores.ts";
import { checkClasses } from "./targets.ts";

export interface RocAucOptions {
  readonly sampleWeight?: Numbers | null | undefined;
  /** the share of false positives up to which the area counts, standardised (McClish); two classes only */
  readonly maxFpr?: number | null | undefined;
  /** several classes: each against the rest, or each against each */
  readonly multiClass?: "ovr" | "ovo" | undefined;
  /** the classes of the columns of `yScore`, sorted; by default those of `yTrue` */
  readonly labels?: readonly Label[] | undefined;
}

/** The mean over classes, that mean weighted by rows, or all decisions as one curve ("micro", one against the rest only). */
export type RocAverage = "macro" | "weighted" | "micro";

type Options = RocAucOptions & { readonly average?: RocAverage | null | undefined };

const ALLOWED_SUM_ERROR = 1e-5 + 1e-8; // np.allclose(1, sums)

function area(isPositive: Uint8Array, score: Float64Array, weights?: Float64Array): number {
  if (isPositive.every((positive) => positive === isPositive[0])) return Number.NaN;
  const { fpr, tpr } = binaryCurve(isPositive, score, weights, true);
  return auc(fpr, tpr);
}

function partialArea(isPositive: Uint8Array, score: Float64Array, weights: Float64Array | undefined, maxFpr: number): number {
  if (!(maxFpr > 0 && maxFpr <= 1)) {
    throw new ParameterError(`maxFpr is ${maxFpr}, not above 0 and at most 1`, { place: { name: "maxFpr" } });
  }
  if (maxFpr === 1 || isPositive.every((positive) => positive === isPositive[0])) return area(isPositive, score, weights);
  const { fpr, tpr } = binaryCurve(isPositive, score, weights, true);
  const stop = fpr.findIndex((rate) => rate > maxFpr);
  const slope = (tpr[stop] - tpr[stop - 1]) / (fpr[stop] - fpr[stop - 1]);
  const height = slope * (maxFpr - fpr[stop - 1]) + tpr[stop - 1];
  const found = auc([...fpr.subarray(0, stop), maxFpr], [...tpr.subarray(0, stop), height]);
  const least = 0.5 * maxFpr ** 2;
  return 0.5 * (1 + (found - least) / (maxFpr - least));
}

const column = (scores: Matrix, j: number): Float64Array => Float64Array.from({ length: scores.rows }, (_, i) => scores.row(i)[j]);

const equals = (codes: Int32Array, code: number): Uint8Array => Uint8Array.from(codes, (other) => (other === code ? 1 : 0));

function checkShares(scores: Matrix): void {
  for (let i = 0; i < scores.rows; i++) {
    const sum = pairwiseSum(scores.row(i));
    if (!(Math.abs(1 - sum) <= ALLOWED_SUM_ERROR)) {
      throw new DataError(`row ${i} of yScore sums to ${sum}, not to 1`, { hint: "Pass probabilities, as predictProba gives them." });
    }
  }
}

function oneVersusRest(truth: Int32Array, scores: Matrix, weights: Float64Array | undefined, mean: RocAverage | null) {
  if (mean === "micro") {
    const cells = Array.from({ length: scores.rows * scores.columns }, (_, cell) => Math.floor(cell / scores.columns));
    const isPositive = Uint8Array.from(cells, (row, cell) => (truth[row] === cell % scores.columns ? 1 : 0));
    return area(isPositive, Float64Array.from(scores.data), weights && Float64Array.from(cells, (row) => weights[row]));
  }
  const areas = Float64Array.from({ length: scores.columns }, (_, j) => area(equals(truth, j), column(scores, j), weights));
  if (mean === null) return areas;
  if (mean === "macro") return average(areas);
  const share = new Float64Array(scores.columns);
  for (let i = 0; i < truth.length; i++) share[truth[i]] += weights?.[i] ?? 1;
  return average(
    areas.map((value, j) => (share[j] === 0 ? 0 : value)),
    share,
  );
}

function oneVersusOne(truth: Int32Array, scores: Matrix, mean: RocAverage): number {
  const present = Array.from(new Set(truth)).sort((a, b) => a - b);
  const areas: number[] = [];
  const prevalence: number[] = [];
  for (const [k, a] of present.entries()) {
    for (const b of present.slice(k + 1)) {
      const rows = Array.from(truth.keys()).filter((i) => truth[i] === a || truth[i] === b);
      const pick = (one: number) =>
        area(
          Uint8Array.from(rows, (i) => (truth[i] === one ? 1 : 0)),
          Float64Array.from(rows, (i) => scores.row(i)[one]),
        );
      areas.push((pick(a) + pick(b)) / 2);
      prevalence.push(rows.length / truth.length);
    }
  }
  if (areas.length === 0) return Number.NaN;
  return average(Float64Array.from(areas), mean === "weighted" ? Float64Array.from(prevalence) : undefined);
}

function severalClasses(yTrue: Labels, scores: Matrix, weights: Float64Array | undefined, options: Options): number | Float64Array {
  const { multiClass, labels, average: mean = "macro" } = options;
  const refuse = (name: string, message: string): never => {
    throw new ParameterError(message, { place: { name } });
  };
  if (multiClass === undefined) return refuse("multiClass", 'several classes need multiClass: "ovr" or "ovo"');
  if (options.maxFpr !== undefined && options.maxFpr !== null && options.maxFpr !== 1) {
    return refuse("maxFpr", "maxFpr is for two classes");
  }
  checkShares(scores);
  const truth = columnsOf(yTrue, "yScore", scores, labels);
  if (multiClass === "ovr") return oneVersusRest(truth, scores, weights, mean);
  if (mean === null || mean === "micro") return refuse("average", `average ${mean} is not defined for each class against each`);
  if (weights !== undefined) return refuse("sampleWeight", "sampleWeight is not defined for each class against each");
  return oneVersusOne(truth, scores, mean);
}

/**
 * The chance that a row of the class scores higher than one of the others; NaN where only one class is present.
 *
 * @param yTrue true labels, one a row
 * @param yScore two classes: one number a row, higher for the second class in sorted order; several: `(rows, classes)`
 * probabilities, as `predictProba` gives them, with `multiClass`
 * @returns one number; with `average: null` (one against the rest) one a class
 * @throws {DataError} when the sides do not fit each other, or the rows of several classes do not sum to 1
 * @throws {ParameterError} when several classes are given without `multiClass`, or with options that are for two
 */
export function rocAucScore(
  yTrue: Labels,
  yScore: MatrixLike,
  options: RocAucOptions & { readonly average: null; readonly multiClass: "ovr" },
): Float64Array;
export function rocAucScore(
  yTrue: Labels,
  yScore: Numbers | MatrixLike,
  options?: RocAucOptions & { readonly average?: RocAverage | undefined },
): number;
export function rocAucScore(yTrue: Labels, yScore: Numbers | MatrixLike, options: Options = {}): number | Float64Array {
  const scores = readScores("yScore", yScore);
  checkLength("yScore", scores.rows, yTrue.length);
  if (scores.rows === 0) throw new DataError("yTrue and yScore have no rows");
  const { classes, codes } = uniqueLabels(yTrue);
  checkClasses("yTrue", classes);
  const weights = readWeights(options.sampleWeight, yTrue.length);
  if (classes.length > 2 || scores.columns > 2) return severalClasses(yTrue, scores, weights, options);
  if (classes.length === 1) return Number.NaN;
  if (scores.columns !== 1) {
    throw new DataError(`yScore has ${scores.columns} columns, and two classes need one number a row`, {
      hint: "Pass the second column of predictProba: the probability of the second class.",
    });
  }
  return partialArea(equals(codes, classes.length - 1), Float64Array.from(scores.data), weights, options.maxFpr ?? 1);
}
