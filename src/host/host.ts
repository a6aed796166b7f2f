/** What differs between Node and the rest. `node.ts` and `portable.ts` both have it; the package's `imports` choose. */
import type { Threads } from "../numeric/index.ts";

export interface Host {
  /** All bytes of a file, which nobody else has. @throws {ModelFileError} when it cannot be read */
  readonly readFile: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** SHA-256 in hexadecimal digits, where that costs less than WebCrypto's, which copies what it is given first */
  readonly sha256: ((bytes: Uint8Array) => string) | undefined;
  /**
   * Threads for long work; undefined: do it on this one.
   *
   * @param threads how many, or some that were made already
   * @throws {ParameterError} for a number that is no integer of at least 1
   */
  readonly makeThreads: (threads: number | Threads | undefined) => Threads | undefined;
}
