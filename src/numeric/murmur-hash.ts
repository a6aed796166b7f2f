/** MurmurHash3 x86_32 (Austin Appleby, public domain), as sklearn/utils/murmurhash.pyx calls it: of UTF-8, seed 0, as a signed number. */

const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

const encoder = new TextEncoder();
let buffer = new Uint8Array(256);

const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
const mixed = (word: number): number => Math.imul(rotated(Math.imul(word, C1), 15), C2);

/** The hash of a text, from -2^31 to 2^31 - 1. */
export function murmurHash(text: string): number {
  // A UTF-16 unit takes 3 bytes at most. One buffer for all short texts: allocating one each is half of the time.
  if (buffer.length < 3 * text.length) buffer = new Uint8Array(6 * text.length);
  const { written: length } = encoder.encodeInto(text, buffer);

  let hash = 0;
  const whole = length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const word = buffer[at] | (buffer[at + 1] << 8) | (buffer[at + 2] << 16) | (buffer[at + 3] << 24);
    hash = Math.imul(rotated(hash ^ mixed(word), 13), 5) + 0xe6546b64;
  }
  let rest = 0;
  for (let at = length - 1; at >= whole; at--) rest = (rest << 8) | buffer[at];
  hash ^= mixed(rest) ^ length;

  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
