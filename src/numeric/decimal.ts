/**
 * Numbers as people type them into a URL or a table: `5.1`, `+5`, `.5`, `5.`, `1e-3`. Not hexadecimal, not `Infinity`, no blanks.
 * Up to 15 digits need no allocation: integer and power of ten are both exact doubles, so one multiplication or division
 * rounds correctly (W. D. Clinger, "How to read floating point numbers accurately", 1990). The rest goes through `Number`.
 */

const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const MOST_DIGITS = 15;

const PLUS = 43;
const MINUS = 45;
const DOT = 46;

/** The number written in `text` from `from` to `to`: NaN when it is none, infinite when it is beyond the doubles. */
export function readDecimal(text: string, from: number, to: number): number {
  let at = from;
  const sign = text.charCodeAt(at);
  if (sign === MINUS || sign === PLUS) at++;

  let mantissa = 0;
  let digits = 0; // significant ones
  let scale = 0;
  let any = false;
  for (let dotted = false; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      any = true;
      if (dotted) scale--;
      if (digits > 0 || digit > 0) digits++;
      if (digits <= MOST_DIGITS) mantissa = mantissa * 10 + digit;
    } else if (digit === DOT - 48 && !dotted) {
      dotted = true;
    } else {
      break;
    }
  }
  if (!any) return Number.NaN;

  if (at < to) {
    if ((text.charCodeAt(at) | 32) !== 101) return Number.NaN;
    const exponent = readExponent(text, at + 1, to);
    if (Number.isNaN(exponent)) return Number.NaN;
    scale += exponent;
  }

  if (digits > MOST_DIGITS || scale > 22 || scale < -22) return Number(text.slice(from, to));
  const value = scale < 0 ? mantissa / POWERS[-scale] : mantissa * POWERS[scale];
  return sign === MINUS ? -value : value;
}

function readExponent(text: string, from: number, to: number): number {
  let at = from;
  const sign = text.charCodeAt(at);
  if (sign === MINUS || sign === PLUS) at++;
  if (at >= to) return Number.NaN;
  let exponent = 0;
  for (; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    if (exponent < 10_000) exponent = exponent * 10 + digit;
  }
  return sign === MINUS ? -exponent : exponent;
}
