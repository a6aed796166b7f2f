/**
 * What reading may cost. A pickle of a few bytes can claim gigabytes, name one array a million times, or nest without end;
 * none of that may take more than a small multiple of the file in memory or time.
 */
import { ModelFileError } from "../errors/index.ts";

const MIB = 1_048_576;

/** instructions of one file */
export const MOST_OPCODES = 200_000_000;
export const MOST_MEMO = 50_000_000;
/** values that wait on the stack */
export const MOST_STACK = 10_000_000;
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
/** keys of one dict that are numbers: an engine's hash of these can be foreseen, so that a hostile choice is slow */
export const MOST_NUMBER_KEYS = 50_000;

/**
 * How many bytes an object counts as. In the heap of Node 20 (64 bits) an empty list takes 32, a tuple of one 89, a dict 185, a set 72, an object 88,
 * bytes 72, an array of one number 290, a short text 24, a name 105. What most exceeds its count is a list of one item: it takes 185, as V8
 * makes room for 17 at the first.
 */
export const HEAP = { list: 64, tuple: 88, dict: 216, entry: 48, set: 128, object: 160, bytes: 112, array: 240, text: 32, name: 240 };

export class Budget {
  #heap: number;
  #copied: number;

  /** @param inputBytes of the pickle, decompressed */
  constructor(inputBytes: number) {
    this.#heap = 32 * MIB + 20 * inputBytes;
    this.#copied = MIB + 2 * inputBytes;
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
