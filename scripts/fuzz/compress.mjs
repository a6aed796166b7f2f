/** Compressed forms of any bytes, sound around what they hold: those that Node does not write hold it as it is, in blocks that the format has for that. */
import { deflateSync, gzipSync } from "node:zlib";
import { crc32 } from "../../dist/src/python/compression/crc.js";
import { xxHash32 } from "../../dist/src/python/compression/xx-hash.js";

const LEVEL = { level: 1 };

export const PACKERS = {
  zlib: (bytes) => deflateSync(bytes, LEVEL),
  gzip: (bytes) => gzipSync(bytes, LEVEL),
  zf: (bytes) => Buffer.concat([Buffer.from(`ZF${`0x${bytes.length.toString(16)}`.padEnd(19)}`), deflateSync(bytes, LEVEL)]),
  lz4,
  xz,
};

/** One frame of stored blocks of at most 64 KiB. */
function lz4(bytes) {
  const descriptor = Uint8Array.of(0x60, 0x40);
  const parts = [word(0x184d2204), descriptor, Uint8Array.of((xxHash32(descriptor) >>> 8) & 255)];
  for (let at = 0; at < bytes.length; at += 65_536) {
    const block = bytes.subarray(at, at + 65_536);
    parts.push(word((block.length | 0x80000000) >>> 0), block);
  }
  return Buffer.concat([...parts, word(0)]);
}

/** One stream of one block of stored LZMA2 chunks, without a check. */
function xz(bytes) {
  const flags = Uint8Array.of(0, 0);
  const header = withCrc(Uint8Array.of(2, 0, 0x21, 1, 0x16, 0, 0, 0));
  const chunks = [];
  for (let at = 0; at < bytes.length; at += 65_536) {
    const chunk = bytes.subarray(at, at + 65_536);
    chunks.push(Uint8Array.of(at === 0 ? 1 : 2, (chunk.length - 1) >> 8, (chunk.length - 1) & 255), chunk);
  }
  const data = Buffer.concat([...chunks, Uint8Array.of(0)]);
  const unpadded = header.length + data.length;
  const index = withCrc(padded(Uint8Array.of(0, 1, ...varint(unpadded), ...varint(bytes.length))));
  const footer = Buffer.concat([word(index.length / 4 - 1), flags]);
  return Buffer.concat([
    Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0),
    withCrc(flags),
    padded(Buffer.concat([header, data])),
    index,
    word(crc32(footer)),
    footer,
    Buffer.from("YZ"),
  ]);
}

function withCrc(bytes) {
  return Buffer.concat([bytes, word(crc32(bytes))]);
}

function padded(bytes) {
  return Buffer.concat([bytes, new Uint8Array(-bytes.length & 3)]);
}

function varint(number) {
  return number < 128 ? [number] : [(number & 127) | 128, ...varint(Math.floor(number / 128))];
}

function word(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
