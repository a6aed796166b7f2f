/**
 * One row, from what a client sent to typed numbers: the raw query string of a URL, or an object. A sound query is read
 * in one pass into a reused array and allocates nothing; anything else is read again slowly, to name every wrong input.
 */
import { nearest, quote, SignatureError, type WrongInput } from "../errors/index.ts";
import { readDecimal } from "../numeric/index.ts";
import { type Cell, type Row, type RowTable, RowTableBuilder } from "./row.ts";
import { hintOnPieces, type Input, isNumeric, notAllowed, type Signature, slugs, takesBooleans } from "./signature.ts";

const AMPERSAND = 38;
const MOST_ERRORS = 100;
/** Each looks at all inputs' names. */
const MOST_SUGGESTIONS = 20;
const NOT_AN_INPUT = "not an input of this model";
/** What a name may hold that would not be text to a terminal. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|^.{100}/u;
const BAD_ENCODING = 'not valid percent-encoding (a "%" is written "%25")';

export interface RowReaderOptions {
  /** the model reads its inputs as float32: a value that is infinite there is refused, as scikit-learn refuses it */
  readonly float32?: boolean;
  /** how the estimator calls its columns, where that is not as the signature does */
  readonly names?: readonly string[] | undefined;
}

/** Continues a sentence that begins with the input's name. */
class Wrong {
  readonly detail: string;

  constructor(detail: string) {
    this.detail = detail;
  }
}

export class RowReader {
  readonly #signature: Signature;
  readonly #float32: boolean;
  readonly #names: readonly string[] | undefined;
  /** numbers only, and any finite one will do: a sound query needs one pass */
  readonly #isPlain: boolean;
  /** every spelling an input answers to */
  readonly #index = new Map<string, number>();
  /** the row handed out, overwritten by the next call */
  readonly #row: Float64Array;
  /** the number of the call that filled each cell last */
  readonly #filledIn: Float64Array;
  #call = 0;
  /** `name=` in the order of the last sound query, and the input of each: clients repeat themselves */
  readonly #order: string[];
  readonly #orderIndex: number[];

  constructor(signature: Signature, { float32 = false, names }: RowReaderOptions = {}) {
    const { inputs } = signature;
    this.#signature = signature;
    this.#float32 = float32;
    this.#names = names;
    this.#isPlain = isNumeric(signature) && inputs.every(({ isClosed, isUnused }) => isClosed !== true && isUnused !== true);
    slugs(signature).forEach((list, i) => {
      for (const slug of list) this.#index.set(slug, i);
    });
    inputs.forEach(({ name }, i) => {
      this.#index.set(name, i);
    });
    this.#row = new Float64Array(inputs.length);
    this.#filledIn = new Float64Array(inputs.length);
    this.#order = inputs.map(({ name }) => `${encodeURIComponent(name.replace(/\p{Cs}/gu, "\ufffd"))}=`);
    this.#orderIndex = inputs.map((_, i) => i);
  }

  /**
   * @param raw what stands after the `?`, percent-encoded
   * @returns `(inputs,)`, valid until the next call; numbers as a typed array where no input is text
   * @throws {SignatureError} naming every input that is missing, unknown, repeated, empty or no finite number
   */
  query(raw: string): Row {
    return this.#isPlain && this.#sound(raw) ? this.#row : this.fields(decodeFields(raw));
  }

