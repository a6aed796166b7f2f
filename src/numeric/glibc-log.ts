/**
 * The natural logarithm as glibc (2.28 and later) computes it without fused operations: entropy trees need its last
 * bit, and `Math.log` differs from it for 7 % of arguments. Method and constants are those of Arm's optimized routines
 * (math/log.c, math/log_data.c; MIT licence): a table of 128 subintervals, then a polynomial.
 */
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

/** ln x, glibc's bits on a processor without FMA. */
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
  const i = (offset >> 13) & 127;
  const k = (offset >> 20) - shift;
  halves[1] -= offset & 0xfff00000;
  const z = double[0];
  const r = (z - MIDPOINTS[2 * i] - MIDPOINTS[2 * i + 1]) * INVERSES_AND_LOGS[2 * i];
  const w = k * LN2_HIGH + INVERSES_AND_LOGS[2 * i + 1];
  const high = w + r;
  const low = w - high + r + k * LN2_LOW;
  const r2 = r * r;
  return low + r2 * A0 + r * r2 * (A1 + r * A2 + r2 * (A3 + r * A4)) + high;
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
  const sum = squared + r;
  const rest = B0 * (r - high) * (high + r) + (squared + (r - sum));
  return p * r3 + rest + sum;
}
