/**
 * LZMA (LZMA specification in the LZMA SDK, names of the LZMA2 part as in xz): literals, matches, and the four distances used last.
 * The output itself is the dictionary.
 */
import type { Output } from "./output.ts";
import { EVEN, type RangeDecoder } from "./range-decoder.ts";

const STATES = 12;
const MOST_POSITIONS = 16;
const SHORTEST_MATCH = 2;
const LENGTH_STATES = 4;
const END_OF_STREAM = 0xffffffff;

export interface LzmaProperties {
  /** bits of the byte before that choose a literal's probabilities */
  readonly lc: number;
  /** bits of the position that do */
  readonly lp: number;
  /** bits of the position that choose a match's */
  readonly pb: number;
}

/** @returns undefined for a byte that no encoder writes */
export function propertiesOf(byte: number): LzmaProperties | undefined {
  if (byte >= 9 * 5 * 5) return undefined;
  return { lc: byte % 9, lp: Math.floor(byte / 9) % 5, pb: Math.floor(byte / 45) };
}

class LengthDecoder {
  readonly #choice = new Uint16Array(2).fill(EVEN);
  readonly #low = new Uint16Array(MOST_POSITIONS << 3).fill(EVEN);
  readonly #middle = new Uint16Array(MOST_POSITIONS << 3).fill(EVEN);
  readonly #high = new Uint16Array(256).fill(EVEN);

  read(range: RangeDecoder, position: number): number {
    if (range.bit(this.#choice, 0) === 0) return range.tree(this.#low, position << 3, 3);
    if (range.bit(this.#choice, 1) === 0) return 8 + range.tree(this.#middle, position << 3, 3);
    return 16 + range.tree(this.#high, 0, 8);
  }
}

export class LzmaDecoder {
  readonly #range: RangeDecoder;
  readonly #output: Output;
  readonly #properties: LzmaProperties;
  readonly #dictionaryBytes: number;
  readonly #literals: Uint16Array;
  readonly #isMatch = new Uint16Array(STATES << 4).fill(EVEN);
  readonly #isRep = new Uint16Array(STATES).fill(EVEN);
  readonly #isRep0 = new Uint16Array(STATES).fill(EVEN);
  readonly #isRep1 = new Uint16Array(STATES).fill(EVEN);
  readonly #isRep2 = new Uint16Array(STATES).fill(EVEN);
  readonly #isRep0Long = new Uint16Array(STATES << 4).fill(EVEN);
  readonly #slots = new Uint16Array(LENGTH_STATES << 6).fill(EVEN);
  readonly #special = new Uint16Array(128).fill(EVEN);
  readonly #align = new Uint16Array(16).fill(EVEN);
  readonly #lengths = new LengthDecoder();
  readonly #repLengths = new LengthDecoder();
  #state = 0;
  #rep0 = 0;
  #rep1 = 0;
  #rep2 = 0;
  #rep3 = 0;
  /** where the dictionary begins in the output */
  readonly #origin: number;

  /** @param origin the first byte of the output that may be referred to */
  constructor(range: RangeDecoder, output: Output, properties: LzmaProperties, dictionaryBytes: number, origin: number) {
    this.#range = range;
    this.#output = output;
    this.#properties = properties;
    this.#dictionaryBytes = dictionaryBytes;
    this.#origin = origin;
    this.#literals = new Uint16Array(0x300 << (properties.lc + properties.lp)).fill(EVEN);
  }

  /**
   * Decodes until the output has `end` bytes.
   *
   * @param mayEnd whether a mark may end it before
   * @returns whether that mark was met
   */
  decode(end: number, mayEnd: boolean): boolean {
    const range = this.#range;
    const output = this.#output;
    const positionMask = (1 << this.#properties.pb) - 1;
    while (output.length < end) {
      const position = (output.length - this.#origin) & positionMask;
      if (range.bit(this.#isMatch, (this.#state << 4) + position) === 0) {
        this.#literal();
        continue;
      }
      let length: number;
      if (range.bit(this.#isRep, this.#state) === 0) {
        length = this.#match(position);
        if (this.#rep0 === END_OF_STREAM) return mayEnd ? true : output.fail("ends early", range.offset);
      } else {
        length = this.#repeatedMatch(position);
        if (length === 1) {
          this.#copy(1);
          continue;
        }
      }
      if (length > end - output.length) output.fail("is longer than it says", range.offset);
      this.#copy(length);
    }
    return false;
  }

  #literal(): void {
    const range = this.#range;
    const output = this.#output;
    const { lc, lp } = this.#properties;
    const position = output.length - this.#origin;
    const before = position > 0 ? output.bytes[output.length - 1] : 0;
    const start = 0x300 * (((position & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
    const probabilities = this.#literals;
    let symbol = 1;
    if (this.#state >= 7) {
      let matched = output.bytes[this.#source()];
      while (symbol < 0x100) {
        const expected = (matched >> 7) & 1;
        matched <<= 1;
        const bit = range.bit(probabilities, start + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.bit(probabilities, start + symbol);
    output.reserve(1);
    output.bytes[output.length++] = symbol & 255;
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  #match(position: number): number {
    const range = this.#range;
    this.#rep3 = this.#rep2;
    this.#rep2 = this.#rep1;
    this.#rep1 = this.#rep0;
    const length = this.#lengths.read(range, position);
    this.#state = this.#state < 7 ? 7 : 10;
    const slot = range.tree(this.#slots, Math.min(length, LENGTH_STATES - 1) << 6, 6);
    if (slot < 4) this.#rep0 = slot;
    else {
      const bits = (slot >> 1) - 1;
      const base = shifted(2 | (slot & 1), bits);
      this.#rep0 =
        slot < 14
          ? base + range.reverseTree(this.#special, base - slot, bits)
          : base + 16 * range.direct(bits - 4) + range.reverseTree(this.#align, 0, 4);
    }
    return length + SHORTEST_MATCH;
  }

  /** A match at one of the distances used last. @returns its length; 1 only for a single byte */
  #repeatedMatch(position: number): number {
    const range = this.#range;
    const state = this.#state;
    if (range.bit(this.#isRep0, state) === 0) {
      if (range.bit(this.#isRep0Long, (state << 4) + position) === 0) {
        this.#state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      let distance = this.#rep1;
      if (range.bit(this.#isRep1, state) === 1) {
        distance = this.#rep2;
        if (range.bit(this.#isRep2, state) === 1) {
          distance = this.#rep3;
          this.#rep3 = this.#rep2;
        }
        this.#rep2 = this.#rep1;
      }
      this.#rep1 = this.#rep0;
      this.#rep0 = distance;
    }
    const length = this.#repLengths.read(range, position) + SHORTEST_MATCH;
    this.#state = state < 7 ? 8 : 11;
    return length;
  }

  #copy(length: number): void {
    this.#source();
    this.#output.repeat(this.#rep0 + 1, length);
  }

  /** Where the byte at the last distance stands. */
  #source(): number {
    const at = this.#output.length - this.#rep0 - 1;
    if (at < this.#origin || this.#rep0 >= this.#dictionaryBytes) this.#output.fail("refers to what was never written", this.#range.offset);
    return at;
  }
}

/** `value << bits` beyond 31 bits. */
function shifted(value: number, bits: number): number {
  return bits < 29 ? value << bits : value * 0x20000000 * (1 << (bits - 29));
}
