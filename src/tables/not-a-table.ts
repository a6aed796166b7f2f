/** Bytes that are no text table, told by how they begin: each named, with what to do. */
import { DataError, NotInThisVersionError, type Place } from "../errors/index.ts";

const COMPRESSED: readonly (readonly [string, readonly number[]])[] = [
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
  ["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["bzip2", [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41]],
  ["7-Zip", [0x37, 0x7a, 0xbc, 0xaf]],
];

const LATER: readonly (readonly [string, readonly number[]])[] = [
  ["Parquet", [0x50, 0x41, 0x52, 0x31, 0x15]],
  ["Arrow", [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0]],
];

/** Bytes that `refuseOtherFiles` wants to see. */
export const SNIFFED_BYTES = 64;

/** @throws {DataError | NotInThisVersionError} when the first bytes are those of another kind of file */
export function refuseOtherFiles(first: Uint8Array, place: Place): void {
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, i) => first[i] === byte);
  if (begins([0xff, 0xfe]) || begins([0xfe, 0xff]) || looksUtf16(first)) {
    throw new DataError("is UTF-16 text, not UTF-8", {
      place,
      hint: 'Save it as UTF-8: in Excel "CSV UTF-8"; elsewhere iconv -f UTF-16 -t UTF-8.',
    });
  }
  for (const [name, magic] of COMPRESSED) {
    if (begins(magic))
      throw new DataError(`is compressed by ${name}`, { place, hint: "Decompress it first; of compressed files only gzip is read." });
  }
  for (const [name, magic] of LATER) {
    if (begins(magic)) throw new NotInThisVersionError(name, { place, hint: "CSV, TSV and NDJSON are, also gzipped." });
  }
  if (begins([0x50, 0x4b, 3, 4])) {
    throw new DataError("is a ZIP file, as Excel's .xlsx are", { place, hint: 'Save the sheet as "CSV UTF-8", or unpack the archive.' });
  }
  if (/^\s*<(!doctype|html|\?xml)/i.test(String.fromCharCode(...first))) {
    throw new DataError("is a web page or XML, not a table", {
      place,
      hint: "A download that asks for a login often saves its page instead.",
    });
  }
}

/** ASCII text in UTF-16 has a NUL in every other byte. */
function looksUtf16(first: Uint8Array): boolean {
  if (first.length < 8) return false;
  const zeros = [0, 0];
  for (let i = 0; i < 8; i++) if (first[i] === 0) zeros[i % 2]++;
  return (zeros[0] === 4 && zeros[1] === 0) || (zeros[1] === 4 && zeros[0] === 0);
}
