/**
 * The quantile function of the standard normal distribution, by Newton's method on its distribution function, which near the
 * middle is a series of positive terms and in the tails a continued fraction (Abramowitz and Stegun, 26.2.11 and 26.2.14; the
 * first guess is 26.2.23).
 */
import { exp } from "./exponentials.ts";
import { log } from "./logarithms.ts";

const SQRT_2_PI = 2.5066282746310002;
const STEPS = 5;
/** within this share of the middle the series is used */
const NEAR = 0.45;

/** The `x` below which a share `p` lies: within 1e-14 of it, relatively, for `p` from 1e-300. NaN outside of 0 to 1. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const share = p - 0.5;
  if (Math.abs(share) < NEAR) return share === 0 ? 0 : Math.sign(share) * solve(Math.abs(share), firstGuess(0.5 - Math.abs(share)), middle);
  const tail = Math.min(p, 1 - p);
  const x = solve(tail, firstGuess(tail), upperTail);
  return share < 0 ? -x : x;
}

/** @param area gives the area at `x`, and how it changes with `x` as a multiple of the density */
function solve(wanted: number, guess: number, area: (x: number) => readonly [number, 1 | -1]): number {
  let x = guess;
  for (let step = 0; step < STEPS; step++) {
    const [found, direction] = area(x);
    // Halley's correction: the density's own slope is -x times it.
    const newton = (direction * (found - wanted)) / density(x);
    const next = x - newton / (1 + 0.5 * x * newton);
    if (next === x) break;
    x = next;
  }
  return x;
}

function density(x: number): number {
  return exp(-0.5 * x * x) / SQRT_2_PI;
}

/** From 0 to `x`: φ(x) (x + x³/3 + x⁵/15 + …). */
function middle(x: number): readonly [number, 1] {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 3; term > sum * 1e-17; n += 2) {
    term *= square / n;
    sum += term;
  }
  return [sum * density(x), 1];
}

/** Above `x`: φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))). */
function upperTail(x: number): readonly [number, -1] {
  let fraction = x;
  for (let n = 120; n > 0; n--) fraction = x + n / fraction;
  return [density(x) / fraction, -1];
}

/** Within 4.5e-4. */
function firstGuess(tail: number): number {
  const t = Math.sqrt(-2 * log(tail));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
