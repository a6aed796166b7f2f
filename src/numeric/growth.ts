/**
 * e^x in pairs of doubles with some 75 bits (T. J. Dekker, Numerische Mathematik 18, 1971): x = k · ln 2 / 128 + r; e^r is a series and
 * 2^(k / 128) a table (P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic", ACM TOMS 15,
 * 1989).
 */
import { ROOTS_OF_TWO } from "./exponential-tables.ts";
import { POWER_ZERO, POWERS_OF_TWO } from "./powers-of-two.ts";

const SPLIT = 134217729; // 2^27 + 1 (Veltkamp)
const ROUND = 6755399441055744; // 1.5 · 2^52: added and taken away, it leaves the nearest integer
const STEPS_A_UNIT = 184.6649652337873; // 128 / ln 2
// ln 2 / 128: 33 bits, 32 bits, the rest. Multiples of the first two up to 2^18 are exact.
const [STEP_1, STEP_2, STEP_3] = [0.005415212348452769, -3.281964900695705e-13, 1.636073772867244e-23];
const [C3, C4, C5, C6, C7] = [1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040];

/** What `grow` and `growAll` may be off by: 2^-75, of numbers around 1. */
export const GROWTH_ERROR = 2.6469779601696886e-23;
/** What `rise` may be off by, of what it gives: 2^-68. */
export const RISE_ERROR = 3.3881317890172014e-21;

/** The high and the low part that these functions leave. */
export const grown = new Float64Array(2);

/** e^r - 1 for r = high + low, |r| < 0.0028, in two parts. */
function rise(high: number, low: number): void {
  const square = high * high;
  const wide = SPLIT * high;
  const h1 = wide - (wide - high);
  const h2 = high - h1;
  const squareLow = h1 * h1 - square + 2 * h1 * h2 + h2 * h2;
  const half = 0.5 * square;
  const cubic = high * square * (C3 + high * C4 + square * (C5 + high * C6 + square * C7));
  const sum = high + half;
  grown[0] = sum;
  grown[1] = high - sum + half + (low + high * low + 0.5 * squareLow + cubic);
}

/** e^r · 2^(step / 128), a step from 0 to 127, in two parts. */
export function grow(high: number, low: number, step: number): void {
  rise(high, low);
  const q = grown[0];
  const root = ROOTS_OF_TWO[2 * step];
  const rootLow = ROOTS_OF_TWO[2 * step + 1];
  const wideRoot = SPLIT * root;
  const r1 = wideRoot - (wideRoot - root);
  const r2 = root - r1;
  const wide = SPLIT * q;
  const q1 = wide - (wide - q);
  const q2 = q - q1;
  const product = root * q;
  const productLow = r1 * q1 - product + r1 * q2 + r2 * q1 + r2 * q2;
  const sum = root + product;
  const low1 = root * grown[1] + rootLow + rootLow * q;
  grown[0] = sum;
  grown[1] = root - sum + product + (productLow + low1);
}

/** e^(x + low) as two parts, to be multiplied by 2^n for the n that is returned; |x| < 750, |low| is some units in x's last place. */
export function growAll(x: number, low: number): number {
  const k = x * STEPS_A_UNIT + ROUND - ROUND;
  const a = x - k * STEP_1;
  const b = k * STEP_2;
  const r = a - b;
  const part = r - a;
  const step = k & 127;
  grow(r, a - (r - part) - (b + part) - k * STEP_3 + low, step);
  return (k - step) / 128;
}

/** 2^n · y for y near 1, where that is a normal double. */
export const scaled = (y: number, n: number): number =>
  n > 1023 ? 2 * (y * POWERS_OF_TWO[1023 + POWER_ZERO]) : y * POWERS_OF_TWO[n + POWER_ZERO];

/** e^x - 1 as parts, for x from -37.5 to 200; returns what they may be off by. */
export function growLess(x: number): number {
  if (x > -0.0027 && x < 0.0027) {
    rise(x, 0);
    return Math.abs(grown[0]) * RISE_ERROR;
  }
  const n = growAll(x, 0);
  const scale = POWERS_OF_TWO[n + POWER_ZERO];
  const high = grown[0] * scale;
  const less = high - 1;
  const part = less - high;
  grown[0] = less;
  grown[1] = high - (less - part) - (1 + part) + grown[1] * scale;
  return scale * GROWTH_ERROR;
}
