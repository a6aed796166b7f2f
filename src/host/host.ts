/** What differs between Node and the rest. `node.ts` and `portable.ts` both have it; the package's `imports` choose. */
import type { Threads } from "../numeric/index.ts";

export interface FileBytes {
  /** all of a file, which nobody else has */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** their digest in hexadecimal digits */
  readonly sha256: string;
}

export interface Host {
  /** @throws {ModelFileError} when the file cannot be read */
  readonly readFile: (path: string) => Promise<FileBytes>;
  /**
   * Threads for long work; undefined: do it on this one.
   *
   * @param threads how many, or some that were made already
   * @throws {ParameterError} for a number that is no integer of at least 1
   */
  readonly makeThreads: (threads: number | Threads | undefined) => Threads | undefined;
}
