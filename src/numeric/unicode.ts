/**
 * Text as Python treats it: lower case, accents, words, blanks. Engines differ in the Unicode that they know; here every one knows 15.1 (that
 * of Python 3.13): a code point that 15.1 does not assign stays as it is and belongs to no word. What 15.1 assigns, later versions do not change.
 */
import { COMBINING, UNASSIGNED } from "./unicode-tables.ts";

/** The code points of a table, as what stands between the brackets of a regular expression. */
function classOf(table: string): string {
  const numbers = table.split(" ").map((digits) => Number.parseInt(digits, 36));
  const hex = (code: number): string => `\\u{${code.toString(16)}}`;
  let members = "";
  for (let at = 0, code = 0; at < numbers.length; at += 2) {
    const first = code + numbers[at];
    code = first + numbers[at + 1];
    members += `${hex(first)}-${hex(code - 1)}`;
  }
  return members;
}

const UNASSIGNED_ONE = new RegExp(`[${classOf(UNASSIGNED)}]`, "u");
const UNASSIGNED_PARTS = new RegExp(`([${classOf(UNASSIGNED)}]+)`, "u");
const UNASSIGNED_ALL = new RegExp(`[${classOf(UNASSIGNED)}]`, "gu");
const COMBINING_ALL = new RegExp(`[${classOf(COMBINING)}]`, "gu");
const ASCII = /^[\0-\x7f]*$/;
const BEYOND_ASCII = /[^\0-\x7f]/gu;

const WORDS = /[\p{L}\p{N}_]{2,}/gu;
const WORDS_OF_ASCII = /\w{2,}/g;

// `str.isspace` of Python. JavaScript's \s has no U+001C to U+001F and no U+0085, but U+FEFF.
const BLANK = "[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const BLANKS = new RegExp(`${BLANK}+`, "u");
const SEVERAL_BLANKS = new RegExp(`${BLANK}{2,}`, "gu");

/** Whether there is a code point in a text that Unicode 15.1 does not assign: engines may think differently of it. */
export const hasUnassigned = (text: string): boolean => !ASCII.test(text) && UNASSIGNED_ONE.test(text);

/** Applies `change` to what is assigned, between what is not. */
function changeAssigned(text: string, change: (assigned: string) => string): string {
  if (!UNASSIGNED_ONE.test(text)) return change(text);
  return text
    .split(UNASSIGNED_PARTS)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join("");
}

/** `str.lower`, with the sigma at a word's end. */
export const lowerCase = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : changeAssigned(text, (assigned) => assigned.toLowerCase());

/** `unicodedata.normalize("NFKD", text)`: letters apart from their accents, and compatible forms as what they stand for. */
export const decompose = (text: string): string =>
  ASCII.test(text) ? text : changeAssigned(text, (assigned) => assigned.normalize("NFKD"));

/**
 * `strip_accents_unicode` in sklearn/feature_extraction/text.py: decomposed, without the combining characters. Up to scikit-learn 0.21 a
 * text that is decomposed already is left as it is.
 */
export const stripAccentsUnicode = (text: string): string => (ASCII.test(text) ? text : decompose(text).replace(COMBINING_ALL, ""));

/** `strip_accents_ascii` in sklearn/feature_extraction/text.py: decomposed, without what is not ASCII then. */
export const stripAccentsAscii = (text: string): string => decompose(text).replace(BEYOND_ASCII, "");

/** The words of two characters and more: the default `token_pattern` of scikit-learn's vectorizers, `(?u)\b\w\w+\b`. */
export function words(text: string): string[] {
  if (ASCII.test(text)) return text.match(WORDS_OF_ASCII) ?? [];
  const known = UNASSIGNED_ONE.test(text) ? text.replace(UNASSIGNED_ALL, "\ufffd") : text;
  return known.match(WORDS) ?? [];
}

/** `re.sub(r"\s\s+", " ", text)`: several blanks become one space, a single one stays what it is. */
export const collapseWhiteSpace = (text: string): string => text.replace(SEVERAL_BLANKS, " ");

/** `text.split()`: what stands between blanks. */
export const splitAtWhiteSpace = (text: string): string[] => text.split(BLANKS).filter((part) => part !== "");
