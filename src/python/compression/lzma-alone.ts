/** The form of the LZMA SDK and of Python's `lzma.FORMAT_ALONE`: properties, dictionary size, length, then LZMA. */
import { LzmaDecoder, propertiesOf } from "./lzma-decoder.ts";
import type { Output } from "./output.ts";
import { RangeDecoder } from "./range-decoder.ts";

const HEADER = 13;
const UNKNOWN_LENGTH = 0xffff_ffff_ffff_ffffn;

export function lzmaAlone(bytes: Uint8Array, output: Output): void {
  if (bytes.length < HEADER) output.fail("is cut off", bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const properties = propertiesOf(bytes[0]) ?? output.fail("has unknown properties", 0);
  const dictionaryBytes = Math.max(4096, view.getUint32(1, true));
  const stated = view.getBigUint64(5, true);
  const range = new RangeDecoder(bytes, output);
  range.start(HEADER, bytes.length);
  const decoder = new LzmaDecoder(range, output, properties, dictionaryBytes, 0);
  const end = stated === UNKNOWN_LENGTH ? Number.POSITIVE_INFINITY : Number(stated);
  const hasEnded = decoder.decode(end, true);
  if (hasEnded && stated !== UNKNOWN_LENGTH && BigInt(output.length) !== stated) output.fail("is shorter than it says", range.offset);
  if (range.offset !== bytes.length) output.fail("is followed by something else", range.offset);
}
