export { type AccuracyOptions, accuracyScore, type BalancedAccuracyOptions, balancedAccuracyScore } from "./accuracy.ts";
export { type ClassificationReport, classificationReport, type ReportLine } from "./classification-report.ts";
export { type ConfusionMatrixOptions, confusionMatrix } from "./confusion-matrix.ts";
export { type LogLossOptions, logLoss } from "./log-loss.ts";
export type { Numbers } from "./numbers.ts";
export {
  type Average,
  type AveragedScores,
  type FscoreOptions,
  f1Score,
  type PrecisionRecallOptions,
  precisionRecallFscoreSupport,
  precisionScore,
  recallScore,
  type ScoresByClass,
} from "./precision-recall.ts";
export {
  meanAbsoluteError,
  meanSquaredError,
  type R2Options,
  type RegressionOptions,
  r2Score,
  rootMeanSquaredError,
} from "./regression.ts";
export { type RocAucOptions, type RocAverage, rocAucScore } from "./roc-auc.ts";
export { auc, type RocCurve, type RocCurveOptions, rocCurve } from "./roc-curve.ts";
