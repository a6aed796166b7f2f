/**
 * exp, exp2 and expm1, correctly rounded, so that a model answers the same bits on every engine (ECMAScript leaves the last bits of
 * Math.exp to the engine): pairs of doubles first, and big integers where those do not decide the rounding.
 */
import { GROWTH_ERROR, grow, growAll, growLess, grown, scaled } from "./growth.ts";
import { fixedExp, fixedLn2, nearestDouble, toFixed } from "./high-precision.ts";
import { productLow } from "./product-low.ts";

const ROUND = 6755399441055744; // 1.5 · 2^52: added and taken away, it leaves the nearest integer
const [LN2_HIGH, LN2_LOW] = [0.6931471805599453, 2.3190468138462996e-17];
const TINY = 5.551115123125783e-17; // 2^-54
const OVERFLOW = 709.782712893384; // e^x is finite up to here
const NORMAL = -708.3964185322641; // e^x is a normal double above, and a subnormal one
const ZERO = -745.1332191019411; // down to here

/** e^x, correctly rounded. */
export function exp(x: number): number {
  if (!(x > NORMAL && x < OVERFLOW)) {
    if (x > OVERFLOW || Number.isNaN(x)) return x * Number.POSITIVE_INFINITY;
    return x < ZERO ? 0 : nearestExp(x);
  }
  if (x < TINY && x > -TINY) return 1;
  const n = growAll(x, 0);
  const y = grown[0] + (grown[1] - GROWTH_ERROR);
  return y === grown[0] + (grown[1] + GROWTH_ERROR) ? scaled(y, n) : nearestExp(x);
}

const nearestExp = (x: number): number =>
  nearestDouble((bits) => {
    const { value, exponent } = fixedExp(toFixed(x, bits), bits);
    return { value, scale: bits - exponent, error: 1n << 16n };
  });

/** 2^x, correctly rounded (`np.exp2`, and `2 ** x`). */
export function exp2(x: number): number {
  if (!(x > -1022 && x < 1024)) {
    if (x >= 1024 || Number.isNaN(x)) return x * Number.POSITIVE_INFINITY;
    return x <= -1075 ? 0 : nearestExp2(x);
  }
  if (x < TINY && x > -TINY) return 1;
  const k = x * 128 + ROUND - ROUND;
  const rest = x - k / 128;
  const high = rest * LN2_HIGH;
  const step = k & 127;
  grow(high, productLow(rest, LN2_HIGH, high) + rest * LN2_LOW, step);
  const y = grown[0] + (grown[1] - GROWTH_ERROR);
  return y === grown[0] + (grown[1] + GROWTH_ERROR) ? scaled(y, (k - step) / 128) : nearestExp2(x);
}

const nearestExp2 = (x: number): number =>
  nearestDouble((bits) => {
    const { value, exponent } = fixedExp((toFixed(x, bits) * fixedLn2(bits)) >> BigInt(bits), bits);
    return { value, scale: bits - exponent, error: 1n << 17n };
  });

/** e^x - 1, correctly rounded, also where e^x is near 1. */
export function expm1(x: number): number {
  if (!(x > -37.5 && x < 200)) return x <= -37.5 ? -1 : exp(x);
  if (x < TINY && x > -TINY) return x;
  const error = growLess(x);
  const y = grown[0] + (grown[1] - error);
  return y === grown[0] + (grown[1] + error) ? y : nearestExpm1(x);
}

const nearestExpm1 = (x: number): number =>
  nearestDouble((bits) => {
    const { value, exponent } = fixedExp(toFixed(x, bits), bits);
    const one = 1n << BigInt(bits);
    return exponent >= 0
      ? { value: value - (one >> BigInt(exponent)), scale: bits - exponent, error: 1n << 17n }
      : { value: (value >> BigInt(-exponent)) - one, scale: bits, error: 1n << 17n };
  });
