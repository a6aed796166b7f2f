/** Where decompressed bytes go: one array that grows, up to a limit. Formats that copy from what they wrote read here too. */
import { ModelFileError } from "../../errors/index.ts";

const FIRST = 65_536;
const ALL_FROM = 67_108_864;
const ALL_UP_TO = 536_870_912;

export class Output {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;
  readonly #most: number;
  readonly #format: string;

  constructor(most: number, format: string) {
    this.#most = most;
    this.bytes = new Uint8Array(Math.min(most, FIRST));
    this.#format = format;
  }

  /** Makes room for `count` more bytes. @throws {ModelFileError} when there would be more than the limit */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    if (needed > this.#most) {
      throw new ModelFileError(`becomes more than ${this.#most} bytes when decompressed (${this.#format}), the most that is allowed`, {
        place: { offset: 0 },
        hint: "If you trust the file, allow more with the option maxBytes.",
      });
    }
    const larger = new Uint8Array(this.#nextSize(needed));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** Past 64 MiB all that is allowed, where that is little: what is not written takes no memory, and copies do. */
  #nextSize(needed: number): number {
    const doubled = Math.max(needed, 2 * this.bytes.length);
    if (doubled > ALL_FROM && this.#most <= ALL_UP_TO) return this.#most;
    return Math.min(this.#most, doubled);
  }

  write(part: Uint8Array): void {
    this.reserve(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** Writes again the `length` bytes that stand `distance` back; they may overlap what they become. */
  repeat(distance: number, length: number): void {
    this.reserve(length);
    const { bytes } = this;
    const from = this.length - distance;
    if (distance >= length) bytes.copyWithin(this.length, from, from + length);
    else for (let i = 0; i < length; i++) bytes[this.length + i] = bytes[from + i];
    this.length += length;
  }

  /** What was written, in an array of its own length. */
  content(): Uint8Array {
    return this.bytes.length === this.length ? this.bytes : this.bytes.subarray(0, this.length);
  }

  /** @throws {ModelFileError} always: the compressed bytes are wrong at `offset` */
  fail(message: string, offset: number): never {
    throw new ModelFileError(`the ${this.#format} data ${message}`, {
      place: { offset },
      hint: "The file is cut off or damaged: get it again.",
    });
  }
}
