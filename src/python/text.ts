/**
 * Text as pickles write it: UTF-8 in which lone surrogates may stand (Python's "surrogatepass").
 */

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Up to this length letter by letter is faster than the decoder: 4 times for 8 letters, twice for 12, no longer for 16 (Node 20). From 13 on,
 * V8 would also keep a node of a rope for each letter.
 */
const SHORT = 12;

/** @returns undefined when the bytes are not such text */
export function decodeText(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (end - start <= SHORT) {
    let text = "";
    let i = start;
    for (; i < end && bytes[i] < 128; i++) text += String.fromCharCode(bytes[i]);
    if (i === end) return text;
  }
  const part = bytes.subarray(start, end);
  try {
    return decoder.decode(part);
  } catch {
    return decodeSurrogates(part);
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
  if (end - start <= SHORT) {
    for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]);
    return text;
  }
  for (let at = start; at < end; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + PIECE, end)));
  return text;
}
