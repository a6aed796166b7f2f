/** Bits, most significant first. */
import type { Output } from "./output.ts";

export class BitReader {
  readonly #bytes: Uint8Array;
  readonly #output: Output;
  #at: number;
  #buffer = 0;
  #count = 0;

  constructor(bytes: Uint8Array, start: number, output: Output) {
    this.#bytes = bytes;
    this.#at = start;
    this.#output = output;
  }

  /** Where the byte with the next bit stands. */
  get offset(): number {
    return this.#at - ((this.#count + 7) >> 3);
  }

  /** The first byte of which no bit has been read. */
  get nextByte(): number {
    return this.#at - (this.#count >> 3);
  }

  /** Up to 32 bits, as a signed integer where there are 32. */
  read(count: number): number {
    if (count > 24) return (this.read(count - 16) << 16) | this.read(16);
    while (this.#count < count) this.#fill();
    this.#count -= count;
    return (this.#buffer >>> this.#count) & ((1 << count) - 1);
  }

  #fill(): void {
    if (this.#at >= this.#bytes.length) this.#output.fail("is cut off", this.#at);
    this.#buffer = (this.#buffer << 8) | this.#bytes[this.#at++];
    this.#count += 8;
  }
}
