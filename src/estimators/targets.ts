/** What is to be learnt: labels, values and weights of rows, as users give them. */
import { DataError, NotInThisVersionError } from "../errors/index.ts";
import { type Labels, type UniqueLabels, uniqueLabels } from "../numeric/index.ts";

/**
 * Labels of a classifier.
 *
 * @throws {DataError} when there is not one label a row, when one is missing, kinds are mixed, or numbers are not whole
 */
export function classTargets(y: Labels, rows: number): UniqueLabels {
  checkLength("labels", y, rows);
  const labels = uniqueLabels(y);
  for (const label of labels.classes) {
    if (typeof label === "number" && !Number.isInteger(label)) {
      throw new DataError(`the label ${label} is not whole: classes are text, integers or booleans`, {
        hint: "To predict numbers, use a regressor.",
      });
    }
  }
  return labels;
}

/**
 * Values that a regressor learns, float64.
 *
 * @throws {DataError} when there is not one a row, or one is no finite number
 */
export function valueTargets(y: ArrayLike<unknown>, rows: number): Float64Array {
  checkLength("target values", y, rows);
  return Float64Array.from({ length: rows }, (_, row) => {
    const value = typeof y[row] === "boolean" ? Number(y[row]) : y[row];
    if (Array.isArray(value)) throw new NotInThisVersionError("learning several targets at once");
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new DataError(`target value ${row} is ${typeof value === "number" ? value : typeof value}, not a finite number`);
    }
    return value;
  });
}

/**
 * Weights of rows, float64; undefined: all rows count the same.
 *
 * @throws {DataError} when there is not one a row, one is no finite number, or all are 0
 */
export function rowWeights(weights: ArrayLike<number> | undefined, rows: number): Float64Array | undefined {
  if (weights === undefined) return undefined;
  checkLength("sample weights", weights, rows);
  const checked = Float64Array.from(weights);
  checked.forEach((weight, row) => {
    if (!Number.isFinite(weight)) throw new DataError(`sample weight ${row} is ${weight}, not a finite number`);
    if (weight < 0) throw new NotInThisVersionError(`sample weight ${row} is ${weight}; a negative weight`);
  });
  if (checked.every((weight) => weight === 0)) throw new DataError("all sample weights are 0");
  return checked;
}

function checkLength(what: string, values: ArrayLike<unknown>, rows: number): void {
  if (values.length !== rows) throw new DataError(`there are ${values.length} ${what} for ${rows} rows`);
}
