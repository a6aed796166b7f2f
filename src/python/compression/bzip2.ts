/**
 * bzip2, one stream. The format has no specification; the order of things here is that of the reference implementation (decompress.c
 * of bzip2 1.0.8): Huffman codes, run lengths and move-to-front, Burrows-Wheeler, run lengths again.
 */
import { BitReader } from "./bit-reader.ts";
import { HuffmanTable } from "./bzip2-huffman.ts";
import { crcOfBzip2 } from "./crc.ts";
import type { Output } from "./output.ts";

const GROUP = 50;
const RUN_A = 0;
const RUN_B = 1;

export function bzip2(bytes: Uint8Array, output: Output): void {
  const bits = new BitReader(bytes, 3, output);
  const level = bits.read(8) - 0x30;
  if (level < 1 || level > 9) output.fail("begins with an unknown block size", 3);
  const decoder = new BlockDecoder(bits, output, level * 100_000);
  let combined = 0;
  for (;;) {
    const offset = bits.offset;
    const magic = [bits.read(24), bits.read(24)];
    const crc = bits.read(32) >>> 0;
    if (magic[0] === 0x177245 && magic[1] === 0x385090) {
      if (crc !== combined) output.fail("does not match its checksum", offset);
      break;
    }
    if (magic[0] !== 0x314159 || magic[1] !== 0x265359) output.fail("has no block where one should begin", offset);
    const start = output.length;
    decoder.read();
    if (crcOfBzip2(output.bytes, start, output.length) !== crc) output.fail("has a damaged block", offset);
    combined = (((combined << 1) | (combined >>> 31)) ^ crc) >>> 0;
  }
  if (bits.nextByte !== bytes.length) output.fail("is followed by something else", bits.nextByte);
}

class BlockDecoder {
  readonly #bits: BitReader;
  readonly #output: Output;
  readonly #most: number;
  /** byte values, then also where the byte before each stands */
  readonly #rows: Uint32Array;

  constructor(bits: BitReader, output: Output, most: number) {
    this.#bits = bits;
    this.#output = output;
    this.#most = most;
    this.#rows = new Uint32Array(most);
  }

  read(): void {
    const bits = this.#bits;
    const offset = bits.offset;
    if (bits.read(1) !== 0) this.#output.fail("is of bzip2 0.9.0 or older (randomised), which cannot be read", offset);
    const origin = bits.read(24);
    const length = this.#readRows(this.#readAlphabet());
    if (origin >= length) this.#output.fail("has a block that points outside of itself", offset);
    this.#write(origin, length);
  }

  #fail(message: string): never {
    return this.#output.fail(message, this.#bits.offset);
  }

  /** The byte values that occur. */
  #readAlphabet(): number[] {
    const bits = this.#bits;
    const ranges = bits.read(16);
    const values: number[] = [];
    for (let high = 0; high < 16; high++) {
      if (((ranges >> (15 - high)) & 1) === 0) continue;
      const lows = bits.read(16);
      for (let low = 0; low < 16; low++) if (((lows >> (15 - low)) & 1) === 1) values.push(16 * high + low);
    }
    return values.length === 0 ? this.#fail("has a block without bytes") : values;
  }

  #readTables(symbols: number): { readonly tables: HuffmanTable[]; readonly selectors: Uint8Array } {
    const bits = this.#bits;
    const count = bits.read(3);
    const selectorCount = bits.read(15);
    if (count < 2 || count > 6 || selectorCount === 0) this.#fail("has a damaged block");
    const order = Array.from({ length: count }, (_, i) => i);
    const selectors = Uint8Array.from({ length: selectorCount }, () => {
      let place = 0;
      while (bits.read(1) === 1) if (++place >= count) this.#fail("has a damaged block");
      const [table] = order.splice(place, 1);
      order.unshift(table);
      return table;
    });
    const tables = Array.from({ length: count }, () => {
      let length = bits.read(5);
      const lengths = Uint8Array.from({ length: symbols }, () => {
        while (length >= 1 && length <= 20 && bits.read(1) === 1) length += bits.read(1) === 1 ? -1 : 1;
        return length >= 1 && length <= 20 ? length : this.#fail("has a damaged block");
      });
      return new HuffmanTable(lengths);
    });
    return { tables, selectors };
  }

  /** Undoes Huffman codes, run lengths and move-to-front. @returns how many bytes there are */
  #readRows(alphabet: number[]): number {
    const end = alphabet.length + 1;
    const { tables, selectors } = this.#readTables(alphabet.length + 2);
    const front = Uint8Array.from(alphabet);
    const rows = this.#rows;
    let length = 0;
    let run = 0;
    let place = 1;
    for (let group = 0; group < selectors.length; group++) {
      const table = tables[selectors[group]];
      for (let i = 0; i < GROUP; i++) {
        const symbol = table.read(this.#bits);
        if (symbol < 0) this.#fail("has a damaged block");
        if (symbol === RUN_A || symbol === RUN_B) {
          run += symbol === RUN_A ? place : 2 * place;
          place *= 2;
          if (run > this.#most) this.#fail("has a block that is too long");
          continue;
        }
        if (run > 0) {
          if (length + run > this.#most) this.#fail("has a block that is too long");
          rows.fill(front[0], length, length + run);
          length += run;
          run = 0;
          place = 1;
        }
        if (symbol === end) return length;
        if (length >= this.#most) this.#fail("has a block that is too long");
        const value = front[symbol - 1];
        front.copyWithin(1, 0, symbol - 1);
        front[0] = value;
        rows[length++] = value;
      }
    }
    return this.#fail("has a block without an end");
  }

  /** Undoes Burrows-Wheeler, and the run lengths that stand before it: four equal bytes, then how many more. */
  #write(origin: number, length: number): void {
    const rows = this.#rows;
    const output = this.#output;
    const starts = new Uint32Array(257);
    for (let i = 0; i < length; i++) starts[(rows[i] & 255) + 1]++;
    for (let i = 0; i < 256; i++) starts[i + 1] += starts[i];
    for (let i = 0; i < length; i++) rows[starts[rows[i] & 255]++] |= i << 8;
    let at = rows[origin] >>> 8;
    let equal = 0;
    let last = -1;
    output.reserve(length);
    for (let i = 0; i < length; i++) {
      const row = rows[at];
      const byte = row & 255;
      at = row >>> 8;
      if (equal === 4) {
        output.reserve(byte + length - i);
        output.bytes.fill(last, output.length, output.length + byte);
        output.length += byte;
        equal = 0;
        last = -1;
        continue;
      }
      equal = byte === last ? equal + 1 : 1;
      last = byte;
      output.bytes[output.length++] = byte;
    }
  }
}
