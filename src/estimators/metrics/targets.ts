/** True and predicted classes side by side: `_check_targets` in scikit-learn's metrics/_classification.py. */
import { DataError, ParameterError, quote } from "../../errors/index.ts";
import { type Label, type Labels, uniqueLabels } from "../../numeric/index.ts";
import { checkLength, type Numbers } from "./numbers.ts";
import { readWeights } from "./sample-weight.ts";

export interface Targets {
  /** every class of either side, sorted as `np.unique` sorts */
  readonly classes: readonly Label[];
  /** for each row the number of its true class */
  readonly yTrue: Int32Array;
  /** for each row the number of its predicted class */
  readonly yPred: Int32Array;
  readonly weights: Float64Array | undefined;
}

/** How a label is compared: `true` is 1 and `false` 0, as in Python; text is never a number. */
export const labelKey = (label: Label): string | number => (typeof label === "boolean" ? Number(label) : label);

export const showLabel = (label: Label): string => (typeof label === "string" ? quote(label) : String(label));

/** @throws {DataError} when labels are numbers with a fraction: those are a regressor's */
export function checkClasses(name: string, classes: readonly Label[]): void {
  const odd = classes.find((label) => typeof label === "number" && !Number.isInteger(label));
  if (odd === undefined) return;
  throw new DataError(`${name} holds ${odd}, which is no class label`, {
    hint: "Classes are text, integers or booleans; numbers with a fraction are a regressor's (meanSquaredError, r2Score).",
  });
}

/**
 * @throws {DataError} when there are no rows, the lengths differ, or labels are missing, of several kinds, or no classes
 */
export function readTargets(yTrue: Labels, yPred: Labels, sampleWeight: Numbers | null | undefined): Targets {
  const rows = yTrue.length;
  checkLength("yPred", yPred.length, rows);
  if (rows === 0) throw new DataError("yTrue and yPred have no rows");
  const both: Label[] = [...yTrue, ...yPred];
  const mixed = typeof yTrue[0] !== typeof yPred[0] && typeof yTrue[0] !== "string" && typeof yPred[0] !== "string";
  const { classes, codes } = uniqueLabels(mixed ? both.map(labelKey) : both);
  checkClasses("yTrue or yPred", classes);
  return { classes, yTrue: codes.subarray(0, rows), yPred: codes.subarray(rows), weights: readWeights(sampleWeight, rows) };
}

/**
 * For each class the place of its label in `labels`, -1 where it is not asked for.
 *
 * @throws {ParameterError} when `labels` is empty or names one twice
 */
export function placesOf(classes: readonly Label[], labels: readonly Label[]): Int32Array {
  const places = new Map(labels.map((label, place) => [labelKey(label), place]));
  if (places.size < labels.length) throw new ParameterError("labels names a label twice", { place: { name: "labels" } });
  if (labels.length === 0) throw new ParameterError("labels is empty", { place: { name: "labels" } });
  return Int32Array.from(classes, (label) => places.get(labelKey(label)) ?? -1);
}
