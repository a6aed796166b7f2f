/**
 * One row, from what a client sent to typed numbers: the raw query string of a URL, or an object. A sound query is read
 * in one pass into a reused array and allocates nothing; anything else is read again slowly, to name every wrong input.
 */
import { nearest, quote, SignatureError, type WrongInput } from "../errors/index.ts";
import { Matrix, readDecimal } from "../numeric/index.ts";
import { type Input, type Signature, slugs, takesBooleans } from "./signature.ts";

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
}

export class RowReader {
  readonly #signature: Signature;
  readonly #float32: boolean;
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

  constructor(signature: Signature, { float32 = false }: RowReaderOptions = {}) {
    const { inputs } = signature;
    this.#signature = signature;
    this.#float32 = float32;
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
   * @returns `(inputs,)`, valid until the next call
   * @throws {SignatureError} naming every input that is missing, unknown, repeated, empty or no finite number
   */
  query(raw: string): Float64Array {
    return this.#sound(raw) ? this.#row : this.fields(decodeFields(raw));
  }

  /** The same for decoded name and value pairs; a name that could not be decoded has no value. */
  fields(pairs: readonly Field[]): Float64Array {
    const values = new Map<string, (string | undefined)[]>();
    const errors: WrongInput[] = [];
    for (const { name, value } of pairs) {
      if (value === undefined && !this.#index.has(name)) {
        errors.push({ name: shown(name), detail: BAD_ENCODING });
        continue;
      }
      const list = values.get(name);
      if (list === undefined) values.set(name, [value]);
      else list.push(value);
    }
    return this.#collect(
      values.keys(),
      (name, input) => {
        const list = values.get(name) ?? [];
        if (list.length > 1) return `given ${list.length} times`;
        return list[0] === undefined ? BAD_ENCODING : readText(list[0], input);
      },
      errors,
    );
  }

  /**
   * @param value an object whose own keys are the inputs' names; a one-element array counts as its element (R sends those)
   * @returns `(inputs,)`, valid until the next call
   * @throws {SignatureError} naming every wrong input, or saying that `value` is no object
   */
  object(value: unknown): Float64Array {
    const given = this.#record(value);
    return this.#collect(Object.keys(given), (name, input) => readValue(given[name], input), []);
  }

  /**
   * Many rows; the errors of all of them, each with the number of its row counted from 0.
   * @returns `(values.length, inputs)`
   * @throws {SignatureError}
   */
  objects(values: readonly unknown[]): Matrix {
    const columns = this.#row.length;
    const data = new Float64Array(values.length * columns);
    const errors: WrongInput[] = [];
    let i = 0;
    for (; i < values.length && errors.length < MOST_ERRORS; i++) {
      try {
        data.set(this.object(values[i]), i * columns);
      } catch (error) {
        if (!(error instanceof SignatureError)) throw error;
        if (error.errors.length === 0) errors.push({ row: i, name: "", detail: error.message });
        for (const wrong of error.errors) errors.push({ row: i, ...wrong });
      }
    }
    if (errors.length > 0) throw wrongInputs(errors, 0, values.length - i);
    return new Matrix(values.length, columns, data);
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

  #collect(names: Iterable<string>, read: (name: string, input: Input) => number | string, errors: WrongInput[]): Float64Array {
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
    inputs.forEach((input, i) => {
      const name = spelled[i];
      const value = name === undefined ? (input.missing ? Number.NaN : "missing") : read(name, input);
      if (typeof value === "string") wrong.set(i, wrong.get(i) ?? value);
      else if (Number.isNaN(value) || this.#isFinite(value)) this.#row[i] = value;
      else wrong.set(i, `expected a finite number, got ${value}, which is too large`);
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
    if (found.length > 0) throw wrongInputs(found, unknown.length - MOST_ERRORS);
    return this.#row;
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
}

/** `a=1&b=2` decoded as HTML forms encode: `+` in a name is a blank. In a value it stays, so that `+5` and `1e+5` are numbers. */
export function decodeFields(raw: string): Field[] {
  const fields: Field[] = [];
  for (const pair of raw.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    try {
      fields.push({
        name: decodeURIComponent(name.replaceAll("+", " ")),
        value: equals < 0 ? "" : decodeURIComponent(pair.slice(equals + 1)),
      });
    } catch {
      fields.push({ name, value: undefined });
    }
  }
  return fields;
}

function readText(text: string, input: Input): number | string {
  const { missing } = input;
  if (missing && (text === "" || text === "null" || text === "NaN")) return Number.NaN;
  if (text === "") return "expected a number, got nothing";
  const value = readDecimal(text, 0, text.length);
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
    return `expected a finite number, got ${quote(text)}, which is too large`;
  }
  if (!Number.isNaN(value)) return value;
  if (takesBooleans(input) && /^(true|True|TRUE|false|False|FALSE)$/.test(text)) return /^t/i.test(text) ? 1 : 0;
  if (/^[+-]?(inf|infinity|nan)$/i.test(text)) return `expected a finite number, got ${quote(text)}`;
  if (/^[+-]?\d+,\d+$/.test(text)) return `expected a number, got ${quote(text)}; write ${text.replace(",", ".").slice(0, 40)}`;
  return `expected a number, got ${quote(text)}`;
}

function readValue(given: unknown, input: Input): number | string {
  const { missing } = input;
  const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (typeof value === "number") {
    if (Number.isFinite(value) || (missing && Number.isNaN(value))) return value;
    return Number.isNaN(value) ? "expected a finite number, got NaN" : "expected a finite number, got one that is too large";
  }
  if (typeof value === "boolean" && takesBooleans(input)) return Number(value);
  if (value === undefined || value === null) {
    if (missing) return Number.NaN;
    return value === null ? "expected a number, got null" : "missing";
  }
  const without = typeof value === "string" && !Number.isNaN(readDecimal(value, 0, value.length)) ? "; write it without quotes" : "";
  return `expected a number, got ${describe(value)}${without}`;
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
function wrongInputs(errors: readonly WrongInput[], more = 0, unread = 0): SignatureError {
  const first = errors.slice(0, 3).map(({ row, name, detail }) => {
    return `${row === undefined ? "" : `row ${row}: `}${name === "" ? "" : `${UNSAFE.test(name) ? shown(name) : name}: `}${detail}`;
  });
  const rest = errors.length + Math.max(0, more) - first.length;
  const end = unread === 0 ? "" : `; ${unread === 1 ? "1 row after these was" : `${unread} rows after these were`} not looked at`;
  return new SignatureError(`${first.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}${end}`, errors);
}
