/** The LZ4 frame format (doc/lz4_Frame_format.md and lz4_Block_format.md of lz4): one frame, no dictionary, checksums checked. */
import type { Output } from "./output.ts";
import { xxHash32 } from "./xx-hash.ts";

const LARGEST_BLOCK = 4_194_304;

export function lz4(bytes: Uint8Array, output: Output): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (offset: number) => (offset + 4 <= bytes.length ? view.getUint32(offset, true) : output.fail("is cut off", offset));
  const flags = bytes[4] ?? 0;
  if (flags >> 6 !== 1 || (flags & 2) !== 0) output.fail("is of an unknown version", 4);
  if ((flags & 1) !== 0) output.fail("needs a dictionary, which cannot be read", 4);
  const hasSize = (flags & 8) !== 0;
  const headerEnd = hasSize ? 14 : 6;
  if (bytes.length < headerEnd + 1) output.fail("is cut off", bytes.length);
  if (((xxHash32(bytes.subarray(4, headerEnd)) >>> 8) & 255) !== bytes[headerEnd]) output.fail("has a damaged header", headerEnd);
  let at = headerEnd + 1;
  for (;;) {
    const stated = word(at);
    at += 4;
    if (stated === 0) break;
    const length = stated & 0x7fffffff;
    if (length > LARGEST_BLOCK || at + length > bytes.length) output.fail("is cut off", at);
    const block = bytes.subarray(at, at + length);
    const from = output.length;
    if (stated >>> 31 === 1) output.write(block);
    else readBlock(bytes, at, at + length, (flags & 32) !== 0 ? from : Math.max(0, from - 65_536), output);
    if (output.length - from > LARGEST_BLOCK) output.fail("has a block larger than 4 MiB", at);
    at += length;
    if ((flags & 16) !== 0) {
      if (word(at) !== xxHash32(block)) output.fail("has a damaged block", at);
      at += 4;
    }
  }
  if ((flags & 4) !== 0) {
    if (word(at) !== xxHash32(output.content())) output.fail("does not match its checksum", at);
    at += 4;
  }
  if (hasSize && Number(view.getBigUint64(6, true)) !== output.length) output.fail(`has ${output.length} bytes, not what it says`, 6);
  if (at !== bytes.length) output.fail("is followed by something else", at);
}

/** @param earliest byte of the output that a match may reach back to */
function readBlock(bytes: Uint8Array, start: number, end: number, earliest: number, output: Output): void {
  let at = start;
  for (;;) {
    if (at >= end) output.fail("has a block that ends early", at);
    const token = bytes[at++];
    let literals = token >> 4;
    if (literals === 15) {
      let more = 255;
      while (more === 255 && at < end) literals += more = bytes[at++];
    }
    if (at + literals > end) output.fail("has a block that ends early", at);
    output.write(bytes.subarray(at, at + literals));
    at += literals;
    if (at === end) return;
    if (at + 2 > end) output.fail("has a block that ends early", at);
    const distance = bytes[at] | (bytes[at + 1] << 8);
    at += 2;
    let length = (token & 15) + 4;
    if (length === 19) {
      let more = 255;
      while (more === 255 && at < end) length += more = bytes[at++];
    }
    if (distance === 0 || output.length - distance < earliest) output.fail("refers to what was never written", at);
    output.repeat(distance, length);
  }
}
