/** LZMA2 (doc/xz-file-format.txt, 5.3.1, and lzma2_decoder.c of xz): chunks of LZMA or of plain bytes. */
import { LzmaDecoder, type LzmaProperties, propertiesOf } from "./lzma-decoder.ts";
import type { Output } from "./output.ts";
import { RangeDecoder } from "./range-decoder.ts";

/** How often a file may start its probabilities anew: real ones do so once a block; each time costs what 30 KB of data cost. */
export interface Resets {
  left: number;
}

/** @returns where in `bytes` the data ends */
export function lzma2(bytes: Uint8Array, start: number, dictionaryBytes: number, resets: Resets, output: Output): number {
  const range = new RangeDecoder(bytes, output);
  let decoder: LzmaDecoder | undefined;
  let properties: LzmaProperties | undefined;
  let origin: number | undefined;
  let at = start;
  const uint16 = (offset: number) => ((bytes[offset] << 8) | bytes[offset + 1]) + 1;
  for (;;) {
    const control = bytes[at];
    if (at >= bytes.length) output.fail("is cut off", at);
    if (control === 0) return at + 1;
    if (control === 1 || control >= 0xe0) {
      origin = output.length;
      decoder = undefined;
    }
    if ((control > 2 && control < 0x80) || origin === undefined) output.fail("has a damaged chunk", at);
    if (control < 0x80) {
      const length = uint16(at + 1);
      at += 3;
      output.write(bytes.subarray(at, at + length));
      if (at + length > bytes.length) output.fail("is cut off", at);
      at += length;
      continue;
    }
    const length = ((control & 31) << 16) + uint16(at + 1);
    const packed = uint16(at + 3);
    const reset = (control >> 5) & 3;
    let dataStart = at + 5;
    if (reset >= 2) {
      properties = propertiesOf(bytes[dataStart]);
      if (properties === undefined || properties.lc + properties.lp > 4) output.fail("has unknown properties", dataStart);
      dataStart++;
    }
    if (properties === undefined) return output.fail("has a damaged chunk", at);
    if (reset >= 1 && --resets.left < 0) output.fail("starts anew too often", at);
    if (reset >= 1) decoder = new LzmaDecoder(range, output, properties, dictionaryBytes, origin ?? 0);
    if (decoder === undefined) return output.fail("has a damaged chunk", at);
    const end = dataStart + packed;
    range.start(dataStart, end);
    decoder.decode(output.length + length, false);
    if (range.offset !== end) output.fail("has a damaged chunk", dataStart);
    at = end;
  }
}
