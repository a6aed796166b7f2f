/**
 * What a POST brought, whatever it says it is: JSON when it reads as JSON and its type is missing, curl's form default or
 * plain text; form fields as fields; CSV, TSV and NDJSON as tables. Everything else is refused by name.
 */
import type { IncomingHttpHeaders } from "node:http";
import { DataError, quote } from "../errors/index.ts";
import { decodeFields, type Field } from "../model/index.ts";
import type { Frame } from "../numeric/index.ts";
import type { TableFormat } from "../tables/index.ts";
import { likelyCause, parseJson } from "./json-text.ts";
import { Problem } from "./problem.ts";

export type Body =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "fields"; readonly fields: readonly Field[] }
  | {
      readonly kind: "table";
      readonly frame: Frame;
      /** whether the first line was read as the columns' names; undefined where each row brings its own, as in NDJSON */
      readonly hasHeader: boolean | undefined;
    };

const JSON_BODY = /^application\/([\w.-]+\+)?json$/;
/** Types that say nothing about what is inside: none, curl's default, what libraries send for bytes and strings. */
const VAGUE = new Set(["", "application/x-www-form-urlencoded", "text/plain", "application/octet-stream"]);
const TABLES: ReadonlyMap<string, TableFormat> = new Map([
  ["text/csv", "csv"],
  ["text/tab-separated-values", "tsv"],
  ["application/csv", "csv"],
  ["application/x-ndjson", "ndjson"],
  ["application/ndjson", "ndjson"],
  ["application/jsonl", "ndjson"],
  ["application/jsonlines", "ndjson"],
]);
const LATER = new Set(["application/vnd.apache.arrow.stream", "application/vnd.apache.parquet"]);

/** What may be sent, for `Accept-Post`. */
const ACCEPTED = "application/json, application/x-www-form-urlencoded, text/csv, text/tab-separated-values, application/x-ndjson";

export interface BodyOptions {
  readonly inputs: number;
  readonly mostBytes: number;
  /** which columns of a table stay text */
  readonly isText?: (name: string) => boolean | "even empty";
}

/**
 * @param inputs how many the model has; an object or a form of very many more fields is refused before its names are looked at
 * @param mostBytes how large a table may be once decompressed
 * @throws {Problem} 400 with the likely cause, 415 naming what is read
 */
export async function readBody(
  bytes: Buffer,
  { "content-type": contentType, "content-encoding": contentEncoding }: IncomingHttpHeaders,
  { inputs, mostBytes, isText }: BodyOptions,
): Promise<Body> {
  const mostFields = 10 * inputs + 1000;
  const [type, ...parameters] = (contentType ?? "").split(";").map((part) => lower(part.trim()));
  if (contentEncoding !== undefined && lower(contentEncoding) !== "identity") {
    throw unsupported(`a body with Content-Encoding ${quote(contentEncoding)} is not read`, "Send it uncompressed.");
  }
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.replace(/^charset="?([^"]*)"?$/, "$1");
  if (charset !== undefined && !["utf-8", "utf8", "us-ascii"].includes(charset)) {
    throw unsupported(`a body in ${quote(charset)} is not read`, "Send it as UTF-8.");
  }
  if (LATER.has(type))
    throw unsupported(`a body of the type ${type} is not in this version`, "Send one JSON object, or an array of objects.");
  if (!JSON_BODY.test(type) && !VAGUE.has(type) && !TABLES.has(type)) {
    throw unsupported(
      `a body of the type ${quote(type)} is not read`,
      "Send one JSON object, or an array of objects, as application/json.",
    );
  }
  const format = TABLES.get(type);
  if (format !== undefined) {
    // Most servers never see a table: its reader is loaded when the first one comes.
    const { readTable } = await import("../tables/index.ts");
    const table = await readTable(bytes, { format, mostBytes, ...(isText !== undefined && { isText }) }).catch((error: unknown) => {
      throw error instanceof DataError ? unreadable(error) : error;
    });
    return { kind: "table", frame: table.frame, hasHeader: format === "ndjson" ? undefined : table.hasHeader };
  }
  const text = decode(bytes);
  const start = text.trimStart().slice(0, 1);
  const isForm = !JSON_BODY.test(type) && !["{", "[", '"'].includes(start);
  if (!isForm) return { kind: "json", value: parseJson(text, mostFields) };
  // `curl --data file.json`, a number, some words: no field has a name.
  if (!text.includes("="))
    throw new Problem("not-readable", `the body is not JSON: ${quote(text.trim())}`, { hint: likelyCause(text.trim()) });
  if (hasMore(text, "&", mostFields - 1)) throw new Problem("not-readable", `the form has more than ${mostFields} fields`);
  return { kind: "fields", fields: decodeFields(text.trim()) };
}

function hasMore(text: string, mark: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count <= most; at = text.indexOf(mark, at + 1)) count++;
  return count > most;
}

/** What the readers of files say, said of a body. */
function unreadable({ message, place: { row, column }, hint }: DataError): Problem {
  const place = [row === undefined ? [] : `line ${row}`, column === undefined ? [] : quote(column).slice(1, -1)].flat().join(", ");
  const what = /^(is|holds) /.test(message) ? `the body ${message}` : message;
  return new Problem("not-readable", place === "" ? what : `${place}: ${message}`, { hint });
}

function decode(bytes: Buffer): string {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[1] === 0)) {
    throw new Problem("not-readable", "the body is UTF-16, not UTF-8", {
      hint: "PowerShell 5 writes files so: Out-File -Encoding utf8, or Set-Content -Encoding utf8.",
    });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("not-readable", `the body is not UTF-8: ${quote(bytes.toString("latin1"))}`);
  }
}

function unsupported(detail: string, hint: string): Problem {
  return new Problem("unsupported-media-type", detail, { hint, headers: { "accept-post": ACCEPTED } });
}

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
}
