/** What a model is worth, for people: metrics, confusion matrix, importances. */
import { quote } from "../errors/index.ts";
import type { Metrics, TrainedCard } from "../model/index.ts";
import type { Label } from "../numeric/index.ts";
import { textTable } from "./text-table.ts";

const MOST_CLASSES = 20;
const MOST_IMPORTANCES = 20;

type Classification = Extract<Metrics, { kind: "classification" }>;
type Regression = Extract<Metrics, { kind: "regression" }>;

export function metricsReport(metrics: Metrics): string[] {
  return metrics.kind === "regression" ? regressionReport(metrics) : classificationReport(metrics);
}

function regressionReport({ r2, rootMeanSquaredError, meanAbsoluteError }: Regression): string[] {
  return textTable([
    ["R2", r2 === null ? "not defined for one row" : String(r2)],
    ["RMSE", String(rootMeanSquaredError)],
    ["MAE", String(meanAbsoluteError)],
  ]);
}

function classificationReport(metrics: Classification): string[] {
  const { accuracy, balancedAccuracy, logLoss, classes } = metrics;
  const scores = textTable([
    ["accuracy", String(accuracy)],
    ["balanced accuracy", String(balancedAccuracy)],
    [
      "log loss",
      logLoss === null ? "not defined: the model has no probabilities, or the rows hold a class that it does not know" : String(logLoss),
    ],
  ]);
  const byClass = textTable(
    classes.slice(0, MOST_CLASSES).map(({ label, precision, recall, f1, support }) => {
      return [labelText(label), precision.toFixed(4), recall.toFixed(4), f1.toFixed(4), support];
    }),
    { head: ["class", "precision", "recall", "f1", "rows"], indent: "  " },
  );
  const more = classes.length - MOST_CLASSES;
  const rest = more > 0 ? [`  … and ${more} more classes; --json has all, and the confusion matrix`] : ["", ...confusionReport(metrics)];
  return [...scores, "", ...byClass, ...rest];
}

/** Rows are the truth, columns what was predicted, as in `sklearn.metrics.confusion_matrix`. */
function confusionReport({ classes, confusion }: Classification): string[] {
  const names = classes.map(({ label }) => labelText(label));
  const rows = confusion.map((counts, i) => [names[i], ...counts]);
  return ["confusion matrix (rows: truth, columns: predicted)", ...textTable(rows, { head: ["", ...names], indent: "  " })];
}

export function importancesReport(importances: TrainedCard["importances"]): string[] {
  const sorted = [...importances].sort((a, b) => b.importance - a.importance);
  const rows = sorted.slice(0, MOST_IMPORTANCES).map(({ name, importance }) => [labelText(name), String(importance)]);
  const more = sorted.length - MOST_IMPORTANCES;
  return ["importances", ...textTable(rows, { indent: "  " }), ...(more > 0 ? [`  … and ${more} more; --json has all`] : [])];
}

/** A name or class as it is, unless it could do something to a terminal. */
export function labelText(label: Label): string {
  const text = String(label);
  const quoted = quote(text);
  return quoted === `"${text}"` ? text : quoted;
}
