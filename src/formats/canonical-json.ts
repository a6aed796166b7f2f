/**
 * JSON of which there is only one spelling: keys sorted by code point, no blanks, numbers with the shortest digits that
 * read back to the same double (ECMAScript's own, which every engine shares). So equal values are equal bytes.
 */
import { compareText } from "../numeric/index.ts";

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * `value` as canonical JSON. Properties that are undefined are left out.
 *
 * @throws {TypeError} for what JSON cannot say exactly: NaN, infinities, -0, functions, cycles deeper than the stack
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isFinite(value) || Object.is(value, -0)) throw new TypeError(`${Object.is(value, -0) ? "-0" : value} has no exact JSON`);
      return String(value);
    case "object": {
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
      const entries = Object.entries(value).filter(([, item]) => item !== undefined);
      entries.sort(([a], [b]) => compareText(a, b));
      return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
    }
    default:
      throw new TypeError(`a ${typeof value} has no JSON`);
  }
}
