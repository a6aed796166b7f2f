/**
 * Hyperbolic functions. tanh, sinh and cosh are correctly rounded: pairs of doubles first, and big integers where those do not decide the rounding.
 * Their inverses are within two units in the last place, by log1p.
 */
import { GROWTH_ERROR, growAll, growLess, grown, RISE_ERROR, scaled } from "./growth.ts";
import { fixedExp, nearestDouble, toFixed } from "./high-precision.ts";
import { log, log1p } from "./logarithms.ts";
import { POWER_ZERO, POWERS_OF_TWO } from "./powers-of-two.ts";
import { productLow } from "./product-low.ts";

const TWO_28 = 268435456;
const LARGE = 40; // from here on e^-x counts for nothing beside e^x

/** tanh x = (e^2x - 1) / (e^2x + 1), correctly rounded. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 20)) return size >= 20 ? Math.sign(x) : x;
  if (size < 3.7e-9) return x;
  growLess(2 * size);
  const top = grown[0] + grown[1];
  const topLow = grown[0] - top + grown[1];
  const bottom = 2 + top;
  const part = bottom - 2;
  const bottomLow = 2 - (bottom - part) + (top - part) + topLow;
  const quotient = top / bottom;
  const product = quotient * bottom;
  const low = (top - product - productLow(quotient, bottom, product) + topLow - quotient * bottomLow) / bottom;
  const error = quotient * (64 * RISE_ERROR);
  const y = quotient + (low - error);
  return Math.sign(x) * (y === quotient + (low + error) ? y : nearestTanh(size));
}

const nearestTanh = (size: number): number =>
  nearestDouble((bits) => {
    const { value, exponent } = fixedExp(toFixed(-2 * size, bits), bits);
    const shrunk = value >> BigInt(-exponent);
    const one = 1n << BigInt(bits);
    return { value: ((one - shrunk) << BigInt(bits)) / (one + shrunk), scale: bits, error: 1n << 18n };
  });

/** sinh x = (e^x - e^-x) / 2, correctly rounded. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < 3.7e-9 || Number.isNaN(x)) return x;
  return Math.sign(x) * (size > LARGE ? halfExp(size) : sinhOf(size));
}

function sinhOf(size: number): number {
  // With t = e^x - 1: (t + t / (t + 1)) / 2.
  const tError = growLess(size);
  const t = grown[0] + grown[1];
  const tLow = grown[0] - t + grown[1];
  const bottom = 1 + t;
  const part = bottom - 1;
  const bottomLow = 1 - (bottom - part) + (t - part) + tLow;
  const quotient = t / bottom;
  const product = quotient * bottom;
  const quotientLow = (t - product - productLow(quotient, bottom, product) + tLow - quotient * bottomLow) / bottom;
  const sum = t + quotient;
  const low = t - sum + quotient + (tLow + quotientLow);
  const error = 2 * tError + sum * (16 * RISE_ERROR);
  const y = sum + (low - error);
  return y === sum + (low + error) ? 0.5 * y : nearestHalfSum(size, -1n);
}

/** cosh x = (e^x + e^-x) / 2, correctly rounded. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size < 3.7e-9) return 1;
  if (!(size <= LARGE)) return halfExp(size);
  const upScale = POWERS_OF_TWO[growAll(size, 0) + POWER_ZERO];
  const up = grown[0] * upScale;
  const upLow = grown[1] * upScale;
  const downScale = POWERS_OF_TWO[growAll(-size, 0) + POWER_ZERO];
  const down = grown[0] * downScale;
  const sum = up + down;
  const low = up - sum + down + (upLow + grown[1] * downScale);
  const error = 2 * upScale * GROWTH_ERROR;
  const y = sum + (low - error);
  return y === sum + (low + error) ? 0.5 * y : nearestHalfSum(size, 1n);
}

/** sinh and cosh of a large x: e^x / 2, which may be finite where e^x is not. */
function halfExp(size: number): number {
  if (!(size < 710.4758600739439))
    return size > 710.4758600739439 || Number.isNaN(size) ? size * Number.POSITIVE_INFINITY : nearestHalfSum(size, 1n);
  const n = growAll(size, 0);
  const y = grown[0] + (grown[1] - GROWTH_ERROR);
  return y === grown[0] + (grown[1] + GROWTH_ERROR) ? scaled(y, n - 1) : nearestHalfSum(size, 1n);
}

const nearestHalfSum = (size: number, sign: bigint): number =>
  nearestDouble((bits) => {
    const { value, exponent } = fixedExp(toFixed(size, bits), bits);
    const inverse = ((1n << BigInt(2 * bits)) / value) >> BigInt(2 * exponent);
    return { value: value + sign * inverse, scale: bits - exponent + 1, error: 1n << 18n };
  });

/** The inverse of sinh, within two units in the last place. */
export function asinh(x: number): number {
  const size = Math.abs(x);
  if (size < 1 / TWO_28 || !Number.isFinite(x)) return x;
  const value = size > TWO_28 ? log(size) + Math.LN2 : log1p(size + (size * size) / (1 + Math.sqrt(1 + size * size)));
  return Math.sign(x) * value;
}

/** The inverse of cosh, of numbers from 1 on, within two units in the last place. */
export function acosh(x: number): number {
  if (x > TWO_28) return log(x) + Math.LN2;
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

/** The inverse of tanh, of numbers from -1 to 1, within two units in the last place. */
export function atanh(x: number): number {
  const size = Math.abs(x);
  if (size < 1 / TWO_28) return x;
  return Math.sign(x) * 0.5 * log1p((2 * size) / (1 - size));
}