  /** The same for decoded name and value pairs; a name that could not be decoded has no value. */
  fields(pairs: readonly Field[]): Row {
    const values = new Map<string, Field[]>();
    const errors: WrongInput[] = [];
    for (const field of pairs) {
      const { name, value } = field;
      if (value === undefined && !this.#index.has(name)) {
        errors.push({ name: shown(name), detail: BAD_ENCODING });
        continue;
      }
      const list = values.get(name);
      if (list === undefined) values.set(name, [field]);
      else list.push(field);
    }
    return this.#collect(
      values.keys(),
      (name, input) => {
        const list = values.get(name) ?? [];
        if (list.length > 1) return new Wrong(`given ${list.length} times`);
        const { value, words = value } = list[0];
        if (value === undefined) return new Wrong(BAD_ENCODING);
        return input.kind === "text" ? readWords(words, input) : readText(value, input);
      },
      errors,
    );
  }

  /**
   * @param value an object whose own keys are the inputs' names; a one-element array counts as its element (R sends those)
   * @returns `(inputs,)`, valid until the next call
   * @throws {SignatureError} naming every wrong input, or saying that `value` is no object
   */
  object(value: unknown): Row {
    const given = this.#record(value);
    return this.#collect(
      Object.keys(given),
      (name, input) => (input.kind === "text" ? readTextValue(given[name], input) : readValue(given[name], input)),
      [],
    );
  }

  /**
   * Many rows; the errors of all of them, each with the number of its row counted from 0.
   * @returns `(values.length, inputs)`
   * @throws {SignatureError}
   */
  objects(values: readonly unknown[]): RowTable {
    const table = new RowTableBuilder(this.#signature, values.length, this.#names);
    const errors: WrongInput[] = [];
    let i = 0;
    for (; i < values.length && errors.length < MOST_ERRORS; i++) {
      try {
        table.setRow(i, this.object(values[i]));
      } catch (error) {
        if (!(error instanceof SignatureError)) throw error;
        if (error.errors.length === 0) errors.push({ row: i, name: "", detail: error.message });
        for (const wrong of error.errors) errors.push({ row: i, ...wrong });
      }
    }
    if (errors.length > 0) throw wrongInputs(errors, 0, values.length - i);
    return table.table();
  }

  /** One row as the estimator takes it. */
  table(row: Row): RowTable {
    const table = new RowTableBuilder(this.#signature, 1, this.#names);
    table.setRow(0, row);
    return table.table();
  }

  /** The one pass: true when every input was there once and is a finite number. */
  #sound(raw: string): boolean {
    const row = this.#row;
    const filledIn = this.#filledIn;
    const order = this.#order;
    const call = ++this.#call;
    const end = raw.length;
    let filled = 0;
    let at = 0;
    while (at < end) {
      let i: number | undefined;
      if (filled < order.length && raw.startsWith(order[filled], at)) {
        i = this.#orderIndex[filled];
        at += order[filled].length;
      } else {
        const equals = raw.indexOf("=", at);
        if (equals < 0) return false;
        const name = raw.slice(at, equals);
        i = this.#index.get(name);
        if (i === undefined || filled >= order.length || /[%+]/.test(name)) return false;
        order[filled] = raw.slice(at, equals + 1);
        this.#orderIndex[filled] = i;
        at = equals + 1;
      }
      if (filledIn[i] === call) return false;
      let stop = at;
      while (stop < end && raw.charCodeAt(stop) !== AMPERSAND) stop++;
      const value = readDecimal(raw, at, stop);
      if (!this.#isFinite(value)) return false;
      row[i] = value;
      filledIn[i] = call;
      filled++;
      at = stop + 1;
    }
    return filled === row.length;
  }

  #isFinite(value: number): boolean {
    return Number.isFinite(this.#float32 ? Math.fround(value) : value);
  }

  #collect(names: Iterable<string>, read: (name: string, input: Input) => Cell | Wrong, errors: WrongInput[]): Row {
    const { inputs } = this.#signature;
    const spelled: (string | undefined)[] = new Array(inputs.length).fill(undefined);
    const unknown: string[] = [];
    const wrong = new Map<number, string>();
    for (const name of names) {
      const i = this.#index.get(name);
      if (i === undefined) unknown.push(name);
      else if (spelled[i] === undefined) spelled[i] = name;
      else wrong.set(i, `given twice, as ${quote(spelled[i])} and as ${quote(name)}`);
    }
    const cells: Cell[] = [];
    inputs.forEach((input, i) => {
      const name = spelled[i];
      const value = name === undefined || input.isUnused === true ? absentCell(input) : read(name, input);
      if (value instanceof Wrong) wrong.set(i, wrong.get(i) ?? value.detail);
      else if (typeof value === "number" && !Number.isNaN(value) && !this.#isFinite(value)) {
        wrong.set(i, `expected a finite number, got ${value}, which is too large`);
      } else {
        const detail = notAllowed(value, input);
        if (detail !== undefined) wrong.set(i, wrong.get(i) ?? detail);
        cells[i] = value;
        if (typeof value === "number") this.#row[i] = value;
      }
    });
    const found: WrongInput[] = [];
    inputs.forEach(({ name }, i) => {
      const detail = wrong.get(i);
      if (detail !== undefined) found.push({ name, detail });
    });
    const absent = inputs.filter((_, i) => spelled[i] === undefined).map(({ name }) => name);
    // An input's own name stands whole, so that a program finds its field; a client's is quoted.
    unknown.slice(0, MOST_ERRORS).forEach((name, k) => {
      found.push({ name: shown(name), detail: k < MOST_SUGGESTIONS ? this.#unknown(name, absent) : NOT_AN_INPUT });
    });
    found.push(...errors);
    if (found.length > 0) {
      const hint = absent.length === inputs.length ? hintOnPieces(this.#signature) : undefined;
      throw wrongInputs(found, unknown.length - MOST_ERRORS, 0, hint);
    }
    return isNumeric(this.#signature) ? this.#row : cells;
  }

  #unknown(name: string, absent: readonly string[]): string {
    const meant = nearest(name, absent) ?? nearest(name, this.#index.keys());
    return meant === undefined ? NOT_AN_INPUT : `${NOT_AN_INPUT}; did you mean ${quote(meant)}?`;
  }

  #record(value: unknown): Readonly<Record<string, unknown>> {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    const names = this.#signature.inputs.map(({ name }) => name);
    throw new SignatureError(`a row is an object with the inputs as its keys, got ${describe(value)}`, [], {
      hint: `The inputs are ${names.slice(0, 20).map(quote).join(", ")}${names.length > 20 ? ", …" : ""}.`,
    });
  }
}

/** A name and its value as text; without a value when it could not be decoded. */
export interface Field {
  readonly name: string;
  readonly value: string | undefined;
  /** the value where `+` is a blank, as HTML forms encode text; where that is not the same */
  readonly words?: string | undefined;
}

/** `a=1&b=2` decoded as HTML forms encode: `+` in a name is a blank. In a value it stays, so that `+5` and `1e+5` are numbers. */
export function decodeFields(raw: string): Field[] {
  const fields: Field[] = [];
  for (const pair of raw.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    try {
      const value = equals < 0 ? "" : pair.slice(equals + 1);
      fields.push({
        name: decodeURIComponent(name.replaceAll("+", " ")),
        value: decodeURIComponent(value),
        ...(value.includes("+") && { words: decodeURIComponent(value.replaceAll("+", " ")) }),
      });
    } catch {
      fields.push({ name, value: undefined });
    }
  }
  return fields;
}

function absentCell({ kind, missing }: Input): Cell | Wrong {
  if (!missing) return new Wrong("missing");
  return kind === "text" ? null : Number.NaN;
}

function readWords(text: string | undefined, { missing }: Input): Cell | Wrong {
  if (text === undefined) return new Wrong(BAD_ENCODING);
  return missing && text === "" ? null : text;
}

function readTextValue(given: unknown, { missing }: Input): Cell | Wrong {
  const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (typeof value === "string") return value;
  if (value === undefined || value === null) {
    if (missing) return null;
    return new Wrong(value === null ? "expected text, got null" : "missing");
  }
  const hint = typeof value === "number" || typeof value === "boolean" ? "; write it with quotes" : "";
  return new Wrong(`expected text, got ${describe(value)}${hint}`);
}

function readText(text: string, input: Input): Cell | Wrong {
  const { missing } = input;
  if (missing && (text === "" || text === "null" || text === "NaN")) return Number.NaN;
  if (text === "") return new Wrong("expected a number, got nothing");
  const value = readDecimal(text, 0, text.length);
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
    return new Wrong(`expected a finite number, got ${quote(text)}, which is too large`);
  }
  if (!Number.isNaN(value)) return value;
  if (takesBooleans(input) && /^(true|True|TRUE|false|False|FALSE)$/.test(text)) return /^t/i.test(text) ? 1 : 0;
  if (/^[+-]?(inf|infinity|nan)$/i.test(text)) return new Wrong(`expected a finite number, got ${quote(text)}`);
  if (/^[+-]?\d+,\d+$/.test(text)) {
    return new Wrong(`expected a number, got ${quote(text)}; write ${text.replace(",", ".").slice(0, 40)}`);
  }
  return new Wrong(`expected a number, got ${quote(text)}`);
}

function readValue(given: unknown, input: Input): Cell | Wrong {
  const { missing } = input;
  const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (typeof value === "number") {
    if (Number.isFinite(value) || (missing && Number.isNaN(value))) return value;
    return new Wrong(Number.isNaN(value) ? "expected a finite number, got NaN" : "expected a finite number, got one that is too large");
  }
  if (typeof value === "boolean" && takesBooleans(input)) return Number(value);
  if (value === undefined || value === null) {
    if (missing) return Number.NaN;
    return new Wrong(value === null ? "expected a number, got null" : "missing");
  }
  const without = typeof value === "string" && !Number.isNaN(readDecimal(value, 0, value.length)) ? "; write it without quotes" : "";
  return new Wrong(`expected a number, got ${describe(value)}${without}`);
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "string") return quote(value);
  return typeof value === "function" || typeof value === "symbol" ? `a ${typeof value}` : String(value);
}

/** A name from outside, safe to show, without quotation marks. */
function shown(name: string): string {
  return quote(name).slice(1, -1);
}

/**
 * @param more wrong inputs that are not listed
 * @param unread rows after those that were looked at
 */
function wrongInputs(errors: readonly WrongInput[], more = 0, unread = 0, hint?: string): SignatureError {
  const first = errors.slice(0, 3).map(({ row, name, detail }) => {
    return `${row === undefined ? "" : `row ${row}: `}${name === "" ? "" : `${UNSAFE.test(name) ? shown(name) : name}: `}${detail}`;
  });
  const rest = errors.length + Math.max(0, more) - first.length;
  const end = unread === 0 ? "" : `; ${unread === 1 ? "1 row after these was" : `${unread} rows after these were`} not looked at`;
  return new SignatureError(`${first.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}${end}`, errors, hint === undefined ? {} : { hint });
}
