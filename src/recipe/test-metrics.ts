/** What a model scores on the rows it has not seen, in scikit-learn's numbers. */

import {
  accuracyScore,
  balancedAccuracyScore,
  classificationReport,
  confusionMatrix,
  logLoss,
  meanAbsoluteError,
  r2Score,
  rootMeanSquaredError,
} from "../estimators/metrics/index.ts";
import type { Metrics } from "../model/index.ts";
import type { Label, Labels, Matrix } from "../numeric/index.ts";

/** What a classifier answered. */
export interface ClassAnswers {
  readonly classes: readonly Label[];
  readonly predictions: readonly Label[];
  /** undefined where the model has none */
  readonly probabilities: Matrix | undefined;
}

/** @param truth at least one label */
export function classificationMetrics({ classes: known, predictions, probabilities }: ClassAnswers, truth: Labels): Metrics {
  const { classes } = classificationReport(truth, predictions);
  const labels = classes.map(({ label }) => label);
  const isKnown = probabilities !== undefined && labels.every((label) => known.includes(label));
  return {
    kind: "classification",
    accuracy: accuracyScore(truth, predictions),
    balancedAccuracy: balancedAccuracyScore(truth, predictions),
    logLoss: isKnown ? logLoss(truth, probabilities, { labels: known }) : null,
    classes,
    confusion: confusionMatrix(truth, predictions, { labels }),
  };
}

/** @param truth at least one value */
export function regressionMetrics(predictions: Float64Array, truth: Float64Array): Metrics {
  const r2 = r2Score(truth, predictions);
  return {
    kind: "regression",
    r2: Number.isNaN(r2) ? null : r2 + 0,
    meanAbsoluteError: meanAbsoluteError(truth, predictions),
    rootMeanSquaredError: rootMeanSquaredError(truth, predictions),
  };
}
