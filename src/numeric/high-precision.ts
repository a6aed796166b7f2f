/**
 * Exponentials and logarithms of as many digits as it takes to round them correctly, on big integers: the last resort of the functions
 * that first try pairs of doubles, which is enough for all but one argument in thousands (A. Ziv, "Fast evaluation of elementary mathematical
 * functions with correctly rounded last bit", ACM TOMS 17, 1991). A number is a big integer times 2^-bits.
 */
import { timesPowerOfTwo } from "./powers-of-two.ts";

/** value · 2^-scale, known up to ± error · 2^-scale */
interface Approximation {
  readonly value: bigint;
  readonly scale: number;
  readonly error: bigint;
}

const double = new Float64Array(1);
const integer = new BigInt64Array(double.buffer);

const FIRST_BITS = 192;
const MOST_BITS = 768;
const LEAST_EXPONENT = -1074;

/**
 * The double nearest to what `approximate` comes closer to the more bits it is given. Where that is not decided after `MOST_BITS`, the
 * value is taken for a double, or for the middle of two, and goes to the even one: only powers have such values.
 */
export function nearestDouble(approximate: (bits: number) => Approximation): number {
  for (let bits = FIRST_BITS; ; bits *= 2) {
    const { value, scale, error } = approximate(bits);
    const least = toDouble(value - error, scale);
    if (least === toDouble(value + error, scale)) return least;
    if (bits >= MOST_BITS) {
      const cut = BigInt(bits / 2);
      return toDouble(roundedShift(value, cut) << cut, scale);
    }
  }
}

/** value · 2^-scale, rounded once, ties to even. */
function toDouble(value: bigint, scale: number): number {
  if (value < 0n) return -toDouble(-value, scale);
  // Below 2^-1022 the doubles are the multiples of 2^-1074.
  const isSubnormal = value >> BigInt(Math.max(0, scale + LEAST_EXPONENT + 52)) === 0n;
  if (isSubnormal) return Number(roundedShift(value, BigInt(scale + LEAST_EXPONENT))) * Number.MIN_VALUE;
  return timesPowerOfTwo(Number(value), -scale);
}

function roundedShift(value: bigint, shift: bigint): bigint {
  const below = value >> shift;
  const rest = 2n * (value - (below << shift));
  const one = 1n << shift;
  return rest > one || (rest === one && (below & 1n) === 1n) ? below + 1n : below;
}

/** x · 2^bits, rounded down. */
export function toFixed(x: number, bits: number): bigint {
  double[0] = Math.abs(x);
  const exponent = Number(integer[0] >> 52n);
  const mantissa = (integer[0] & 0xfffffffffffffn) | (exponent === 0 ? 0n : 0x10000000000000n);
  const shift = Math.max(exponent, 1) - 1075 + bits;
  const signed = x < 0 ? -mantissa : mantissa;
  return shift >= 0 ? signed << BigInt(shift) : signed >> BigInt(-shift);
}

const HALVINGS = 8;

/**
 * e^x for x · 2^bits: e^x = value · 2^-bits · 2^exponent with `value` from 0.7 to 1.42, known up to ± 2^16 · 2^-bits (and the error that
 * x comes with).
 */
export function fixedExp(x: bigint, bits: number): { readonly value: bigint; readonly exponent: number } {
  const wide = BigInt(bits);
  // ln 2 with 12 more bits: it is taken up to 1,075 times.
  const ln2 = fixedLn2(bits + 12);
  const exponent = ((x << 13n) / ln2 + (x < 0n ? -1n : 1n)) / 2n;
  const r = x - ((exponent * ln2) >> 12n);

  const small = r >> BigInt(HALVINGS);
  let sum = 1n << wide;
  let term = sum;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> wide) / n;
    sum += term;
  }
  for (let i = 0; i < HALVINGS; i++) sum = (sum * sum) >> wide;
  return { value: sum, exponent: Number(exponent) };
}

/** ln(x · 2^-scale) · 2^bits for a positive x, known up to ± 2^12. */
export function fixedLog(x: bigint, scale: number, bits: number): bigint {
  const wide = BigInt(bits);
  const length = x.toString(2).length;
  let exponent = length - scale;
  let mantissa = length > bits ? x >> BigInt(length - bits) : x << BigInt(bits - length);
  const one = 1n << wide;
  // From [0.5, 1) to [0.75, 1.5).
  if (4n * mantissa < 3n * one) {
    mantissa <<= 1n;
    exponent--;
  }
  return twiceAtanh(mantissa - one, mantissa + one, bits) + ((BigInt(exponent) * fixedLn2(bits + 12)) >> 12n);
}

/** 2 atanh(a / b) = ln((b + a) / (b - a)), for |a / b| <= 1/3. */
function twiceAtanh(a: bigint, b: bigint, bits: number): bigint {
  const wide = BigInt(bits);
  let power = (a << wide) / b;
  const square = (power * power) >> wide;
  let sum = power;
  for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
    power = (power * square) >> wide;
    sum += power / n;
  }
  return 2n * sum;
}

const ln2OfBits = new Map<number, bigint>();

/** ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749), to the last bit or nearly. */
export function fixedLn2(bits: number): bigint {
  let known = ln2OfBits.get(bits);
  if (known === undefined) {
    const more = bits + 16;
    known = (9n * twiceAtanh(1n, 26n, more) - twiceAtanh(1n, 4801n, more) + 4n * twiceAtanh(1n, 8749n, more)) >> 16n;
    ln2OfBits.set(bits, known);
  }
  return known;
}
