/** What a rounded product leaves out (T. J. Dekker, "A floating-point technique for extending the available precision", 1971). */

const SPLIT = 134217729; // 2^27 + 1 (Veltkamp)

/** a · b - product, exactly, for the rounded `product`, where nothing overflows or falls below 2^-1022. */
export function productLow(a: number, b: number, product: number): number {
  const wideA = SPLIT * a;
  const a1 = wideA - (wideA - a);
  const a2 = a - a1;
  const wideB = SPLIT * b;
  const b1 = wideB - (wideB - b);
  const b2 = b - b1;
  return a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;
}
