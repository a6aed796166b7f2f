/** Copies of short pieces of bytes, many in one array: an array of its own takes some 200 bytes besides what is in it. */

const CHUNK = 65_536;
/** Pieces longer than this get an array of their own. */
const SHORT = 1024;

export class BytePool {
  #chunk = new Uint8Array(0);
  #used = 0;

  /** @returns an array that holds the piece from `start` on */
  copy(bytes: Uint8Array, from: number, to: number): { readonly bytes: Uint8Array; readonly start: number } {
    const length = to - from;
    if (length > SHORT) return { bytes: bytes.slice(from, to), start: 0 };
    if (this.#used + length > this.#chunk.length) {
      this.#chunk = new Uint8Array(CHUNK);
      this.#used = 0;
    }
    const start = this.#used;
    for (let i = 0; i < length; i++) this.#chunk[start + i] = bytes[from + i];
    this.#used += length;
    return { bytes: this.#chunk, start };
  }
}
