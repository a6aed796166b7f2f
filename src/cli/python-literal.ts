/**
 * Values on the command line, as Python's `repr` or JSON writes them: `200`, `1.0`, `1e-3`, `True`, `false`, `None`,
 * `null`, `'sqrt'`, `"sqrt"`, `sqrt`, `[1, 0, -1]`, `{'setosa': 2, 0: 1.5}`.
 */
import { quote } from "../errors/index.ts";
import type { Label } from "../numeric/index.ts";
import { UsageError } from "./usage-error.ts";

/** `{ fraction: 1 }` is Python's `1.0`: a float that JavaScript would take for the integer 1. */
export type Literal = null | boolean | number | string | { readonly fraction: number } | readonly Literal[] | Map<Label, Literal>;

const NUMBER = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+)?$/;
const INTEGER = /^[+-]?\d+(?:_\d+)*$/;
const WORDS: ReadonlyMap<string, null | boolean> = new Map([
  ["None", null],
  ["null", null],
  ["True", true],
  ["true", true],
  ["False", false],
  ["false", false],
]);
const DEEPEST = 8;

/** @throws {UsageError} when the text is no such value */
export function readLiteral(text: string): Literal {
  const reader = new LiteralReader(text);
  return reader.whole();
}

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Literal {
    this.#skipBlanks();
    const first = this.#text[this.#at];
    // A bare word may hold what would end it inside of brackets.
    const value = first === undefined ? this.#fail("is empty") : "[{'\"".includes(first) ? this.#value(0) : atom(this.#text.trim());
    if (first !== undefined && "[{'\"".includes(first)) {
      this.#skipBlanks();
      if (this.#at < this.#text.length) this.#fail(`has more after its end, from ${quote(this.#text.slice(this.#at))}`);
    }
    return value;
  }

  #value(depth: number): Literal {
    if (depth > DEEPEST) this.#fail("is nested too deeply");
    this.#skipBlanks();
    switch (this.#text[this.#at]) {
      case "[":
        return this.#list(depth);
      case "{":
        return this.#dict(depth);
      case "'":
      case '"':
        return this.#string();
      default: {
        const word = /^[^\s,:[\]{}'"]+/.exec(this.#text.slice(this.#at))?.[0];
        if (word === undefined) {
          const rest = this.#text.slice(this.#at);
          return this.#fail(rest === "" ? "breaks off at its end" : `ends or breaks off at ${quote(rest)}`);
        }
        this.#at += word.length;
        return atom(word);
      }
    }
  }

  #list(depth: number): Literal[] {
    const items: Literal[] = [];
    this.#at++;
    while (!this.#takes("]")) {
      items.push(this.#value(depth + 1));
      if (!this.#takes(",") && !this.#peeks("]")) this.#fail('lacks a "," or "]"');
    }
    return items;
  }

  #dict(depth: number): Map<Label, Literal> {
    const entries = new Map<Label, Literal>();
    this.#at++;
    while (!this.#takes("}")) {
      const key = this.#value(depth + 1);
      if (typeof key !== "string" && typeof key !== "number" && typeof key !== "boolean")
        this.#fail("has a key that is no text, integer or boolean");
      if (!this.#takes(":")) this.#fail('lacks a ":" after a key');
      entries.set(key, this.#value(depth + 1));
      if (!this.#takes(",") && !this.#peeks("}")) this.#fail('lacks a "," or "}"');
    }
    return entries;
  }

  #string(): string {
    const mark = this.#text[this.#at++];
    let value = "";
    for (;;) {
      const c = this.#text[this.#at++];
      if (c === undefined) return this.#fail("lacks its closing quotation mark");
      if (c === mark) return value;
      value += c === "\\" ? (this.#text[this.#at++] ?? "") : c;
    }
  }

  #takes(mark: string): boolean {
    const found = this.#peeks(mark);
    if (found) this.#at++;
    return found;
  }

  #peeks(mark: string): boolean {
    this.#skipBlanks();
    return this.#text[this.#at] === mark;
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #fail(what: string): never {
    throw new UsageError(`the value ${quote(this.#text)} ${what}`);
  }
}

/** A number, a word that Python or JSON know, or text without quotation marks. */
function atom(word: string): Literal {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  if (!NUMBER.test(word)) return word;
  const value = Number(word.replaceAll("_", ""));
  if (!INTEGER.test(word)) {
    if (!Number.isFinite(value)) throw new UsageError(`the value ${quote(word)} is larger than a double can be`);
    return Number.isInteger(value) ? { fraction: value } : value;
  }
  if (!Number.isSafeInteger(value)) throw new UsageError(`the value ${quote(word)} is larger than 2^53`);
  return value;
}
