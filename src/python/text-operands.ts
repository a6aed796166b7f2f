/**
 * Operands that protocol 0 writes as text, one a line: integers, floats, Python string literals and escaped Unicode
 * (Lib/pickletools.py of CPython describes each). Python 2 still wrote these by default.
 */
import { quote } from "../errors/index.ts";
import { MOST_DIGITS, MOST_TEXT_BYTES } from "./budget.ts";
import type { ByteCursor } from "./byte-cursor.ts";
import { PyBytes } from "./values.ts";

/** `INT`: decimal, or the booleans `00` and `01`. */
export function readInt(cursor: ByteCursor): number | bigint | boolean {
  const start = cursor.offset;
  const text = cursor.line();
  if (text === "00") return false;
  if (text === "01") return true;
  return integer(text, cursor, start);
}

/** `LONG`: decimal, with Python 2's `L` at the end or without it. */
export function readLong(cursor: ByteCursor): number | bigint {
  const start = cursor.offset;
  return integer(cursor.line().replace(/L$/, ""), cursor, start);
}

function integer(text: string, cursor: ByteCursor, start: number): number | bigint {
  if (text.length > MOST_DIGITS) cursor.fail(`an integer of ${text.length} digits, where ${MOST_DIGITS} are the most`, start);
  if (!/^[+-]?[0-9]+$/.test(text)) cursor.fail(`${quote(text)} is no integer`, start);
  const number = Number(text);
  return Number.isSafeInteger(number) ? number + 0 : BigInt(text.replace(/^\+/, ""));
}

/** `FLOAT`: as Python's repr, `nan` and `inf` too. */
export function readFloat(cursor: ByteCursor): number {
  const start = cursor.offset;
  const text = cursor.line();
  if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) return Number(text);
  const special = /^([+-]?)(nan|inf|infinity)$/i.exec(text);
  if (special === null) return cursor.fail(`${quote(text)} is no float`, start);
  if (/nan/i.test(special[2])) return Number.NaN;
  return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

const ESCAPES: ReadonlyMap<string, number> = new Map([
  ["\\", 92],
  ["'", 39],
  ['"', 34],
  ["a", 7],
  ["b", 8],
  ["f", 12],
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["v", 11],
]);

/** `STRING`: a literal in quotes as Python 2's repr writes it. */
export function readString(cursor: ByteCursor): PyBytes {
  const start = cursor.offset;
  const line = cursor.line(MOST_TEXT_BYTES);
  const mark = line[0];
  if (line.length < 2 || (mark !== "'" && mark !== '"') || line[line.length - 1] !== mark) {
    cursor.fail("a string without quotes around it", start);
  }
  if (!line.includes("\\")) return new PyBytes("str", cursor.bytes, start + 1, start + line.length - 1);
  const bytes = new Uint8Array(line.length - 2);
  let length = 0;
  for (let i = 1; i < line.length - 1; i++) {
    let code = line.charCodeAt(i);
    if (code === 92) {
      i++;
      const hex = /^x([0-9a-fA-F]{2})/.exec(line.slice(i, i + 3));
      const octal = /^[0-7]{1,3}/.exec(line.slice(i, i + 3));
      const escaped = ESCAPES.get(line[i]);
      if (hex !== null) {
        code = Number.parseInt(hex[1], 16);
        i += 2;
      } else if (octal !== null) {
        code = Number.parseInt(octal[0], 8) & 255;
        i += octal[0].length - 1;
      } else if (escaped !== undefined) code = escaped;
      else i--;
      if (i >= line.length - 1) cursor.fail("a string ends inside an escape", start);
    }
    bytes[length++] = code;
  }
  return new PyBytes("str", bytes, 0, length);
}

/** `UNICODE`: Latin-1 with `\uXXXX` and `\UXXXXXXXX` (Python's raw-unicode-escape). */
export function readUnicode(cursor: ByteCursor): string {
  const start = cursor.offset;
  const line = cursor.line(MOST_TEXT_BYTES);
  if (!line.includes("\\")) return line;
  return line.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[uU]|[^uU]|$)/gs, (whole: string, short?: string, long?: string) => {
    if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
    if (long === undefined) return /^\\[uU]/.test(whole) ? cursor.fail("a broken \\u escape", start) : whole;
    const code = Number.parseInt(long, 16);
    return code > 0x10ffff ? cursor.fail("an escape beyond Unicode", start) : String.fromCodePoint(code);
  });
}
