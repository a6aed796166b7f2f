/**
 * The part of Python's regular expressions (Lib/re/_parser.py) that can be matched in linear time, as a tree. What is left out has a
 * name: backreferences, atomic groups, possessive quantifiers, conditions, lookbehind of more than one character, flags within.
 */
import { CharacterSet, type ClassLetter, classSource, codeOf, type SetParts } from "./character-set.ts";

export type Edge = "word-edge" | "no-word-edge" | "start" | "end" | "line-start" | "line-end" | "text-end";

export type Pattern =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly part: Pattern; readonly least: number; readonly most: number; readonly isLazy: boolean }
  | { readonly kind: "capture"; readonly part: Pattern }
  | { readonly kind: "edge"; readonly edge: Edge }
  | { readonly kind: "ahead"; readonly part: Pattern; readonly isNegated: boolean }
  | { readonly kind: "behind"; readonly set: CharacterSet; readonly isNegated: boolean };

export interface ParsedPattern {
  readonly pattern: Pattern;
  /** capturing groups */
  readonly groups: number;
  /** what counts as a letter at word edges */
  readonly word: CharacterSet;
}

/** What a pattern has and Brine does not. */
export class PatternRefusal extends Error {}

const MOST_LETTERS = 1000;
const MOST_REPEATS = 1000;
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["n", 10],
  ["t", 9],
  ["r", 13],
  ["f", 12],
  ["v", 11],
  ["a", 7],
]);

/** @throws {PatternRefusal} naming what is not understood */
export function parsePattern(text: string): ParsedPattern {
  if (text.length > MOST_LETTERS) throw new PatternRefusal(`more than ${MOST_LETTERS} characters`);
  return new Parser(text).parse();
}

class Parser {
  readonly #letters: readonly string[];
  #at = 0;
  #groups = 0;
  #ignoresCase = false;
  #isAscii = false;
  #isMultiline = false;
  #dotIsAll = false;

  constructor(text: string) {
    this.#letters = Array.from(text);
  }

