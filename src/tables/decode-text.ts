/** UTF-8, strictly: what is not is refused with its line and byte. */
import { DataError, type Place } from "../errors/index.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @param line the file's line on which `bytes` begin. @throws {DataError} naming the line that is not UTF-8 */
export function decodeText(bytes: Uint8Array, line: number, place: Place): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new DataError("this line is not UTF-8 text", {
      place: { ...place, row: line + badLine(bytes) },
      hint: 'Save the table as UTF-8: in Excel "CSV UTF-8"; elsewhere iconv -f WINDOWS-1252 -t UTF-8.',
    });
  }
}

/** How many lines stand before the first that cannot be decoded. */
function badLine(bytes: Uint8Array): number {
  let lines = 0;
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    const isBreak = bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10);
    if (!isBreak) continue;
    try {
      decoder.decode(bytes.subarray(start, at));
    } catch {
      return lines;
    }
    lines++;
    start = at + 1;
  }
  return lines;
}
