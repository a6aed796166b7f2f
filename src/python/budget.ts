/**
 * What reading may cost. A pickle of a few bytes can claim gigabytes, name one array a million times, or nest without end;
 * none of that may take more than a small multiple of the file in memory or time.
 */
import { ModelFileError } from "../errors/index.ts";

const MIB = 1_048_576;

/** instructions of one file */
export const MOST_OPCODES = 200_000_000;
export const MOST_MEMO = 50_000_000;
/** values that wait on the stack; models have up to 2,078 there */
export const MOST_STACK = 2_000_000;
/** digits of an integer in text, as Python's own limit */
export const MOST_DIGITS = 4300;
/** bytes of a binary integer */
export const MOST_INTEGER_BYTES = 1024;
/** bytes of a text */
export const MOST_TEXT_BYTES = 67_108_864;
/** axes of an array, as NumPy's own limit was until 2.0 */
export const MOST_AXES = 32;
export const MOST_ELEMENTS = 2_147_483_648;
/** levels of nesting */
export const MOST_LEVELS = 1000;

/**
 * How many bytes an object counts as: what it takes in the heap of Node 20 (64 bits), rounded up. `entry` is that of a dict right after it has
 * grown, `item` that of a list, and `firstItem` what a list takes when it gets its first one, as V8 makes room for 17. `memo` is a value remembered
 * under the next number, `farMemo` under any other. An item, like a remembered value, takes 8 bytes twice and a half while its array grows.
 */
export const HEAP = {
  list: 48,
  firstItem: 144,
  item: 16,
  tuple: 88,
  dict: 200,
  entry: 56,
  set: 96,
  object: 160,
  extras: 72,
  bytes: 80,
  array: 300,
  dtype: 240,
  text: 28,
  float: 48,
  bigint: 32,
  name: 160,
  memo: 16,
  farMemo: 90,
};

/**
 * Real files count as at most 9 times their size where they are nothing but a vocabulary of three-letter words, and files of any size may count as 64 MiB.
 * What compresses well is arrays, which are not counted here.
 */
const HEAP_BASE = 64 * MIB;
const HEAP_PER_BYTE = 8;
const HEAP_PER_FURTHER_BYTE = 6;
const FURTHER = 24 * MIB;
const MOST_RATIO = 8;

export class Budget {
  #heap: number;
  #copied: number;

  /**
   * @param contentBytes of the pickle, decompressed
   * @param fileBytes of the file, which may be much smaller
   */
  constructor(contentBytes: number, fileBytes = contentBytes) {
    const bytes = Math.min(contentBytes, MOST_RATIO * fileBytes);
    this.#heap = HEAP_BASE + HEAP_PER_BYTE * Math.min(bytes, FURTHER) + HEAP_PER_FURTHER_BYTE * Math.max(0, bytes - FURTHER);
    this.#copied = MIB + 2 * contentBytes;
  }

  /** Before objects are made. @throws {ModelFileError} when the file makes far more of them than it has bytes */
  heap(bytes: number, offset: number): void {
    this.#heap -= bytes;
    if (this.#heap >= 0) return;
    throw new ModelFileError("the file is small and would fill the memory with objects", {
      place: { offset },
      hint: "No program writes such a file by itself: do not trust where it came from.",
    });
  }

  /** Before bytes or entries of the file are copied. Each is used once in what Python writes. */
  copied(bytes: number, offset: number): void {
    this.#copied -= bytes;
    if (this.#copied >= 0) return;
    throw new ModelFileError("the file uses the same data over and over, for more than it holds", {
      place: { offset },
      hint: "No program writes such a file by itself: do not trust where it came from.",
    });
  }
}
