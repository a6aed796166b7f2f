/** One model behind the routes: from a query or a body to the text of the answer. */
import { quote, SignatureError } from "../errors/index.ts";
import {
  answersOf,
  type Model,
  type Row,
  type RowAnswer,
  type RowReader,
  type RowTable,
  rowAnswer,
  type Signature,
  textColumns,
} from "../model/index.ts";
import { Matrix } from "../numeric/index.ts";
import { VERSION } from "../version.ts";
import { AnswerText } from "./answer-text.ts";
import type { Body } from "./body.ts";
import { FastAnswers } from "./fast-answers.ts";
import { hotHeadersOf } from "./hot-headers.ts";

export class ServedModel {
  readonly name: string;
  readonly version: string;
  readonly model: Model;
  /** `iris/1@0123456789abcdef`, the value of the `Brine-Model` header */
  readonly tag: string;
  /** what an answer depends on besides the request: the model's bytes, Brine's version and the media type */
  readonly etag: string;
  /** the headers of an answer to GET, as the hot path writes them */
  readonly hotHeaders: (text: string) => string[];
  /** how an answer is written: ASCII goes out as it is, without a look at every character */
  readonly encoding: "latin1" | "utf8";
  /** which columns of a table stay text */
  readonly isText: (name: string) => boolean | "even empty";
  readonly #reader: RowReader;
  readonly #text: AnswerText;
  readonly #fast: FastAnswers | undefined;

  constructor(name: string, version: string, model: Model) {
    const { signature } = model;
    const hash = model.hash.slice(0, 16);
    this.name = name;
    this.version = version;
    this.model = model;
    this.tag = `${name}/${version}@${hash}`;
    this.etag = `"${hash}-${VERSION}-json"`;
    this.isText = textColumns(signature);
    this.#reader = model.rowReader();
    this.#text = new AnswerText(name, version, signature);
    this.#fast = FastAnswers.of(name, version, model);
    this.encoding = this.#fast?.text.isAscii === true ? "latin1" : "utf8";
    this.hotHeaders = hotHeadersOf(this.tag, this.etag, this.encoding);
  }

  get signature(): Signature {
    return this.model.signature;
  }

  /** @param raw the query string. @throws {SignatureError} */
  answerQuery(raw: string): string {
    return this.#answerRow(this.#reader.query(raw));
  }

  /** @throws {SignatureError} */
  answerBody(body: Body): string {
    if (body.kind === "fields") return this.#answerRow(this.#reader.fields(body.fields));
    if (body.kind === "table") return this.#answerRows(this.#readTable(body));
    if (!Array.isArray(body.value)) return this.#answerRow(this.#explained(body.value, () => this.#reader.object(body.value)));
    const rows: readonly unknown[] = body.value;
    return this.#answerRows(this.#explained(rows, () => this.#reader.objects(rows)));
  }

  /** What the model answers for one row that is known to be sound. @throws {DataError} where the model cannot use it after all */
  answerOf(row: Row): RowAnswer {
    return rowAnswer(answersOf(this.model.estimator, this.signature.output, this.#reader.table(row)), 0);
  }

  /** Reads a query into a row of its own, for the page. @throws {SignatureError} */
  readQuery(raw: string): Row {
    return this.#reader.query(raw).slice();
  }

  #answerRow(row: Row): string {
    if (this.#fast !== undefined && row instanceof Float64Array) return this.#fast.row(row);
    return this.#text.row(row, this.answerOf(row));
  }

  #answerRows(table: RowTable): string {
    if (this.#fast !== undefined && table instanceof Matrix) return this.#fast.rows(table);
    return this.#text.rows(answersOf(this.model.estimator, this.signature.output, table));
  }

  /** Adds what became of the first line where columns are not found. */
  #readTable({ frame, hasHeader }: Extract<Body, { kind: "table" }>): RowTable {
    try {
      return this.model.read(frame);
    } catch (error) {
      const isColumnMissing =
        error instanceof SignatureError && error.errors.some(({ row, detail }) => row === undefined && detail === "missing");
      if (!isColumnMissing || hasHeader === undefined) throw error;
      const wanted = listed(this.signature.inputs.map(({ name }) => name));
      const hint = hasHeader
        ? `The first line was read as the columns' names: ${listed(frame.names)}. The inputs are ${wanted}.`
        : `The first line is all numbers and was read as data, so the columns have no names. Put a line of names before it: ${wanted}.`;
      throw new SignatureError(error.message, error.errors, { hint });
    }
  }

  /** Adds the likely cause when sound JSON has the wrong shape altogether: a wrapper, JSON inside JSON, rows without names. */
  #explained<Result>(value: unknown, read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SignatureError)) throw error;
      const hint = this.#wrongShape(value);
      throw hint === undefined ? error : new SignatureError(error.message, error.errors, { hint });
    }
  }

  #wrongShape(value: unknown): string | undefined {
    if (typeof value === "string") {
      return isJson(value) ? "The body is JSON inside JSON: it was encoded twice." : undefined;
    }
    if (Array.isArray(value)) {
      return value.some(Array.isArray) || value.some((row) => typeof row === "number")
        ? `A row is an object, so that no order can be mistaken: {${this.#keys()}}`
        : undefined;
    }
    if (typeof value !== "object" || value === null) return undefined;
    const known = new Set(this.signature.inputs.map(({ name }) => name));
    const wrapper = Object.entries(value).find(([key, inner]) => {
      return (
        !known.has(key) &&
        ((typeof inner === "object" && inner !== null && !isOneElement(inner)) || (typeof inner === "string" && isJson(inner)))
      );
    });
    if (wrapper === undefined) return undefined;
    return `The inputs stand inside ${quote(wrapper[0])}. Send only what is inside it: {${this.#keys()}}`;
  }

  #keys(): string {
    const names = this.signature.inputs.map(({ name }) => name);
    return `${names
      .slice(0, 8)
      .map((name) => `${quote(name)}: …`)
      .join(", ")}${names.length > 8 ? ", …" : ""}`;
  }
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, 20).map(quote).join(", ")}${names.length > 20 ? ", …" : ""}`;
}

function isOneElement(value: object): boolean {
  return Array.isArray(value) && value.length === 1 && typeof value[0] !== "object";
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