  parse(): ParsedPattern {
    this.#flags();
    const pattern = this.#choice();
    if (this.#at < this.#letters.length) throw new PatternRefusal('a ")" that closes nothing');
    return { pattern, groups: this.#groups, word: this.#class("w", false) };
  }

  /** `(?u)`, `(?is)`: only at the front, as Python wants it since 3.11. */
  #flags(): void {
    while (/^\(\?[aiLmsux]+\)/.test(this.#letters.slice(this.#at, this.#at + 12).join(""))) {
      this.#at += 2;
      for (let flag = this.#take(); flag !== ")"; flag = this.#take()) {
        if (flag === "i") this.#ignoresCase = true;
        else if (flag === "a") this.#isAscii = true;
        else if (flag === "m") this.#isMultiline = true;
        else if (flag === "s") this.#dotIsAll = true;
        else if (flag !== "u") throw new PatternRefusal(`the flag "${flag}"`);
      }
    }
  }

  #choice(): Pattern {
    const parts = [this.#sequence()];
    while (this.#next(0) === "|") {
      this.#at++;
      parts.push(this.#sequence());
    }
    return parts.length === 1 ? parts[0] : { kind: "choice", parts };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    for (let letter = this.#next(0); letter !== undefined && letter !== "|" && letter !== ")"; letter = this.#next(0)) {
      parts.push(this.#repeated(this.#atom()));
    }
    return parts.length === 1 ? parts[0] : { kind: "sequence", parts };
  }

  #repeated(part: Pattern): Pattern {
    const counts = this.#counts();
    if (counts === undefined) return part;
    if (part.kind === "edge" || part.kind === "ahead" || part.kind === "behind") throw new PatternRefusal("a repeated edge");
    const isLazy = this.#next(0) === "?";
    if (isLazy) this.#at++;
    else if (this.#next(0) === "+") throw new PatternRefusal("a possessive quantifier");
    if (this.#counts() !== undefined) throw new PatternRefusal("a quantifier after a quantifier");
    return { kind: "repeat", part, least: counts[0], most: counts[1], isLazy };
  }

  #counts(): readonly [number, number] | undefined {
    const letter = this.#next(0);
    if (letter === "*" || letter === "+" || letter === "?") {
      this.#at++;
      return [letter === "+" ? 1 : 0, letter === "?" ? 1 : Number.POSITIVE_INFINITY];
    }
    if (letter !== "{") return undefined;
    const rest = this.#letters.slice(this.#at, this.#at + 20).join("");
    const [whole, least, comma, most] = /^\{(\d*)(,?)(\d*)\}/.exec(rest) ?? [];
    // As in Python, a brace that counts nothing is a brace.
    if (whole === undefined || (least === "" && comma === "") || whole === "{}") return undefined;
    this.#at += whole.length;
    const from = Number(least);
    const to = comma === "" ? from : most === "" ? Number.POSITIVE_INFINITY : Number(most);
    if (from > MOST_REPEATS || (Number.isFinite(to) && to > MOST_REPEATS))
      throw new PatternRefusal(`more than ${MOST_REPEATS} repetitions`);
    if (to < from) throw new PatternRefusal("a quantifier from more to less");
    return [from, to];
  }

  #atom(): Pattern {
    const letter = this.#take();
    switch (letter) {
      case "(":
        return this.#group();
      case "[":
        return { kind: "set", set: this.#set() };
      case ".":
        return { kind: "set", set: this.#setOf({ ranges: this.#dotIsAll ? [] : [[10, 10]], isNegated: true }) };
      case "^":
        return { kind: "edge", edge: this.#isMultiline ? "line-start" : "start" };
      case "$":
        return { kind: "edge", edge: this.#isMultiline ? "line-end" : "end" };
      case "\\":
        return this.#escape();
      case "*":
      case "+":
      case "?":
        throw new PatternRefusal("a quantifier of nothing");
      default:
        return this.#literal(codeOf(letter));
    }
  }

  #group(): Pattern {
    if (this.#next(0) !== "?") return this.#closed(this.#captured());
    this.#at++;
    const letter = this.#take();
    if (letter === ":") return this.#closed(this.#choice());
    if (letter === "=" || letter === "!") return this.#closed({ kind: "ahead", part: this.#choice(), isNegated: letter === "!" });
    if (letter === "P" && this.#next(0) === "<") {
      while (this.#take() !== ">");
      return this.#closed(this.#captured());
    }
    if (letter === "<" && (this.#next(0) === "=" || this.#next(0) === "!")) {
      const isNegated = this.#take() === "!";
      const part = this.#choice();
      if (part.kind !== "set") throw new PatternRefusal("a lookbehind of more than one character");
      return this.#closed({ kind: "behind", set: part.set, isNegated });
    }
    if (letter === ">") throw new PatternRefusal("an atomic group");
    throw new PatternRefusal(`a group that begins with "(?${letter}"`);
  }

  #captured(): Pattern {
    this.#groups++;
    return { kind: "capture", part: this.#choice() };
  }

  #closed(pattern: Pattern): Pattern {
    if (this.#take() !== ")") throw new PatternRefusal('a "(" that nothing closes');
    return pattern;
  }

  #escape(): Pattern {
    const letter = this.#take();
    switch (letter) {
      case "b":
        return { kind: "edge", edge: "word-edge" };
      case "B":
        return { kind: "edge", edge: "no-word-edge" };
      case "A":
        return { kind: "edge", edge: "start" };
      case "Z":
        return { kind: "edge", edge: "text-end" };
      case "w":
      case "d":
      case "s":
        return { kind: "set", set: this.#class(letter, false) };
      case "W":
      case "D":
      case "S":
        return { kind: "set", set: this.#class(letterOf(letter), true) };
      default:
        return this.#literal(this.#escapedCode(letter));
    }
  }

  #escapedCode(letter: string): number {
    const control = CONTROLS.get(letter);
    if (control !== undefined) return control;
    const digits = letter === "x" ? 2 : letter === "u" ? 4 : letter === "U" ? 8 : 0;
    if (digits > 0) {
      const hex = this.#letters.slice(this.#at, this.#at + digits).join("");
      const code = /^[0-9A-Fa-f]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Number.NaN;
      if (!(code <= 0x10ffff)) throw new PatternRefusal(`the escape "\\${letter}"`);
      this.#at += digits;
      return code;
    }
    if (/^[1-9]$/.test(letter)) throw new PatternRefusal("a backreference");
    if (/^[0-9A-Za-z]$/.test(letter)) throw new PatternRefusal(`the escape "\\${letter}"`);
    return codeOf(letter);
  }

  /** After `[`. */
  #set(): CharacterSet {
    const isNegated = this.#next(0) === "^";
    if (isNegated) this.#at++;
    const ranges: [number, number][] = [];
    const classes: string[] = [];
    const negatedClasses: string[] = [];
    for (let isFirst = true; isFirst || this.#next(0) !== "]"; isFirst = false) {
      const from = this.#member(classes, negatedClasses);
      const isRange = from !== undefined && this.#next(0) === "-" && this.#next(1) !== "]" && this.#next(1) !== undefined;
      if (!isRange) {
        if (from !== undefined) ranges.push([from, from]);
        continue;
      }
      this.#at++;
      const to = this.#member(classes, negatedClasses);
      if (to === undefined || to < from) throw new PatternRefusal("a range that runs backwards");
      ranges.push([from, to]);
    }
    this.#at++;
    return this.#setOf({ ranges, classes, negatedClasses, isNegated });
  }

  /** A character of a set; undefined for a class, which goes to the lists. */
  #member(classes: string[], negatedClasses: string[]): number | undefined {
    const letter = this.#take();
    if (letter !== "\\") return codeOf(letter);
    const name = this.#take();
    if (name === "b") return 8;
    if (!/^[wdsWDS]$/.test(name)) return this.#escapedCode(name);
    (/^[wds]$/.test(name) ? classes : negatedClasses).push(classSource(letterOf(name), this.#isAscii));
    return undefined;
  }

  #literal(code: number): Pattern {
    return { kind: "set", set: this.#setOf({ ranges: [[code, code]] }) };
  }

  #class(letter: ClassLetter, isNegated: boolean): CharacterSet {
    return this.#setOf({ classes: [classSource(letter, this.#isAscii)], isNegated });
  }

  #setOf({ ranges = [], classes = [], negatedClasses = [], isNegated = false }: Partial<SetParts>): CharacterSet {
    // Only characters and ranges know capitals.
    return new CharacterSet({ ranges, classes, negatedClasses, isNegated, ignoresCase: this.#ignoresCase && ranges.length > 0 });
  }

  #next(ahead: number): string | undefined {
    return this.#letters[this.#at + ahead];
  }

  #take(): string {
    const letter = this.#letters[this.#at++];
    if (letter === undefined) throw new PatternRefusal("an end within a group, a set or an escape");
    return letter;
  }
}

function letterOf(name: string): ClassLetter {
  return name === "w" || name === "W" ? "w" : name === "d" || name === "D" ? "d" : "s";
}
