/** `classification_report` of scikit-learn's metrics/_classification.py, as data. */
import type { Label, Labels } from "../../numeric/index.ts";
import { pairwiseSum } from "../../numeric/index.ts";
import { type Average, type PrecisionRecallOptions, precisionRecallFscoreSupport } from "./precision-recall.ts";
import { labelKey, readTargets } from "./targets.ts";

/** Precision, recall and F1 of one class or one average; `support` is the rows, or the weight, behind them. */
export interface ReportLine {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

export interface ClassificationReport {
  /** one line a class, in the order of `labels` */
  readonly classes: readonly (ReportLine & { readonly label: Label })[];
  /** the share of right rows; where `labels` leaves classes out, `microAverage` stands in its place */
  readonly accuracy?: number;
  readonly microAverage?: ReportLine;
  readonly macroAverage: ReportLine;
  readonly weightedAverage: ReportLine;
}

/**
 * The usual numbers of a classifier in one object.
 *
 * @param yTrue true labels, one a row
 * @param yPred predicted labels, one a row
 * @throws {DataError} when the sides differ in length, have no rows, or labels of several kinds
 * @throws {ParameterError} when `labels` is empty or names a label twice
 */
export function classificationReport(
  yTrue: Labels,
  yPred: Labels,
  options: Omit<PrecisionRecallOptions, "posLabel"> = {},
): ClassificationReport {
  const { labels, precision, recall, fScore, support } = precisionRecallFscoreSupport(yTrue, yPred, options);
  const all = pairwiseSum(support);
  const line = (average: Average): ReportLine => {
    const averaged = precisionRecallFscoreSupport(yTrue, yPred, { ...options, average });
    return { precision: averaged.precision, recall: averaged.recall, f1: averaged.fScore, support: all };
  };
  const asked = new Set(labels.map(labelKey));
  const isEverything = readTargets(yTrue, yPred, options.sampleWeight).classes.every((label) => asked.has(labelKey(label)));
  const micro = line("micro");
  return {
    classes: labels.map((label, i) => ({ label, precision: precision[i], recall: recall[i], f1: fScore[i], support: support[i] })),
    ...(isEverything ? { accuracy: micro.precision } : { microAverage: micro }),
    macroAverage: line("macro"),
    weightedAverage: line("weighted"),
  };
}
