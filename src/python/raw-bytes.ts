/** The bytes in what Python took for bytes: bytes, a bytearray, Python 2's str, or text of Latin-1 letters. */
import { PyBytes, type PyValue } from "./values.ts";

/** @returns undefined when `value` is nothing of that kind */
export function rawBytes(value: PyValue | undefined): Uint8Array | undefined {
  if (value instanceof PyBytes) return value.bytes;
  if (typeof value !== "string") return undefined;
  const bytes = new Uint8Array(value.length);
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code > 255) return undefined;
    bytes[i] = code;
  }
  return bytes;
}
