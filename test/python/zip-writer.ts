/** Zip archives put together by hand, also as no writer would. */
import { crc32 } from "../../src/python/compression/crc.ts";

export interface Member {
  readonly name: string;
  readonly content: Uint8Array;
  /** what the directory says of it, where that is not the truth */
  readonly bytes?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
}

/** An archive of stored members. */
export function zipOf(...members: readonly Member[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, bytes = content.length, crc = crc32(content), flags = 0, method = 0 } of members) {
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(bytes, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, nameBytes, Buffer.from(content));
    directory.push(entry, nameBytes);
    at += local.length + nameBytes.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** A skops file with this schema. */
export function skopsOf(schema: unknown, ...files: readonly Member[]): Uint8Array {
  return zipOf(...files, { name: "schema.json", content: Buffer.from(typeof schema === "string" ? schema : JSON.stringify(schema)) });
}
