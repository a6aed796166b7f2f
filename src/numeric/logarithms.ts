/** log, log1p, log2 and log10, correctly rounded: pairs of doubles first, and big integers where those do not decide the rounding. */
import { fixedLn2, fixedLog, nearestDouble, toFixed } from "./high-precision.ts";
import { logarithm, logSeries, splitLog } from "./logarithm-parts.ts";
import { productLow } from "./product-low.ts";

const [LOG2_E, LOG2_E_LOW] = [1.4426950408889634, 2.0355273740931033e-17];
const [LOG10_E, LOG10_E_LOW] = [0.4342944819032518, 1.098319650216765e-17];

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TINY = 5.551115123125783e-17; // 2^-54

/** ln x, correctly rounded. */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Number.POSITIVE_INFINITY)) return x > 0 && x < 1 ? nearestLog(x) : logOfExtremes(x);
  if (x === 1) return 0;
  splitLog(x, 0);
  const y = logarithm[0] + (logarithm[1] - logarithm[2]);
  return y === logarithm[0] + (logarithm[1] + logarithm[2]) ? y : nearestLog(x);
}

/** The logarithm, to any base, of what has no finite one. */
function logOfExtremes(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}

const LOG_ERROR = 1n << 20n;

/** ln x to `bits` bits after the point. */
const logFixed = (x: number, bits: number): bigint => fixedLog(toFixed(x, 1074), 1074, bits);

const nearestLog = (x: number): number => nearestDouble((bits) => ({ value: logFixed(x, bits), scale: bits, error: LOG_ERROR }));

/** ln (1 + x), correctly rounded, also where 1 + x is not a double. */
export function log1p(x: number): number {
  if (!(x > -1 && x < Number.POSITIVE_INFINITY)) return x === -1 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  if (x < TINY && x > -TINY) return x;
  if (x < 0.00390625 && x > -0.00390625) {
    logSeries(x, 0, 0, 0);
  } else {
    const sum = 1 + x;
    const part = sum - 1;
    splitLog(sum, 1 - (sum - part) + (x - part));
  }
  const y = logarithm[0] + (logarithm[1] - logarithm[2]);
  if (y === logarithm[0] + (logarithm[1] + logarithm[2])) return y;
  return nearestDouble((bits) => ({ value: fixedLog((1n << 1074n) + toFixed(x, 1074), 1074, bits), scale: bits, error: LOG_ERROR }));
}

/** The logarithm to the base 2, correctly rounded. */
export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfExtremes(x);
  const y = logTimes(x, LOG2_E, LOG2_E_LOW);
  if (!Number.isNaN(y)) return y;
  return nearestDouble((bits) => ({ value: (logFixed(x, bits) << BigInt(bits)) / fixedLn2(bits), scale: bits, error: LOG_ERROR }));
}

/** The logarithm to the base 10, correctly rounded. */
export function log10(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfExtremes(x);
  const y = logTimes(x, LOG10_E, LOG10_E_LOW);
  if (!Number.isNaN(y)) return y;
  return nearestDouble((bits) => ({ value: (logFixed(x, bits) << BigInt(bits)) / fixedLog(10n, 0, bits), scale: bits, error: LOG_ERROR }));
}

/** ln x times a factor in two parts; NaN where that does not decide the rounding. */
function logTimes(x: number, factor: number, factorLow: number): number {
  if (x < SMALLEST_NORMAL) return Number.NaN;
  splitLog(x, 0);
  const product = logarithm[0] * factor;
  const low = productLow(logarithm[0], factor, product) + logarithm[1] * factor + logarithm[0] * factorLow;
  const error = 2 * logarithm[2] + Math.abs(product) * 2.524354896707238e-29; // 2^-95
  const y = product + (low - error);
  return y === product + (low + error) ? y : Number.NaN;
}
