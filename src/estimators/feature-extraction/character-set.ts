/**
 * Sets of characters as Python's `re` has them for text (Lib/re, Modules/_sre): `\w` is what `str.isalnum` accepts and `_`, `\d` a
 * decimal digit of any script, `\s` what `str.isspace` accepts. JavaScript's own classes are others.
 */
import { quote } from "../../errors/index.ts";
import { hasUnassigned } from "../../numeric/index.ts";

const WORD = "\\p{L}\\p{N}_";
const DIGIT = "\\p{Nd}";
const SPACE = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const ASCII_ONLY = { w: "A-Za-z0-9_", d: "0-9", s: "\\t-\\r " } as const;
const CLASSES = { w: WORD, d: DIGIT, s: SPACE } as const;

export type ClassLetter = keyof typeof CLASSES;

/** The inside of a JavaScript class (flag `u`) for `\w`, `\d` or `\s`. */
export function classSource(letter: ClassLetter, isAscii: boolean): string {
  return isAscii ? ASCII_ONLY[letter] : CLASSES[letter];
}

export interface SetParts {
  /** single characters and ranges, as code points */
  readonly ranges: readonly (readonly [number, number])[];
  /** `\w`, `\d`, `\s` */
  readonly classes: readonly string[];
  /** `\W`, `\D`, `\S` */
  readonly negatedClasses: readonly string[];
  readonly isNegated: boolean;
  readonly ignoresCase: boolean;
}

export class CharacterSet {
  /** one character of the set in a regular expression of JavaScript with the flag `u`; undefined where there is none */
  readonly source: string | undefined;
  readonly #ascii = new Uint8Array(128);
  readonly #others = new Map<number, boolean>();
  readonly #listed: RegExp | undefined;
  readonly #classes: readonly RegExp[];
  readonly #isNegated: boolean;

  constructor({ ranges, classes, negatedClasses, isNegated, ignoresCase }: SetParts) {
    const listed = ranges.map(([from, to]) => (from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`)).join("");
    const source = (inside: string, sign = "") => `[${sign}${inside}]`;
    if (listed !== "") this.#listed = new RegExp(source(withDotlessI(listed, ranges, ignoresCase)), ignoresCase ? "iu" : "u");
    this.#classes = [
      ...(classes.length === 0 ? [] : [new RegExp(source(classes.join("")), "u")]),
      ...negatedClasses.map((inside) => new RegExp(source(inside, "^"), "u")),
    ];
    this.#isNegated = isNegated;
    this.source = sourceOf({ ranges, classes, negatedClasses, isNegated, ignoresCase }, listed);
    for (let code = 0; code < 128; code++) this.#ascii[code] = this.#tested(code) ? 1 : 0;
  }

  has(code: number): boolean {
    if (code < 128) return this.#ascii[code] === 1;
    const known = this.#others.get(code);
    if (known !== undefined) return known;
    const answer = this.#tested(code);
    // A text may hold every character there is; the set remembers some.
    if (this.#others.size < 10_000) this.#others.set(code, answer);
    return answer;
  }

  #tested(code: number): boolean {
    const character = String.fromCodePoint(code);
    // What is assigned to no letter yet is none, in every engine.
    const known = hasUnassigned(character) ? "\ufffd" : character;
    const isIn = this.#listed?.test(character) === true || this.#classes.some((test) => test.test(known));
    return isIn !== this.#isNegated;
  }
}

/** Python folds the Turkish letters too: İ and ı are i to it, to JavaScript they are not. */
function withDotlessI(listed: string, ranges: SetParts["ranges"], ignoresCase: boolean): string {
  const hasI = [0x49, 0x69, 0x130, 0x131].some((code) => ranges.some(([from, to]) => from <= code && code <= to));
  return ignoresCase && hasI ? `${listed}Iiİı` : listed;
}

function sourceOf({ classes, negatedClasses, isNegated, ignoresCase }: SetParts, listed: string): string | undefined {
  if (ignoresCase || negatedClasses.length > 1) return undefined;
  const rest = `${listed}${classes.join("")}`;
  const [inside] = negatedClasses;
  if (inside === undefined) return `[${isNegated ? "^" : ""}${rest}]`;
  if (rest === "") return `[${isNegated ? "" : "^"}${inside}]`;
  // [^\W\d] is what is in \w and is no \d.
  return isNegated ? `(?:(?![${rest}])[${inside}])` : `(?:[${rest}]|[^${inside}])`;
}

function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`;
}

/** The code point of a character that must be there. */
export function codeOf(character: string | undefined): number {
  const code = character?.codePointAt(0);
  if (code === undefined) throw new RangeError(`no character in ${quote(character)}`);
  return code;
}
