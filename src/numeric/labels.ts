/**
 * Class labels as `np.unique` sees them: sorted, text by code point (JavaScript's `<` goes by UTF-16 unit), and one kind
 * at a time, so that 1 and "1" never meet.
 */
import { DataError } from "../errors/index.ts";
import type { Label, Labels } from "./frame.ts";

export interface UniqueLabels {
  /** the distinct labels, sorted */
  readonly classes: Label[];
  /** for each row the number of its class */
  readonly codes: Int32Array;
  /** for each class its number of rows */
  readonly counts: Int32Array;
}

// UTF-16 units in the order of the code points that they begin: surrogates stand above U+E000 … U+FFFF.
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** Text by code point: negative, zero or positive, as `sort` takes it. */
export function compareText(a: string, b: string): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    const difference = codePointRank(a.charCodeAt(i)) - codePointRank(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Labels of one kind: numbers by value, text by code point, `false` before `true`. */
export function compareLabels(a: Label, b: Label): number {
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  return Number(a) - Number(b);
}

/**
 * `np.unique(labels, return_inverse=True, return_counts=True)`.
 *
 * @throws {DataError} when a label is missing (null, NaN), or labels of two kinds (text, number, boolean) are mixed
 */
export function uniqueLabels(labels: Labels): UniqueLabels {
  const seen = new Map<Label, number>();
  const order = new Int32Array(labels.length);
  const kind = typeof labels[0];
  for (let i = 0; i < labels.length; i++) {
    const label: unknown = labels[i];
    if (label === null || label === undefined || Number.isNaN(label)) throw new DataError(`label ${i} is missing`);
    if (typeof label !== "string" && typeof label !== "number" && typeof label !== "boolean") {
      throw new DataError(`label ${i} is ${typeof label}, not text, a number or a boolean`);
    }
    if (typeof label !== kind) throw new DataError(`label ${i} is a ${typeof label}, label 0 a ${kind}`);
    let number = seen.get(label);
    if (number === undefined) {
      number = seen.size;
      seen.set(label, number);
    }
    order[i] = number;
  }
  const found = [...seen.keys()];
  const sorted = found.map((_, number) => number).sort((a, b) => compareLabels(found[a], found[b]));
  const rank = new Int32Array(found.length);
  for (let i = 0; i < sorted.length; i++) rank[sorted[i]] = i;
  const counts = new Int32Array(found.length);
  for (let i = 0; i < order.length; i++) {
    order[i] = rank[order[i]];
    counts[order[i]]++;
  }
  return { classes: sorted.map((number) => found[number]), codes: order, counts };
}
