/** The binary range decoder of LZMA (LZMA specification in the LZMA SDK): a bit at a time, each by its own running probability. */
import type { Output } from "./output.ts";

const BITS = 11;
const MOVE = 5;
const TOP = 0x1000000;
/** probability one half */
export const EVEN = 1 << (BITS - 1);

export class RangeDecoder {
  readonly #bytes: Uint8Array;
  readonly #output: Output;
  #at = 0;
  #end = 0;
  #range = 0xffffffff;
  #code = 0;

  constructor(bytes: Uint8Array, output: Output) {
    this.#bytes = bytes;
    this.#output = output;
  }

  get offset(): number {
    return this.#at;
  }

  start(at: number, end: number): void {
    if (at + 5 > end || end > this.#bytes.length) this.#output.fail("is cut off", at);
    if (this.#bytes[at] !== 0) this.#output.fail("has a damaged beginning", at);
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset);
    this.#code = view.getUint32(at + 1);
    this.#range = 0xffffffff;
    this.#at = at + 5;
    this.#end = end;
  }

  bit(probabilities: Uint16Array, index: number): number {
    const probability = probabilities[index];
    const bound = (this.#range >>> BITS) * probability;
    let bit: number;
    if (this.#code < bound) {
      this.#range = bound;
      probabilities[index] = probability + (((1 << BITS) - probability) >> MOVE);
      bit = 0;
    } else {
      this.#range -= bound;
      this.#code -= bound;
      probabilities[index] = probability - (probability >> MOVE);
      bit = 1;
    }
    if (this.#range < TOP) this.#more();
    return bit;
  }

  /** `count` bits that are each as likely 0 as 1. */
  direct(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit === 1) this.#code -= this.#range;
      value = 2 * value + bit;
      if (this.#range < TOP) this.#more();
    }
    return value;
  }

  /** A number of `count` bits, each with its own probability. */
  tree(probabilities: Uint16Array, start: number, count: number): number {
    let node = 1;
    for (let i = 0; i < count; i++) node = (node << 1) | this.bit(probabilities, start + node);
    return node - (1 << count);
  }

  /** The same, least significant bit first. */
  reverseTree(probabilities: Uint16Array, start: number, count: number): number {
    let node = 1;
    let value = 0;
    for (let i = 0; i < count; i++) {
      const bit = this.bit(probabilities, start + node);
      node = (node << 1) | bit;
      value |= bit << i;
    }
    return value;
  }

  #more(): void {
    if (this.#at >= this.#end) this.#output.fail("is cut off or damaged", this.#at);
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#bytes[this.#at++]) >>> 0;
  }
}
