/**
 * a · b + c rounded once, as processors with FMA compute it: exact product and sums of doubles in two parts, the small
 * one rounded to odd, so that the last rounding sees what was cut off (Boldo and Melquiond, "Emulation of FMA and
 * correctly rounded sums", IEEE Transactions on Computers 57, 2008).
 */

const SPLIT = 134217729; // 2^27 + 1 (Veltkamp)

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** Right while no product or sum overflows or falls below 2^-900 or so; the logarithm's stay far inside. */
export function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const sa = SPLIT * a;
  const sb = SPLIT * b;
  const aHigh = sa - (sa - a);
  const bHigh = sb - (sb - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  const productLow = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);

  const t = c + productLow;
  const tPart = t - c;
  const tLow = c - (t - tPart) + (productLow - tPart);

  const v = product + t;
  const vPart = v - product;
  const vLow = product - (v - vPart) + (t - vPart);

  return v + addToOdd(tLow, vLow);
}

/** a + b; where that is not exact, the neighbour with an odd last bit. */
function addToOdd(a: number, b: number): number {
  const sum = a + b;
  const part = sum - a;
  const error = a - (sum - part) + (b - part);
  if (error === 0) return sum;
  double[0] = sum;
  if ((halves[0] & 1) === 1) return sum;
  if (error > 0 === sum > 0) {
    halves[0]++;
  } else {
    if (halves[0] === 0) halves[1]--;
    halves[0]--;
  }
  return double[0];
}
