/** A place in the bytes of a file. Every length is checked against what is left before anything is made of it. */
import { ModelFileError } from "../errors/index.ts";
import { latin1 } from "./text.ts";

/** the hint where `\n` has become `\r\n` */
export const LINE_ENDS = "Get the file again, in binary mode; where it lies in git, add `*.pkl binary` to .gitattributes first.";
/** the hint where bytes are missing */
export const CUT_OFF = "The file is cut off or damaged: get it again.";
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

export class ByteCursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.offset = offset;
  }

  get left(): number {
    return this.bytes.length - this.offset;
  }

  /** Moves on by `length` bytes, of what. @returns the offset before. */
  take(length: number, what?: string): number {
    const start = this.offset;
    if (length > this.bytes.length - start) this.#cutOff(length, what);
    this.offset = start + length;
    return start;
  }

  uint8(): number {
    return this.bytes[this.take(1)];
  }

  uint16(): number {
    return this.view.getUint16(this.take(2), true);
  }

  int32(): number {
    return this.view.getInt32(this.take(4), true);
  }

  uint32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  /** A length of 64 bits; what no number holds is more than any file has. */
  uint64(): number {
    return Number(this.view.getBigUint64(this.take(8), true));
  }

  /** The big-endian double of BINFLOAT. */
  float64BigEndian(): number {
    return this.view.getFloat64(this.take(8), false);
  }

  /** A line of ASCII or Latin-1 without its end (`\n`), as the text protocols write operands. */
  line(mostBytes = 65_536): string {
    const start = this.offset;
    const end = this.bytes.indexOf(NEWLINE, start);
    if (end < 0) this.fail("the file ends inside a line", start, CUT_OFF);
    if (end - start > mostBytes) this.fail(`a line of ${end - start} bytes, where ${mostBytes} are the most`, start);
    if (this.bytes[end - 1] === CARRIAGE_RETURN && end > start) {
      this.fail("a line ends with CR LF: line ends were changed, which damages the file", start, LINE_ENDS);
    }
    this.offset = end + 1;
    return latin1(this.bytes, start, end);
  }

  #cutOff(length: number, what: string | undefined): never {
    const { left } = this;
    if (what === undefined || left === 0) return this.fail("the file ends inside the pickle", this.bytes.length, CUT_OFF);
    return this.fail(`${what} should have ${length} bytes, and ${left === 1 ? "1 is" : `${left} are`} left`, this.offset, CUT_OFF);
  }

  /** @throws {ModelFileError} always */
  fail(message: string, offset: number = this.offset, hint: string = NOT_SOUND): never {
    throw new ModelFileError(message, { place: { offset }, hint });
  }
}

const NOT_SOUND = "The file is damaged, or no pickle.";
