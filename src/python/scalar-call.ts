/**
 * `scalar(dtype, bytes)`, the call by which a NumPy number is pickled, recognized in the file from its bytes on: scikit-learn up to 0.22 wrote one for each
 * word of a vocabulary. Read as instructions, each makes bytes and a tuple, and remembers both; read at once, only the number is made.
 */
import { OP } from "./opcodes.ts";

/** What a number's bytes and tuple are remembered as, where they were not made. Python never names them again. */
export class NotMade extends Error {}

export class ScalarCall {
  /** where the number's bytes stand */
  start = 0;
  /** where the next instruction stands */
  end = 0;
  /** how many values it remembers: none, or the bytes, the tuple and the number */
  remembered = 0;

  /**
   * Whether at `at` begin a number's bytes, of `size`, and nothing but its call.
   *
   * @param next the number under which the next value is remembered
   */
  matches(bytes: Uint8Array, at: number, size: number, next: number): boolean {
    if (bytes[at + 1] !== size) return false;
    this.start = at + 2;
    const afterBytes = this.start + size;
    const afterTuple = put(bytes, afterBytes, next);
    if (bytes[afterTuple] !== OP.TUPLE2) return false;
    const afterReduce = put(bytes, afterTuple + 1, next + 1);
    if (bytes[afterReduce] !== OP.REDUCE) return false;
    this.end = put(bytes, afterReduce + 1, next + 2);
    const count = (afterTuple > afterBytes ? 1 : 0) + (afterReduce > afterTuple + 1 ? 1 : 0) + (this.end > afterReduce + 1 ? 1 : 0);
    this.remembered = count;
    return count === 0 || count === 3;
  }
}

/** Past the instruction that remembers a value under `index`, or where it was if there is none. */
function put(bytes: Uint8Array, at: number, index: number): number {
  switch (bytes[at]) {
    case OP.MEMOIZE:
      return at + 1;
    case OP.BINPUT:
      return bytes[at + 1] === index ? at + 2 : at;
    case OP.LONG_BINPUT: {
      const stated = bytes[at + 1] + 256 * bytes[at + 2] + 65_536 * bytes[at + 3] + 16_777_216 * bytes[at + 4];
      return stated === index ? at + 5 : at;
    }
    default:
      return at;
  }
}
