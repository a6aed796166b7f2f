/**
 * JSON from strangers (RFC 8259), read strictly: no key twice, a bounded depth, and the place of the first fault.
 * `JSON.parse` keeps the last of two equal keys, so that two readers of one file could see two models.
 */
import type { Json } from "./canonical-json.ts";

/** What is wrong with the text, and at which UTF-16 unit of it. */
export class JsonFault extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const DEEPEST = 200;
const QUOTE = 34;
const BACKSLASH = 92;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const BLANKS = /[ \t\n\r]*/y;

/**
 * The value, with objects as `JSON.parse` makes them (`__proto__` is a property like any other).
 *
 * @throws {JsonFault} when the text is not JSON, nests deeper than 200, holds a key twice or a number beyond doubles
 */
export function readJson(text: string): Json {
  let at = 0;

  const fail = (message: string, where = at): never => {
    throw new JsonFault(message, where);
  };

  const skipBlanks = (): void => {
    BLANKS.lastIndex = at;
    BLANKS.test(text);
    at = BLANKS.lastIndex;
  };

  // By hand and in one pass: a header is mostly text, and a stranger must not choose how long that takes.
  const readString = (): string => {
    const start = at;
    let escaped = false;
    for (at++; ; ) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) break;
      if (!(unit >= 0x20)) return fail("a text is broken or has no end", start);
      if (unit === BACKSLASH) {
        escaped = true;
        ESCAPE.lastIndex = at;
        if (!ESCAPE.test(text)) return fail("a text has an unknown escape");
        at = ESCAPE.lastIndex;
      } else {
        at++;
      }
    }
    at++;
    return escaped ? (JSON.parse(text.slice(start, at)) as string) : text.slice(start + 1, at - 1);
  };

  const readObject = (depth: number): Json => {
    const object: Record<string, Json> = {};
    at++;
    skipBlanks();
    if (text[at] === "}") {
      at++;
      return object;
    }
    for (;;) {
      skipBlanks();
      if (text[at] !== '"') return fail("a key is missing");
      const keyAt = at;
      const key = readString();
      if (Object.hasOwn(object, key)) return fail(`the key ${JSON.stringify(key.slice(0, 60))} stands twice`, keyAt);
      skipBlanks();
      if (text[at] !== ":") return fail('a ":" is missing');
      at++;
      const value = readValue(depth + 1);
      if (key === "__proto__") {
        Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
      } else {
        object[key] = value;
      }
      skipBlanks();
      const mark = text[at++];
      if (mark === "}") return object;
      if (mark !== ",") return fail('a "," or "}" is missing', at - 1);
    }
  };

  const readList = (depth: number): Json => {
    const list: Json[] = [];
    at++;
    skipBlanks();
    if (text[at] === "]") {
      at++;
      return list;
    }
    for (;;) {
      list.push(readValue(depth + 1));
      skipBlanks();
      const mark = text[at++];
      if (mark === "]") return list;
      if (mark !== ",") return fail('a "," or "]" is missing', at - 1);
    }
  };

  const readWord = <T extends Json>(word: string, value: T): T => {
    if (!text.startsWith(word, at)) return fail("this is no JSON value");
    at += word.length;
    return value;
  };

  const readNumber = (): number => {
    NUMBER.lastIndex = at;
    if (!NUMBER.test(text)) return fail("this is no JSON value");
    const value = Number(text.slice(at, NUMBER.lastIndex));
    if (!Number.isFinite(value)) return fail("a number is larger than a double can be");
    at = NUMBER.lastIndex;
    return value;
  };

  const readValue = (depth: number): Json => {
    if (depth > DEEPEST) return fail(`the nesting is deeper than ${DEEPEST}`);
    skipBlanks();
    switch (text[at]) {
      case "{":
        return readObject(depth);
      case "[":
        return readList(depth);
      case '"':
        return readString();
      case "t":
        return readWord("true", true);
      case "f":
        return readWord("false", false);
      case "n":
        return readWord("null", null);
      default:
        return readNumber();
    }
  };

  const value = readValue(0);
  skipBlanks();
  if (at < text.length) fail("there is more after the end of the JSON");
  return value;
}
