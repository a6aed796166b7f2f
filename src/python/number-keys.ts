/**
 * Keys that are numbers, or texts that look like one. An engine's hash of these is no secret, so that a file can choose keys that all meet in one place of
 * the table; each then passes all before it, and 100,000 of them take a minute. Numbers that lie close together cannot be chosen so. (Hashes of other texts
 * are seeded at each start.)
 */
import type { PyValue } from "./values.ts";

/** Dicts of fewer keys than this are not looked at: a key passes at most as many others. */
const SMALL = 256;
/** How many keys all keys of a file may pass, in the worst case: a second or two. */
const MOST_PASSED = 500_000_000;
/** How many keys of neighbouring numbers share a place, at most. */
const SHARED = 16;

interface Numbers {
  count: number;
  least: number;
  most: number;
}

export class NumberKeys {
  readonly #dicts = new Map<ReadonlyMap<PyValue, PyValue>, Numbers>();
  #passed = 0;

  /** Before `key` is set in `dict`. @returns false when the keys of the file could have been chosen to be slow */
  allow(key: PyValue, dict: ReadonlyMap<PyValue, PyValue>): boolean {
    if (dict.size < SMALL || (typeof key === "string" && (key.length < 8 || key.length > 10))) return true;
    const number = foreseen(key);
    if (number === undefined) return true;
    let numbers = this.#dicts.get(dict);
    if (numbers === undefined) {
      numbers = { count: 0, least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY };
      for (const each of dict.keys()) note(numbers, foreseen(each));
      this.#dicts.set(dict, numbers);
    }
    note(numbers, number);
    const { count, least, most } = numbers;
    this.#passed += Math.min(count, SHARED + (4 * (most - least)) / count);
    return this.#passed <= MOST_PASSED;
  }
}

function note(numbers: Numbers, number: number | undefined): void {
  if (number === undefined) return;
  numbers.count++;
  if (number < numbers.least) numbers.least = number;
  if (number > numbers.most) numbers.most = number;
}

/** The number whose hash is foreseen; infinite where numbers close to each other may differ in any way. */
function foreseen(key: PyValue): number | undefined {
  if (typeof key === "number") return Number.isInteger(key) ? key : Number.POSITIVE_INFINITY;
  if (typeof key === "bigint") return Number.POSITIVE_INFINITY;
  // V8 takes texts of up to 10 digits for an index; of up to 7 there are too few to choose from.
  return typeof key === "string" && key.length >= 8 && key.length <= 10 && /^[0-9]+$/.test(key) ? Number(key) : undefined;
}
