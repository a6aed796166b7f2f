/** zlib (RFC 1950), gzip (RFC 1952) and joblib's old ZF form, by the platform's own DecompressionStream. */
import type { Output } from "./output.ts";

const SLICE = 65_536;
/** `ZF`, and the length of what was compressed as hexadecimal in 19 characters. */
const ZF_HEADER = 21;

export async function zlib(bytes: Uint8Array, output: Output, start = 0): Promise<void> {
  await inflate("deflate", bytes, start, output);
  // Not every engine refuses what follows the end. The checksum stands at the end, so there it must be.
  const stated = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4);
  if (stated !== adler32(output.content())) output.fail("does not end with its checksum: something follows it", bytes.length - 4);
}

export async function gzip(bytes: Uint8Array, output: Output): Promise<void> {
  await inflate("gzip", bytes, 0, output);
  const stated = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  if (stated !== output.length % 0x1_0000_0000) output.fail("does not end with its length: something follows it", bytes.length - 4);
}

/** joblib 0.9 and older (joblib/numpy_pickle_compat.py, read_zfile). */
export async function joblibZf(bytes: Uint8Array, output: Output): Promise<void> {
  const digits = String.fromCharCode(...bytes.subarray(2, ZF_HEADER)).trim();
  if (!/^(0x)?[0-9a-fA-F]{1,16}L?$/.test(digits)) output.fail("does not begin with its length", 2);
  const length = Number.parseInt(digits.replace(/L$/, "").replace(/^0x/, ""), 16);
  // Some writers of that time used one blank less or more.
  const start = bytes[ZF_HEADER] === 0x20 ? ZF_HEADER + 1 : ZF_HEADER;
  await zlib(bytes, output, start);
  if (output.length !== length) output.fail(`has ${output.length} bytes where it says ${length}`, 2);
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let at = 0; at < bytes.length; ) {
    // 5,552 additions stay below 2^32 (RFC 1950).
    const end = Math.min(at + 5552, bytes.length);
    for (; at < end; at++) {
      a += bytes[at];
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return b * 65_536 + a;
}

/** All of `bytes` from `start` on. @throws {ModelFileError} when they are no such stream, or become more than `output` takes */
export async function inflate(format: CompressionFormat, bytes: Uint8Array, start: number, output: Output): Promise<void> {
  let at = start;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + SLICE)));
      at += SLICE;
    },
  });
  const reader = source.pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (;;) {
      const { done, value } = await next(reader, output, () => Math.min(at, bytes.length));
      if (done || value === undefined) return;
      output.write(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>, output: Output, at: () => number) {
  try {
    return await reader.read();
  } catch {
    return output.fail("is cut off or damaged, or something follows it", at());
  }
}
