/**
 * Text as pickles write it: UTF-8 in which lone surrogates may stand (Python's "surrogatepass").
 */

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Up to this length the decoder is slower than making the text of its letters: 4 times for 8 letters (Node 20). */
const SHORT = 12;

/** @returns undefined when the bytes are not such text */
export function decodeText(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (end - start <= SHORT) {
    let i = start;
    while (i < end && bytes[i] < 128) i++;
    if (i === end) return letters(bytes, start, end);
  }
  const part = bytes.subarray(start, end);
  try {
    return decoder.decode(part);
  } catch {
    return decodeSurrogates(part);
  }
}

const of = String.fromCharCode;

/** A character a byte, at most 12: spelt out, as each text that grows letter by letter is a new one. */
function letters(b: Uint8Array, i: number, end: number): string {
  switch (end - i) {
    case 0:
      return "";
    case 1:
      return of(b[i]);
    case 2:
      return of(b[i], b[i + 1]);
    case 3:
      return of(b[i], b[i + 1], b[i + 2]);
    case 4:
      return of(b[i], b[i + 1], b[i + 2], b[i + 3]);
    case 5:
      return of(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4]);
    case 6:
      return of(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5]);
    case 7:
      return of(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6]);
    case 8:
      return of(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7]);
    case 9:
      return of(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8]);
    case 10:
      return of(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9]);
    case 11:
      return of(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7], b[i + 8], b[i + 9], b[i + 10]);
    default:
      return letters(b, i, i + 6) + letters(b, i + 6, end);
  }
}

/** The same with three-byte surrogates allowed; rare, so written for reading. */
function decodeSurrogates(bytes: Uint8Array): string | undefined {
  let text = "";
  let plainFrom = 0;
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (bytes[i] !== 0xed || bytes[i + 1] < 0xa0 || bytes[i + 1] > 0xbf || bytes[i + 2] < 0x80 || bytes[i + 2] > 0xbf) continue;
    try {
      text += decoder.decode(bytes.subarray(plainFrom, i));
    } catch {
      return undefined;
    }
    text += String.fromCharCode(0xd000 | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f));
    i += 2;
    plainFrom = i + 1;
  }
  if (plainFrom === 0) return undefined;
  try {
    return text + decoder.decode(bytes.subarray(plainFrom));
  } catch {
    return undefined;
  }
}

/** Letters that become text at once: one by one, V8 would keep a node of a rope for each. */
const PIECE = 4096;

/** A character a byte. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  if (end - start <= SHORT) return letters(bytes, start, end);
  for (let at = start; at < end; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + PIECE, end)));
  return text;
}
