/**
 * JSON as skops writes it, by Python's `json`: the order of keys counts (dicts are written as objects, with the kinds of their keys beside them in
 * order), 1.0 is not 1, integers have any length, and NaN and Infinity may stand. `JSON.parse` keeps none of these.
 */
import { type Budget, MOST_DIGITS, MOST_TEXT_BYTES } from "../budget.ts";
import { ByteCursor } from "../byte-cursor.ts";
import { decodeText } from "../text.ts";
import { type PyFloat, pyFloat } from "../values.ts";

/** An object's keys and values, in the order of the file. */
export class JsonObject {
  readonly keys: string[] = [];
  readonly values: Json[] = [];

  /** The last value of that key, as Python takes it; undefined where there is none. */
  get(key: string): Json | undefined {
    const at = this.keys.lastIndexOf(key);
    return at < 0 ? undefined : this.values[at];
  }
}

export type Json = null | boolean | number | bigint | string | PyFloat | readonly Json[] | JsonObject;

/** levels of nesting, of which skops spends two or three for one of Python's */
export const MOST_JSON_LEVELS = 1000;
/** bytes in the heap of an object with its two lists, of an entry in both, of a list, of a text besides its letters */
const HEAP_OBJECT = 240;
const HEAP_ENTRY = 24;
const HEAP_LIST = 80;
const HEAP_TEXT = 28;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const BLANK = 32;

/** @throws {ModelFileError} with the byte at which `bytes` stop being JSON */
export function readJson(bytes: Uint8Array, budget: Budget): Json {
  const reader = new JsonReader(bytes, budget);
  const value = reader.value(0);
  reader.skip();
  if (reader.cursor.left > 0) reader.fail("something follows after the end of the JSON");
  return value;
}

class JsonReader {
  readonly cursor: ByteCursor;
  readonly #budget: Budget;
  /** The same few keys and names stand in every node: one string each. */
  readonly #known = new Map<string, string>();

  constructor(bytes: Uint8Array, budget: Budget) {
    this.cursor = new ByteCursor(bytes);
    this.#budget = budget;
  }

  fail(message: string, offset = this.cursor.offset): never {
    return this.cursor.fail(message, offset, "The file is damaged, or no skops file.");
  }

  /** @returns the byte that stands there, or undefined at the end */
  skip(): number | undefined {
    const { cursor } = this;
    const { bytes } = cursor;
    let at = cursor.offset;
    while (bytes[at] === BLANK || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) at++;
    cursor.offset = at;
    return bytes[at];
  }

  value(level: number): Json {
    if (level > MOST_JSON_LEVELS) this.fail(`the JSON nests more than ${MOST_JSON_LEVELS} levels deep`);
    switch (this.skip()) {
      case OPEN_OBJECT:
        return this.#object(level);
      case OPEN_LIST:
        return this.#list(level);
      case QUOTE:
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #object(level: number): JsonObject {
    const object = new JsonObject();
    this.#budget.heap(HEAP_OBJECT, this.cursor.offset);
    this.cursor.offset++;
    if (this.skip() === CLOSE_OBJECT) {
      this.cursor.offset++;
      return object;
    }
    for (;;) {
      if (this.skip() !== QUOTE) this.fail("a key is missing");
      const key = this.#string();
      if (this.skip() !== COLON) this.fail("a colon is missing");
      this.cursor.offset++;
      object.keys.push(key);
      object.values.push(this.value(level + 1));
      this.#budget.heap(HEAP_ENTRY, this.cursor.offset);
      if (this.#isLast(CLOSE_OBJECT)) return object;
    }
  }

  #list(level: number): Json[] {
    const list: Json[] = [];
    this.#budget.heap(HEAP_LIST, this.cursor.offset);
    this.cursor.offset++;
    if (this.skip() === CLOSE_LIST) {
      this.cursor.offset++;
      return list;
    }
    for (;;) {
      list.push(this.value(level + 1));
      this.#budget.heap(HEAP_ENTRY / 2, this.cursor.offset);
      if (this.#isLast(CLOSE_LIST)) return list;
    }
  }

  /** Past a comma, or past the end of what holds the items. */
  #isLast(end: number): boolean {
    const mark = this.skip();
    if (mark !== COMMA && mark !== end) this.fail(`a comma or ${String.fromCharCode(end)} is missing`);
    this.cursor.offset++;
    return mark === end;
  }

  #string(): string {
    const { cursor } = this;
    const { bytes } = cursor;
    const start = cursor.offset + 1;
    let end = start;
    let isPlain = true;
    for (; bytes[end] !== QUOTE; end++) {
      if (bytes[end] === BACKSLASH) {
        isPlain = false;
        end++;
      }
      if (end >= bytes.length) this.fail("a string has no end", start - 1);
    }
    if (end - start > MOST_TEXT_BYTES) this.fail(`a string of ${end - start} bytes, where ${MOST_TEXT_BYTES} are the most`, start - 1);
    cursor.offset = end + 1;
    const text = decodeText(bytes, start, end) ?? this.fail("a string is not UTF-8", start);
    if (isPlain) return this.#once(text);
    this.#budget.heap(HEAP_TEXT + 2 * text.length, start);
    try {
      return String(JSON.parse(`"${text}"`));
    } catch {
      return this.fail("a string has a broken escape", start);
    }
  }

  #once(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#budget.heap(HEAP_TEXT + text.length, this.cursor.offset);
    if (this.#known.size < 2000) this.#known.set(text, text);
    return text;
  }

  #scalar(): Json {
    const { cursor } = this;
    const { bytes } = cursor;
    const start = cursor.offset;
    let end = start;
    while (isWord(bytes[end])) end++;
    if (end - start > MOST_DIGITS) this.fail(`a number of ${end - start} digits, where ${MOST_DIGITS} are the most`, start);
    this.#budget.heap(16 + (end - start), start);
    const scalar = jsonScalar(decodeText(bytes, start, end) ?? "");
    if (scalar === undefined) return this.fail("this is no JSON", start);
    cursor.offset = end;
    return scalar;
  }
}

/** Letters, digits, `+`, `-` and the point. */
function isWord(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (
    (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 43 || byte === 45 || byte === 46
  );
}

/** A number, boolean or null as Python's `json` writes it; undefined for everything else. */
export function jsonScalar(word: string): null | boolean | number | bigint | PyFloat | undefined {
  switch (word) {
    case "true":
      return true;
    case "false":
      return false;
    case "null":
      return null;
    case "NaN":
      return Number.NaN;
    case "Infinity":
    case "-Infinity":
      return Number(word);
  }
  const number = /^-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.exec(word);
  if (number === null || word.length > MOST_DIGITS) return undefined;
  const value = Number(word);
  if (number[1] !== undefined || number[2] !== undefined) return pyFloat(value);
  return Number.isSafeInteger(value) ? value + 0 : BigInt(word);
}
