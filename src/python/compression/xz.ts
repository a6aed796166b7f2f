/** The .xz format (doc/xz-file-format.txt of xz): one stream of LZMA2 blocks, with CRC-32, CRC-64 or no checks. */
import { crc32, crc64 } from "./crc.ts";
import { lzma2, type Resets } from "./lzma2.ts";
import type { Output } from "./output.ts";

const HEADER = 12;
const LZMA2 = 0x21;
const CHECKS: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [1, 4],
  [4, 8],
]);

interface Block {
  readonly unpadded: number;
  readonly uncompressed: number;
}

export function xz(bytes: Uint8Array, output: Output): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < HEADER) output.fail("is cut off", bytes.length);
  const check = bytes[7];
  if (bytes[6] !== 0 || view.getUint32(8, true) !== crc32(bytes.subarray(6, 8))) output.fail("has a damaged header", 6);
  const checkBytes = CHECKS.get(check) ?? output.fail(`is protected by a check (${check}) that cannot be read`, 7);
  let at = HEADER;
  const blocks: Block[] = [];
  const resets: Resets = { left: 64 + bytes.length / 1024 };
  while (bytes[at] !== 0) {
    if (at >= bytes.length) output.fail("is cut off", at);
    const block = readBlock(bytes, at, checkBytes, resets, output);
    blocks.push(block);
    at += block.unpadded + (-block.unpadded & 3);
  }
  const indexEnd = readIndex(bytes, at, blocks, output);
  readFooter(bytes, at, indexEnd, output);
}

/** @returns its sizes, as the index repeats them */
function readBlock(bytes: Uint8Array, start: number, checkBytes: number, resets: Resets, output: Output): Block {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const headerBytes = 4 * (bytes[start] + 1);
  const header = new Varints(bytes, start + 2, start + headerBytes - 4, output);
  if (start + headerBytes > bytes.length) output.fail("is cut off", start);
  if (view.getUint32(start + headerBytes - 4, true) !== crc32(bytes.subarray(start, start + headerBytes - 4))) {
    output.fail("has a damaged block", start);
  }
  const flags = bytes[start + 1];
  if ((flags & 0x3f) !== 0) output.fail("uses filters besides LZMA2, which cannot be read", start + 1);
  const compressed = (flags & 0x40) !== 0 ? header.read() : undefined;
  const uncompressed = (flags & 0x80) !== 0 ? header.read() : undefined;
  if (header.read() !== LZMA2 || header.read() !== 1) output.fail("uses a filter that is not LZMA2, which cannot be read", start + 2);
  const dictionaryBytes = dictionarySize(header.read()) ?? output.fail("has a damaged block", start);
  const from = output.length;
  const dataStart = start + headerBytes;
  const dataEnd = lzma2(bytes, dataStart, dictionaryBytes, resets, output);
  const length = output.length - from;
  if ((compressed !== undefined && compressed !== dataEnd - dataStart) || (uncompressed !== undefined && uncompressed !== length)) {
    output.fail("has a block of another length than it says", start);
  }
  const checkStart = dataEnd + (-(dataEnd - start) & 3);
  if (checkStart + checkBytes > bytes.length) output.fail("is cut off", bytes.length);
  const content = output.bytes.subarray(from, output.length);
  if (checkBytes === 4 && view.getUint32(checkStart, true) !== crc32(content)) output.fail("does not match its checksum", checkStart);
  if (checkBytes === 8) {
    const { low, high } = crc64(content);
    if (view.getUint32(checkStart, true) !== low || view.getUint32(checkStart + 4, true) !== high) {
      output.fail("does not match its checksum", checkStart);
    }
  }
  return { unpadded: dataEnd - start + checkBytes, uncompressed: length };
}

function dictionarySize(code: number): number | undefined {
  if (code > 40) return undefined;
  if (code === 40) return 0xffffffff;
  let size = 2 | (code & 1);
  for (let i = 0; i < Math.floor(code / 2) + 11; i++) size *= 2;
  return size;
}

/** @returns where it ends */
function readIndex(bytes: Uint8Array, start: number, blocks: readonly Block[], output: Output): number {
  const index = new Varints(bytes, start + 1, bytes.length, output);
  const isSame =
    index.read() === blocks.length && blocks.every((block) => index.read() === block.unpadded && index.read() === block.uncompressed);
  if (!isSame) output.fail("has an index that does not fit its blocks", start);
  const end = index.at + (-(index.at - start) & 3);
  if (end + 4 > bytes.length) output.fail("is cut off", bytes.length);
  const stated = new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
  if (stated !== crc32(bytes.subarray(start, end))) output.fail("has a damaged index", start);
  return end + 4;
}

function readFooter(bytes: Uint8Array, indexStart: number, start: number, output: Output): void {
  if (start + HEADER > bytes.length) output.fail("is cut off", bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const isSound =
    view.getUint32(start, true) === crc32(bytes.subarray(start + 4, start + 10)) &&
    4 * (view.getUint32(start + 4, true) + 1) === start - indexStart &&
    bytes[start + 8] === bytes[6] &&
    bytes[start + 9] === bytes[7] &&
    bytes[start + 10] === 0x59 &&
    bytes[start + 11] === 0x5a;
  if (!isSound) output.fail("has a damaged end", start);
  if (start + HEADER !== bytes.length) output.fail("is followed by something else", start + HEADER);
}

/** Integers of seven bits a byte. */
class Varints {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #output: Output;
  at: number;

  constructor(bytes: Uint8Array, start: number, end: number, output: Output) {
    this.#bytes = bytes;
    this.at = start;
    this.#end = Math.min(end, bytes.length);
    this.#output = output;
  }

  read(): number {
    let value = 0;
    let place = 1;
    for (let i = 0; i < 7; i++) {
      if (this.at >= this.#end) return this.#output.fail("is cut off", this.at);
      const byte = this.#bytes[this.at++];
      value += (byte & 127) * place;
      if (byte < 128) return value;
      place *= 128;
    }
    return this.#output.fail("has a length that is too large", this.at);
  }
}
