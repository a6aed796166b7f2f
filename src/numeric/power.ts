/** Powers, correctly rounded: e^(y · ln x) in pairs of doubles, and in big integers where those do not decide the rounding. */
import { GROWTH_ERROR, growAll, grown, scaled } from "./growth.ts";
import { fixedExp, fixedLog, nearestDouble, toFixed } from "./high-precision.ts";
import { logarithm, splitLog } from "./logarithm-parts.ts";
import { log } from "./logarithms.ts";
import { productLow } from "./product-low.ts";

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** x to the power y, correctly rounded; of zeros, infinities, NaN and negative numbers what C's `pow` (and `np.power`) answers. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  const isNegative = (x < 0 || Object.is(x, -0)) && isOdd(y);
  if (size === 0 || size === Number.POSITIVE_INFINITY) {
    const value = (size === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY;
    return isNegative ? -value : value;
  }
  if (size === 1 && (x > 0 || Number.isInteger(y) || Math.abs(y) === Number.POSITIVE_INFINITY)) return isNegative ? -1 : 1;
  if (Math.abs(y) === Number.POSITIVE_INFINITY) return size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  if (x < 0 && !Number.isInteger(y)) return Number.NaN;
  const value = powOfPositive(size, y);
  return isNegative ? -value : value;
}

const isOdd = (y: number): boolean => Math.abs(y % 2) === 1;

/** x^y for finite numbers, x > 0 and not 1, y not 0. */
function powOfPositive(x: number, y: number): number {
  if (x < SMALLEST_NORMAL) return powOfExtremes(x, y, y * log(x));
  splitLog(x, 0);
  const high = logarithm[0] + logarithm[1];
  const t = y * high;
  if (!(t < 709.7 && t > -708.3)) return powOfExtremes(x, y, t);
  if (t < 2.7e-17 && t > -2.7e-17) return 1;
  const n = growAll(t, productLow(y, high, t) + y * (logarithm[0] - high + logarithm[1]));
  const error = 2 * (GROWTH_ERROR + 2 * Math.abs(y) * logarithm[2] + Math.abs(t) * 8.470329472543003e-22); // 2^-70
  const value = grown[0] + (grown[1] - error);
  return value === grown[0] + (grown[1] + error) ? scaled(value, n) : nearestPow(x, y);
}

/** x^y, where t is about y · ln x. */
function powOfExtremes(x: number, y: number, t: number): number {
  if (t > 710) return Number.POSITIVE_INFINITY;
  return t < -746 ? 0 : nearestPow(x, y);
}

const nearestPow = (x: number, y: number): number =>
  nearestDouble((bits) => {
    // |y| is below 2^63, or x^y would be beyond the doubles: 64 bits more keep y · ln x to 2^12 units, as ln x is.
    const product = (fixedLog(toFixed(x, 1074), 1074, bits + 64) * toFixed(y, 1074)) >> 1138n;
    const { value, exponent } = fixedExp(product, bits);
    return { value, scale: bits - exponent, error: 1n << 17n };
  });
