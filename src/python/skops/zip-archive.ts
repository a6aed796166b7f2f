/**
 * A zip archive in memory (APPNOTE.TXT of PKWARE, 4.3): members stored or deflated, found by the directory at the end. skops writes models so, and
 * SciPy its sparse matrices. Nothing is written to a disk; names that lead out of a folder are refused all the same.
 */
import { ModelFileError, quote } from "../../errors/index.ts";
import { crc32 } from "../compression/crc.ts";
import { inflate } from "../compression/inflate.ts";
import { Output } from "../compression/output.ts";

/** skops keeps an array a member; a forest of 10,000 trees has 30,000. */
export const MOST_MEMBERS = 100_000;
const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const ZIP64 = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly start: number;
}

/**
 * All members by name, each as long as the directory says and with the checksum that it says.
 *
 * @param mostBytes that they may have together
 * @throws {ModelFileError} when the archive is damaged, encrypted, larger than allowed, or names a member twice
 */
export async function readZip(archive: Uint8Array, mostBytes: number): Promise<Map<string, Uint8Array>> {
  const entries = directoryOf(archive);
  const all = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (all > mostBytes) {
    throw new ModelFileError(`becomes more than ${mostBytes} bytes when unpacked (zip), the most that is allowed`, {
      place: { offset: 0 },
      hint: "If you trust the file, allow more with the option maxBytes.",
    });
  }
  const members = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (members.has(entry.name)) fail(`holds ${quote(entry.name)} twice`, entry.start);
    members.set(entry.name, await contentOf(archive, entry));
  }
  return members;
}

function directoryOf(archive: Uint8Array): Entry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === ZIP64) fail("is in the zip64 form, of more than 65,534 members or 4 GiB, which is not read", end);
  if (count > MOST_MEMBERS) fail(`has ${count} members, where ${MOST_MEMBERS} are the most`, end);
  if (at + length !== end) fail("has no directory before its end", end);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY) fail("has a damaged directory", at);
    const next = at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) fail("has a damaged directory", at);
    entries.push(entryAt(archive, view, at));
    at = next;
  }
  if (at !== end) fail("has a damaged directory", at);
  return entries;
}

/** The record at the end, behind which a comment may stand. */
function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MOST_COMMENT; at--) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return fail("has no end", view.byteLength);
}

function entryAt(archive: Uint8Array, view: DataView, at: number): Entry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedBytes = view.getUint32(at + 20, true);
  const bytes = view.getUint32(at + 24, true);
  const nameBytes = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  const name = nameAt(archive, at + 46, nameBytes);
  if ((flags & ENCRYPTED) !== 0) fail(`holds ${quote(name)} encrypted`, at);
  if (method !== STORED && method !== DEFLATED) fail(`holds ${quote(name)} packed by method ${method}, which no skops writes`, at);
  if (packedBytes === ZIP64 || bytes === ZIP64 || local === ZIP64) fail(`holds ${quote(name)} in the zip64 form, which is not read`, at);
  if (local + 30 > archive.length || view.getUint32(local, true) !== LOCAL) fail(`has no member where ${quote(name)} should be`, local);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedBytes > archive.length || nameAt(archive, local + 30, view.getUint16(local + 26, true)) !== name)
    fail(`has no member where ${quote(name)} should be`, local);
  if (method === STORED && bytes !== packedBytes) fail(`says of ${quote(name)} that it has ${bytes} bytes, and ${packedBytes}`, at);
  return { name, method, crc: view.getUint32(at + 16, true), packedBytes, bytes, start };
}

function nameAt(archive: Uint8Array, start: number, length: number): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(archive.subarray(start, start + length));
  } catch {
    return fail("has a member whose name is not UTF-8", start);
  }
  if (name === "" || /^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|^[A-Za-z]:|\0/.test(name))
    fail(`names a member ${quote(name)}, outside of its folder`, start);
  return name;
}

async function contentOf(archive: Uint8Array, { name, method, crc, packedBytes, bytes, start }: Entry): Promise<Uint8Array> {
  const packed = archive.subarray(start, start + packedBytes);
  let content = packed;
  if (method === DEFLATED) {
    const output = new Output(bytes, "zip");
    await inflate("deflate-raw", packed, 0, output);
    content = output.content();
  }
  if (content.length !== bytes) fail(`says of ${quote(name)} that it has ${bytes} bytes, and it has ${content.length}`, start);
  if (crc32(content) !== crc) fail(`holds ${quote(name)} damaged: its checksum is another`, start);
  return content;
}

function fail(message: string, offset: number): never {
  throw new ModelFileError(`the zip archive ${message}`, { place: { offset }, hint: "The file is cut off or damaged: get it again." });
}
