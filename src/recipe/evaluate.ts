/** The metrics of `train`, on other data. */

import { DataError, NotInThisVersionError, type Place } from "../errors/index.ts";
import type { Metrics, Model } from "../model/index.ts";
import type { Frame, Label } from "../numeric/index.ts";
import { classificationMetrics, regressionMetrics } from "./test-metrics.ts";
import { targetColumn, targets } from "./training-data.ts";

/**
 * @param frame the inputs by name, and the column `target` with the true answers
 * @throws {DataError} when there is no such target, no row, or it holds missing cells or answers of another kind
 * @throws {SignatureError} naming the inputs that do not fit
 */
export function evaluate(model: Model, frame: Frame, target: string, place: Place = {}): Metrics {
  if (frame.rows === 0) throw new DataError("there are no rows to evaluate on", { place });
  const column = targetColumn(frame, target, place);
  const { output } = model.signature;
  if (output.kind === "regressor") {
    const truth = targets(column, "regression", place);
    const [{ predictions }] = model.answers(frame).outputs;
    return regressionMetrics(Float64Array.from(predictions as ArrayLike<number>), truth);
  }
  if (output.kind !== "classifier") throw new NotInThisVersionError(`evaluating a ${output.kind}`);
  const { classes } = output;
  const truth = targets(column, "evaluation", place);
  if (typeof truth[0] !== typeof classes[0]) {
    throw new DataError(`the target holds ${kindOf(truth[0])}, and the model's classes are ${kindOf(classes[0])}`, {
      place: { ...place, column: target },
      hint: "--classes a,b,c names the classes, in the order of classes_.",
    });
  }
  const [{ predictions, probabilities }] = model.answers(frame).outputs;
  return classificationMetrics({ classes, predictions: predictions as readonly Label[], probabilities: probabilities?.values }, truth);
}

function kindOf(label: unknown): string {
  return typeof label === "string" ? "text" : typeof label === "number" ? "numbers" : "true and false";
}
