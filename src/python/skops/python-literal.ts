/**
 * The header of a `.npy` file is a Python literal: `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }` (numpy/lib/format.py). Strings,
 * integers, booleans, None, tuples, lists and dicts are read, nothing else.
 */
import { PyTuple, type PyValue } from "../values.ts";

const TOKEN = /\s*(?:([()[\]{},:])|(True|False|None)\b|(-?[0-9]{1,15})L?\b|[ub]?'([^'\\]*)'|[ub]?"([^"\\]*)")\s*/y;
const WORDS: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ["True", true],
  ["False", false],
  ["None", null],
]);
const MOST_LEVELS = 20;

/** @returns undefined when `text` is no such literal */
export function readPythonLiteral(text: string): PyValue | undefined {
  const reader = new LiteralReader(text);
  const value = reader.value(0);
  return value !== undefined && reader.at === text.length ? value : undefined;
}

class LiteralReader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token: a mark, or a value. */
  #next(): { readonly mark?: string; readonly value?: PyValue } | undefined {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.#text);
    if (found === null) return undefined;
    this.at = TOKEN.lastIndex;
    const [, mark, word, digits, single, double] = found;
    if (mark !== undefined) return { mark };
    if (word !== undefined) return { value: WORDS.get(word) ?? null };
    return { value: digits !== undefined ? Number(digits) : (single ?? double) };
  }

  value(level: number): PyValue | undefined {
    const token = this.#next();
    if (token === undefined || level > MOST_LEVELS) return undefined;
    switch (token.mark) {
      case undefined:
        return token.value;
      case "[":
        return this.#items("]", level)?.items;
      case "(": {
        const inside = this.#items(")", level);
        if (inside === undefined) return undefined;
        // (1) is 1, and (1,) a tuple.
        return inside.items.length === 1 && !inside.hasComma ? inside.items[0] : new PyTuple(inside.items);
      }
      case "{":
        return this.#dict(level);
      default:
        return undefined;
    }
  }

  #items(end: string, level: number): { readonly items: PyValue[]; readonly hasComma: boolean } | undefined {
    const items: PyValue[] = [];
    let hasComma = false;
    for (;;) {
      if (this.#ends(end)) return { items, hasComma };
      const item = this.value(level + 1);
      if (item === undefined) return undefined;
      items.push(item);
      hasComma = this.#ends(",");
      if (!hasComma) return this.#ends(end) ? { items, hasComma: items.length > 1 } : undefined;
    }
  }

  #dict(level: number): Map<PyValue, PyValue> | undefined {
    const dict = new Map<PyValue, PyValue>();
    for (;;) {
      if (this.#ends("}")) return dict;
      const key = this.value(level + 1);
      if (typeof key !== "string" || !this.#ends(":")) return undefined;
      const value = this.value(level + 1);
      if (value === undefined) return undefined;
      dict.set(key, value);
      if (!this.#ends(",")) return this.#ends("}") ? dict : undefined;
    }
  }

  /** Whether `mark` comes next; if so it is passed. */
  #ends(mark: string): boolean {
    const before = this.at;
    if (this.#next()?.mark === mark) return true;
    this.at = before;
    return false;
  }
}
