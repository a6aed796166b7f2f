/**
 * The natural logarithm as glibc (2.28 and later) computes it on processors with FMA, which are nearly all: entropy
 * trees need its last bit, and `Math.log` differs from it for 7 % of arguments. Method and constants are those of Arm's
 * optimized routines (math/log.c, math/log_data.c; MIT licence): a table of 128 subintervals, then a polynomial.
 *
 * There is no fused operation in JavaScript, and emulating it is slow. So the plain form is computed first: both forms
 * are within 0.52 units in the last place of the logarithm, hence before the last rounding within 0.04 of each other, and
 * only where that rounding is nearer to a tie than this (one argument in eight) is the fused form needed.
 */
import { fma } from "./fma.ts";
import { INVERSES_AND_LOGS, MIDPOINTS } from "./glibc-log-tables.ts";

const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
// Coefficients of log(1 + r): beyond the table's reach around 1 (B), and after it (A).
const [A0, A1, A2, A3, A4] = [-0.5000000000000001, 0.33333333331825593, -0.2499999999622955, 0.20000304511814496, -0.16667054827627667];
const [B0, B1, B2, B3, B4, B5, B6, B7, B8, B9, B10] = [
  -0.5, 0.3333333333333352, -0.24999999999998432, 0.19999999999320328, -0.16666666669929706, 0.14285715076560868, -0.12499997863982555,
  0.11110712032936046, -0.10000486757818193, 0.09181994006195467, -0.08328363062289341,
];
const NEAR_ONE_FROM = 0.9375;
const NEAR_ONE_TO = 1.064697265625;
const TWO_27 = 134217728;
const TWO_52 = 4503599627370496;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const OFFSET_HIGH = 0x3fe60000;

// A double and its two halves; every machine that runs JavaScript today is little-endian.
const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** ln x with the bits of glibc's `log`. */
export function glibcLog(x: number): number {
  if (x >= NEAR_ONE_FROM && x < NEAR_ONE_TO) return x === 1 ? 0 : logNearOne(x);
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) {
    return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  }
  let shift = 0;
  if (x < SMALLEST_NORMAL) {
    x *= TWO_52;
    shift = 52;
  }
  double[0] = x;
  const offset = halves[1] - OFFSET_HIGH;
  const i = 2 * ((offset >> 13) & 127);
  const k = (offset >> 20) - shift;
  halves[1] -= offset & 0xfff00000;
  const z = double[0];
  const inverse = INVERSES_AND_LOGS[i];
  const log = INVERSES_AND_LOGS[i + 1];

  const r = (z - MIDPOINTS[i] - MIDPOINTS[i + 1]) * inverse;
  const w = k * LN2_HIGH + log;
  const high = w + r;
  const low = w - high + r + k * LN2_LOW;
  const r2 = r * r;
  const rest = low + r2 * A0 + r * r2 * (A1 + r * A2 + r2 * (A3 + r * A4));
  const sum = rest + high;
  return isNearTie(sum, high, rest) ? fusedLog(z, k, inverse, log) : sum;
}

function fusedLog(z: number, k: number, inverse: number, log: number): number {
  const r = fma(z, inverse, -1);
  const w = fma(k, LN2_HIGH, log);
  const high = w + r;
  const low = fma(k, LN2_LOW, w - high + r);
  const r2 = r * r;
  return fma(r * r2, fma(fma(r, A4, A3), r2, fma(r, A2, A1)), fma(r2, A0, low)) + high;
}

function logNearOne(x: number): number {
  const r = x - 1;
  const r2 = r * r;
  const r3 = r * r2;
  let p = r3 * B10 + (r2 * B9 + (r * B8 + B7));
  p = p * r3 + (r2 * B6 + (r * B5 + B4));
  p = p * r3 + (r2 * B3 + (r * B2 + B1));
  const w = r * TWO_27 + r;
  const high = w - r * TWO_27;
  const squared = high * high * B0;
  const top = squared + r;
  const rest = p * r3 + (B0 * (r - high) * (high + r) + (squared + (r - top)));
  const sum = rest + top;
  return isNearTie(sum, top, rest) ? fusedLogNearOne(r) : sum;
}

function fusedLogNearOne(r: number): number {
  const r2 = r * r;
  const r3 = r * r2;
  let p = fma(r3, B10, fma(r2, B9, fma(r, B8, B7)));
  p = fma(p, r3, fma(r2, B6, fma(r, B5, B4)));
  p = fma(p, r3, fma(r2, B3, fma(r, B2, B1)));
  const w = fma(r, TWO_27, r);
  const high = fma(-TWO_27, r, w);
  const top = fma(high * high, B0, r);
  const rest = fma(B0 * (r - high), high + r, fma(high * high, B0, r - top));
  return fma(p, r3, rest) + top;
}

/** Whether the exact sum of `large` and `small`, rounded to `sum`, is within 1/16 of a unit in the last place of a tie. */
function isNearTie(sum: number, large: number, small: number): boolean {
  const cutOff = Math.abs(small - (sum - large));
  double[0] = sum;
  if (halves[0] === 0 && (halves[1] & 0xfffff) === 0) return true; // a power of two: the units on its two sides differ
  halves[0] = 0;
  halves[1] = (halves[1] & 0x7ff00000) - (53 << 20);
  return cutOff > 0.875 * double[0];
}
