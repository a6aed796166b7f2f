/** Sines and cosines on big integers, for arguments of any size (see high-precision.ts). */
import { toFixed } from "./high-precision.ts";

const halfPis = new Map<number, bigint>();

/** pi / 2 times 2^bits, to the last bit or nearly: pi = 16 atan(1/5) - 4 atan(1/239) (Machin). */
function halfPi(bits: number): bigint {
  let known = halfPis.get(bits);
  if (known === undefined) {
    const one = 1n << BigInt(bits + 16);
    known = (8n * atanOfInverse(5n, one) - 2n * atanOfInverse(239n, one)) >> 16n;
    halfPis.set(bits, known);
  }
  return known;
}

function atanOfInverse(n: bigint, one: bigint): bigint {
  let power = one / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
  }
  return sum;
}

/** sin x and cos x, each times 2^bits, known up to ± 2^10. */
export function fixedSine(x: number, bits: number): { readonly sine: bigint; readonly cosine: bigint } {
  // A large x has its turns taken away with as many bits more as it has before the point.
  const wide = bits + 1100;
  const quarter = halfPi(wide);
  const scaled = toFixed(x, wide);
  const turns = ((2n * scaled) / quarter + (x < 0 ? -1n : 1n)) / 2n;
  const r = (scaled - turns * quarter) >> 1100n;

  const shift = BigInt(bits);
  let sine = 0n;
  let cosine = 0n;
  let term = 1n << shift;
  for (let n = 0n; term !== 0n && term !== -1n; ) {
    cosine += term;
    term = ((term * r) >> shift) / ++n;
    sine += term;
    term = -((term * r) >> shift) / ++n;
  }
  switch (turns & 3n) {
    case 0n:
      return { sine, cosine };
    case 1n:
      return { sine: cosine, cosine: -sine };
    case 2n:
      return { sine: -sine, cosine: -cosine };
    default:
      return { sine: -cosine, cosine: sine };
  }
}
