/** What a model scores on the rows it has not seen, in scikit-learn's numbers. */

import type { Regressor, TrainedClassifier } from "../estimators/index.ts";
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
import type { Labels, Matrix } from "../numeric/index.ts";

/** @param x `(rows, inputs)`, at least one row */
export function classificationMetrics(estimator: TrainedClassifier, x: Matrix, truth: Labels): Metrics {
  const prediction = estimator.predict(x);
  const { classes } = classificationReport(truth, prediction);
  const labels = classes.map(({ label }) => label);
  const isKnown = labels.every((label) => estimator.classes.includes(label));
  return {
    kind: "classification",
    accuracy: accuracyScore(truth, prediction),
    balancedAccuracy: balancedAccuracyScore(truth, prediction),
    logLoss: isKnown ? logLoss(truth, estimator.predictProba(x), { labels: estimator.classes }) : null,
    classes,
    confusion: confusionMatrix(truth, prediction, { labels }),
  };
}

/** @param x `(rows, inputs)`, at least one row */
export function regressionMetrics(estimator: Regressor, x: Matrix, truth: Float64Array): Metrics {
  const prediction = estimator.predict(x);
  const r2 = r2Score(truth, prediction);
  return {
    kind: "regression",
    r2: Number.isNaN(r2) ? null : r2 + 0,
    meanAbsoluteError: meanAbsoluteError(truth, prediction),
    rootMeanSquaredError: rootMeanSquaredError(truth, prediction),
  };
}
