/** 2^n for n from -1074 to 1023, at `n + 1074`: a multiplication by one of them is exact while its result is a normal double. */
export const POWERS_OF_TWO = new Float64Array(2098);
export const POWER_ZERO = 1074;

POWERS_OF_TWO[0] = 5e-324;
for (let at = 1; at < POWERS_OF_TWO.length; at++) POWERS_OF_TWO[at] = 2 * POWERS_OF_TWO[at - 1];

/** x · 2^n, for any integer n: exact where the result is a normal double, infinite beyond. */
export function timesPowerOfTwo(x: number, n: number): number {
  for (; n > 1023; n -= 1023) x *= POWERS_OF_TWO[1023 + POWER_ZERO];
  for (; n < -1022; n += 1022) x *= POWERS_OF_TWO[POWER_ZERO - 1022];
  return x * POWERS_OF_TWO[n + POWER_ZERO];
}
