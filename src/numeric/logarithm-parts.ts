/**
 * Logarithms in pairs of doubles: x = 2^k · m, m is multiplied by a short number near 1 / m from a table, and the logarithm of what remains
 * near 1 is a series (P. T. P. Tang, "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic", ACM TOMS 16,
 * 1990).
 */
import { INVERSES_AND_LOGS } from "./logarithm-tables.ts";
import { POWER_ZERO, POWERS_OF_TWO } from "./powers-of-two.ts";

const SPLIT = 134217729; // 2^27 + 1 (Veltkamp)
const [LN2_HIGH, LN2_LOW] = [0.6931471805598903, 5.497923018708371e-14]; // the first has 42 bits
const [C3, C4, C5, C6, C7, C8, C9, C10] = [1 / 3, -1 / 4, 1 / 5, -1 / 6, 1 / 7, -1 / 8, 1 / 9, -1 / 10];
const NEAR_ONE_FROM = 0x3fe60000; // the high half of 0.6875

// A double and its high half; every machine that runs JavaScript today is little-endian.
const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** The logarithm that these functions leave: a high and a low part, and what they may be off by. */
export const logarithm = new Float64Array(3);

/** ln (x + low), for a normal x > 0 and a `low` within half a unit of x's last place. */
export function splitLog(x: number, low: number): void {
  double[0] = x;
  const offset = halves[1] - NEAR_ONE_FROM;
  const k = offset >> 20;
  const i = 3 * ((offset >> 13) & 127);
  const scale = POWERS_OF_TWO[POWER_ZERO - k];
  const m = x * scale;
  const inverse = INVERSES_AND_LOGS[i];

  // r = m / c - 1 in two parts: half of m's bits at a time times ten bits.
  const wide = SPLIT * m;
  const m1 = wide - (wide - m);
  const a = m1 * inverse - 1;
  const b = (m - m1) * inverse;
  const sum = a + b;
  const part = sum - a;
  const rest = a - (sum - part) + (b - part) + low * scale * inverse;
  const r = sum + rest;
  const w = k * LN2_HIGH + INVERSES_AND_LOGS[i + 1];
  logSeries(r, sum - r + rest, w, k * LN2_LOW + INVERSES_AND_LOGS[i + 2]);
}

/** w + wLow + ln (1 + r + rLow), |r| < 2^-7, where w is 0 or at least |r|. */
export function logSeries(r: number, rLow: number, w: number, wLow: number): void {
  const square = r * r;
  const wide = SPLIT * r;
  const r1 = wide - (wide - r);
  const r2 = r - r1;
  const squareLow = r1 * r1 - square + 2 * r1 * r2 + r2 * r2;
  const half = 0.5 * square;
  const fourth = square * square;
  const cubic = r * square * (C3 + r * C4 + square * (C5 + r * C6) + fourth * (C7 + r * C8 + square * (C9 + r * C10)));
  const first = w + r;
  const high = first - half;
  logarithm[0] = high;
  logarithm[1] = w - first + r + (first - high - half) + (wLow + (rLow - r * rLow - 0.5 * squareLow + cubic));
  logarithm[2] = Math.abs(r) * 2.710505431213761e-20 + Math.abs(high) * 8.077935669463161e-28; // 2^-65, 2^-90
}
