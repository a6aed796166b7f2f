/**
 * sin, cos and tan of radians, correctly rounded: pairs of doubles first, and big integers where those do not decide the rounding or where the
 * argument is large. x = k · pi / 256 + r; the sine of the first is in a table, those of r are short series. (S. Gal and B. Bachelis, "An accurate
 * elementary mathematical library for the IEEE floating point standard", ACM TOMS 17, 1991.)
 */
import { fixedSine } from "./fixed-sine.ts";
import { nearestDouble } from "./high-precision.ts";
import { productLow } from "./product-low.ts";
import { SINES } from "./sine-tables.ts";

const ROUND = 6755399441055744; // 1.5 · 2^52: added and taken away, it leaves the nearest integer
const STEPS_A_RADIAN = 81.48733086305042; // 256 / pi
// pi / 256: three times 26 bits or less, whose multiples up to 2^27 are exact, and the rest.
const [STEP_1, STEP_2, STEP_3, STEP_4] = [0.01227184641174972, -1.0866459121405825e-10, 4.783776767910812e-19, -2.0874146358289184e-26];
const [S3, S5, S7] = [-1 / 6, 1 / 120, -1 / 5040];
const [C2, C4, C6, C8] = [-1 / 2, 1 / 24, -1 / 720, 1 / 40320];

const LARGE = 1048576;
const TINY = 7.450580596923828e-9; // 2^-27
const ERROR = 1.3552527156068805e-20; // 2^-66
const TURN_ERROR = 9.860761315262648e-32; // 2^-103

/** What `turn` leaves: r in two parts. */
const rest = new Float64Array(2);
/** What `sineAt` leaves: a sine in two parts, and what they may be off by. */
const wave = new Float64Array(3);

/** Writes x - k · pi / 256 for the nearest k, which it returns; |x| < 2^20. */
function turn(x: number): number {
  const k = x * STEPS_A_RADIAN + ROUND - ROUND;
  const a = x - k * STEP_1;
  const b = -k * STEP_2;
  const ab = a + b;
  const bPart = ab - a;
  const c = -k * STEP_3;
  const abc = ab + c;
  const cPart = abc - ab;
  const d = -k * STEP_4;
  const low = a - (ab - bPart) + (b - bPart) + (ab - (abc - cPart) + (c - cPart)) + d;
  const r = abc + low;
  rest[0] = r;
  rest[1] = abc - r + low;
  return k;
}

/** Writes sin(k · pi / 256 + r) for the r that `turn` left. */
function sineAt(k: number): void {
  const r = rest[0];
  const rLow = rest[1];
  const quadrant = (k >> 7) & 3;
  const i = k & 127;
  const at = 2 * ((quadrant & 1) === 0 ? i : 128 - i);
  const beside = 256 - at;
  const sign = quadrant < 2 ? 1 : -1;
  const cosineSign = quadrant === 0 || quadrant === 3 ? 1 : -1;
  const s = sign * SINES[at];
  const c = cosineSign * SINES[beside];

  const square = r * r;
  const cubic = r * square * (S3 + square * (S5 + square * S7));
  const even = square * (C2 + square * (C4 + square * (C6 + square * C8)));
  const product = c * r;
  const sum = s + product;
  const low = sign * SINES[at + 1] + cosineSign * SINES[beside + 1] * r + c * rLow - s * r * rLow + (c * cubic + s * even);
  wave[0] = sum;
  wave[1] = s - sum + product + (productLow(c, r, product) + low);
  wave[2] = (Math.abs(s) + Math.abs(r)) * ERROR + TURN_ERROR;
}

/** Writes the sine of x plus some quarter turns; false where x is too large for that. */
function sineOf(x: number, quarters: number): boolean {
  if (!(x < LARGE && x > -LARGE)) return false;
  sineAt(turn(x) + 128 * quarters);
  return true;
}

/** The sine of x radians, correctly rounded; NaN of an infinite x. */
export function sin(x: number): number {
  if (x < TINY && x > -TINY) return x;
  if (sineOf(x, 0)) {
    const y = wave[0] + (wave[1] - wave[2]);
    if (y === wave[0] + (wave[1] + wave[2])) return y;
  }
  if (!Number.isFinite(x)) return Number.NaN;
  return nearestDouble((bits) => ({ value: fixedSine(x, bits).sine, scale: bits, error: 1n << 11n }));
}

/** The cosine of x radians, correctly rounded; NaN of an infinite x. */
export function cos(x: number): number {
  if (x < TINY && x > -TINY) return 1;
  if (sineOf(x, 1)) {
    const y = wave[0] + (wave[1] - wave[2]);
    if (y === wave[0] + (wave[1] + wave[2])) return y;
  }
  if (!Number.isFinite(x)) return Number.NaN;
  return nearestDouble((bits) => ({ value: fixedSine(x, bits).cosine, scale: bits, error: 1n << 11n }));
}

/** The tangent of x radians, correctly rounded; NaN of an infinite x. */
export function tan(x: number): number {
  if (x < TINY && x > -TINY) return x;
  if (sineOf(x, 0)) {
    const top = wave[0] + wave[1];
    const topLow = wave[0] - top + wave[1];
    const topError = wave[2] / Math.abs(top);
    sineOf(x, 1);
    const bottom = wave[0] + wave[1];
    const bottomLow = wave[0] - bottom + wave[1];
    const quotient = top / bottom;
    const product = quotient * bottom;
    const low = (top - product - productLow(quotient, bottom, product) + topLow - quotient * bottomLow) / bottom;
    const error = Math.abs(quotient) * (2 * (topError + wave[2] / Math.abs(bottom)) + ERROR / 1024);
    const y = quotient + (low - error);
    if (y === quotient + (low + error)) return y;
  }
  if (!Number.isFinite(x)) return Number.NaN;
  return nearestDouble((bits) => {
    const { sine, cosine } = fixedSine(x, bits);
    // Where the cosine is small, its error counts as many times more as the quotient is large, twice over.
    const value = (sine << BigInt(bits)) / cosine;
    const size = (value < 0n ? -value : value) >> BigInt(bits);
    return { value, scale: bits, error: (1n << 13n) * (size + 1n) * (size + 1n) };
  });
}
