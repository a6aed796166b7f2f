/**
 * Cuts bytes into blocks of whole records. A line break inside double quotes belongs to its record; as every quote turns
 * quoting on or off (RFC 4180; a doubled quote turns it twice), one pass over the bytes finds the ends, whatever the cells hold.
 * A stray quote, or one that never closes, is refused later, by the parser, in the block that holds it.
 */
import { DataError, type Place } from "../errors/index.ts";
import { MOST_ROW_BYTES } from "./limits.ts";

/** Whole records, one after another, empty lines left out of the count. */
export interface RecordBlock {
  readonly bytes: Uint8Array;
  /** for each record the file's line on which it begins, counted from 1 */
  readonly lines: readonly number[];
  readonly hasQuotes: boolean;
}

export interface RecordOptions {
  /** whether double quotes hide line breaks (CSV, TSV) or not (NDJSON) */
  readonly quotes: boolean;
  readonly blockRows: number;
  readonly blockBytes: number;
  readonly place: Place;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BOM = [0xef, 0xbb, 0xbf];

/** @throws {DataError} at a NUL byte or a record that is too long */
export async function* recordBlocks(chunks: AsyncIterable<Uint8Array>, options: RecordOptions): AsyncGenerator<RecordBlock> {
  const cutter = new RecordCutter(options);
  for await (const chunk of chunks) {
    cutter.add(chunk);
    for (let block = cutter.take(false); block !== undefined; block = cutter.take(false)) yield block;
  }
  for (let block = cutter.take(true); block !== undefined; block = cutter.take(true)) yield block;
}

class RecordCutter {
  readonly #options: RecordOptions;
  #buffer = new Uint8Array(0);
  #length = 0;
  #at = 0;
  #isStart = true;
  /** where the block begins */
  #start = 0;
  /** where the last whole record ends, and the one under way begins */
  #end = 0;
  #line = 1;
  #recordLine = 1;
  #isQuoting = false;
  #hasQuotes = false;
  #hasOpenQuotes = false;
  #lines: number[] = [];

  constructor(options: RecordOptions) {
    this.#options = options;
  }

  add(chunk: Uint8Array): void {
    if (this.#length + chunk.length > this.#buffer.length) {
      const larger = new Uint8Array(2 * (this.#length + chunk.length));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length += chunk.length;
  }

  /** The next full block; at the end of the input also what is left. */
  take(isLast: boolean): RecordBlock | undefined {
    if (this.#isStart) {
      if (this.#length < BOM.length && !isLast) return undefined;
      this.#isStart = false;
      if (BOM.every((byte, i) => this.#length > i && this.#buffer[i] === byte)) this.#at = this.#end = this.#start = BOM.length;
    }
    const { quotes, blockRows, blockBytes } = this.#options;
    const buffer = this.#buffer;
    const length = this.#length;
    const start = this.#start;
    let at = this.#at;
    for (; at < length; at++) {
      const byte = buffer[at];
      if (byte > QUOTE) continue;
      if (byte === QUOTE && quotes) {
        this.#isQuoting = !this.#isQuoting;
        this.#hasOpenQuotes = true;
      } else if (byte === LF || byte === CR) {
        if (byte === CR) {
          if (at + 1 === length && !isLast) break;
          if (buffer[at + 1] === LF && at + 1 < length) at++;
        }
        this.#line++;
        if (this.#isQuoting) continue;
        this.#closeRecord(at + 1, byte === CR && buffer[at] === LF ? 2 : 1);
        if (this.#lines.length >= blockRows || at + 1 - start >= blockBytes) {
          this.#at = at + 1;
          return this.#cut();
        }
      } else if (byte === 0) {
        throw new DataError("holds a NUL byte: this is no text, or not UTF-8", {
          place: { ...this.#options.place, row: this.#line },
          hint: "Save the table as UTF-8 text.",
        });
      }
    }
    this.#at = at;
    if (at - this.#end > MOST_ROW_BYTES) this.#refuseLong();
    if (!isLast) return undefined;
    if (length > this.#end) this.#closeRecord(length, 0);
    return this.#lines.length === 0 ? undefined : this.#cut();
  }

  #closeRecord(end: number, breakLength: number): void {
    if (end - this.#end > MOST_ROW_BYTES) this.#refuseLong();
    if (end - this.#end > breakLength) this.#lines.push(this.#recordLine);
    this.#hasQuotes ||= this.#hasOpenQuotes;
    this.#hasOpenQuotes = false;
    this.#end = end;
    this.#recordLine = this.#line;
  }

  #cut(): RecordBlock {
    const block = { bytes: this.#buffer.slice(this.#start, this.#end), lines: this.#lines, hasQuotes: this.#hasQuotes };
    this.#buffer.copyWithin(0, this.#end, this.#length);
    this.#length -= this.#end;
    this.#at -= this.#end;
    this.#end = this.#start = 0;
    this.#lines = [];
    this.#hasQuotes = false;
    return block;
  }

  #refuseLong(): never {
    throw new DataError(`this row is longer than ${MOST_ROW_BYTES} bytes, the most that is read`, {
      place: { ...this.#options.place, row: this.#recordLine },
      hint: this.#isQuoting ? "A double quote opens in it and never closes." : "Is this a table, with one row a line?",
    });
  }
}
