/** What the text of one cell says, and how a value is written as one: the rules are in docs/tables.md. */
import { readDecimal } from "../numeric/index.ts";

/** What pandas 3 reads as missing (`STR_NA_VALUES` in pandas/_libs/parsers.pyx). */
export const MISSING_WORDS: ReadonlySet<string> = new Set(
  "|#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null".split("|"),
);

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

const ZERO = 48;
const BLANK = 32;
const TAB = 9;

/**
 * The plain decimal number that a cell holds, blanks around it aside. NaN when it is none, or when a double would lose what
 * it says: `007`, `9007199254740993`, `1e999`.
 */
export function numberOf(cell: string): number {
  let from = 0;
  let to = cell.length;
  while (from < to && (cell.charCodeAt(from) === BLANK || cell.charCodeAt(from) === TAB)) from++;
  while (to > from && (cell.charCodeAt(to - 1) === BLANK || cell.charCodeAt(to - 1) === TAB)) to--;
  const digits = isSign(cell.charCodeAt(from)) ? from + 1 : from;
  if (cell.charCodeAt(digits) === ZERO && to - digits > 1) {
    const next = cell.charCodeAt(digits + 1);
    if (next >= ZERO && next <= ZERO + 9) return Number.NaN;
  }
  const value = readDecimal(cell, from, to);
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
  if (!Number.isFinite(value) || /^[+-]?\d+$/.test(cell.slice(from, to))) return Number.NaN;
  return value;
}

/** The boolean that a cell holds, as pandas spells them; undefined when it is none. */
export function booleanOf(cell: string): boolean | undefined {
  return BOOLEANS.get(cell);
}

/** Shortest digits that read back to the same double; integers beyond 2^53 with an exponent, so that they stay numbers. */
export function digitsOf(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return Math.abs(value) > Number.MAX_SAFE_INTEGER && Number.isFinite(value) ? value.toExponential() : String(value);
}

function isSign(code: number): boolean {
  return code === 43 || code === 45;
}
