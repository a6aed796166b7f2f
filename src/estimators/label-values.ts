/** Class labels out of a file: as scikit-learn keeps them in `classes_`, in whatever dtype `y` had. */
import type { Label } from "../numeric/index.ts";
import { numberOf, PyBytes, type PyValue, textOf } from "../python/index.ts";
import { listOf } from "./plain-values.ts";
import { kindOf, wrong } from "./refusal.ts";

/**
 * Text, whole numbers (also as floats) or booleans; an integer beyond 2^53 is its digits.
 *
 * @throws {InvalidModelError} when there is none, they are of several kinds or something else, or one stands twice
 */
export function labelsOf(value: PyValue, length: number | undefined, path: string): Label[] {
  const list = listOf(value);
  if (list === undefined) throw wrong(`is ${kindOf(value)}, not an array of labels`, path);
  if (list.length === 0) throw wrong("is empty", path);
  if (length !== undefined && list.length !== length) throw wrong(`has ${list.length} labels, not ${length}`, path);
  const labels = list.map((item, i) => labelOf(item) ?? refuse(item, i, path));
  if (new Set(labels.map((label) => typeof label)).size > 1) throw wrong("mixes text, numbers and booleans", path);
  if (new Set(labels).size < labels.length) throw wrong("holds a class twice", path);
  return labels;
}

/** One label, or undefined where `value` is none. */
export function labelOf(value: PyValue | undefined): Label | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  const number = numberOf(value);
  if (number !== undefined) return Number.isSafeInteger(number) ? number : undefined;
  // An array of Python 2's str (`|S6`) has bytes for items.
  return value instanceof PyBytes ? value.text : textOf(value);
}

function refuse(item: PyValue, i: number, path: string): never {
  throw wrong(`entry ${i} is ${numberOf(item) ?? kindOf(item)}, not text, a whole number or a boolean`, path);
}
