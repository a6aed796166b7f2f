/** Cube roots: a power, and one step of Newton's from what its cube leaves out in pairs of doubles. */
import { pow } from "./power.ts";
import { productLow } from "./product-low.ts";

const SMALL = 1.4996968138956309e-241; // 2^-800
const LARGE = 6.668014432879854e240; // 2^800
const SCALE = 2.037035976334486e90; // 2^300
const ROOT_OF_SCALE = 1.2676506002282294e30; // 2^100

/** Within 0.51 ulp, the same on every engine; of zeros, infinities and NaN themselves. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  const root = size < SMALL ? rootOf(size * SCALE) / ROOT_OF_SCALE : size > LARGE ? rootOf(size / SCALE) * ROOT_OF_SCALE : rootOf(size);
  return x < 0 ? -root : root;
}

/** Of what is so far from 0 and infinity that cubes and the lower parts of products are normal. */
function rootOf(x: number): number {
  const y = pow(x, 1 / 3);
  const square = y * y;
  const cube = square * y;
  const tooMuch = cube - x + (productLow(square, y, cube) + productLow(y, y, square) * y);
  return y - tooMuch / (3 * square);
}
