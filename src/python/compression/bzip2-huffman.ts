/** Canonical Huffman codes of up to 20 bits, read bit by bit: the shortest code first, codes of one length in order of their symbols. */
import type { BitReader } from "./bit-reader.ts";

const LONGEST = 20;

export class HuffmanTable {
  readonly #symbols: Uint16Array;
  /** codes of each length */
  readonly #counts = new Uint16Array(LONGEST + 1);

  /** @param lengths of the code of each symbol, 1 to 20 */
  constructor(lengths: Uint8Array) {
    for (const length of lengths) this.#counts[length]++;
    const places = new Uint16Array(LONGEST + 2);
    for (let length = 1; length <= LONGEST; length++) places[length + 1] = places[length] + this.#counts[length];
    this.#symbols = new Uint16Array(lengths.length);
    lengths.forEach((length, symbol) => {
      this.#symbols[places[length]++] = symbol;
    });
  }

  /** The next symbol, or -1 when no code begins with the next bits. */
  read(bits: BitReader): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST; length++) {
      code |= bits.read(1);
      const count = this.#counts[length];
      if (code - first < count) return this.#symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return -1;
  }
}
