/**
 * The values of an array from its bytes. Numbers are copied as a block when somebody asks for them, and swapped where the writer's byte order is not ours;
 * text, bytes and booleans become lists.
 */
import { PyBytes, type PyValue, StoredNumbers, type TypedArray } from "../values.ts";
import type { ItemType } from "./item-type.ts";

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * `count` items that lie one after the other from `start` on.
 *
 * @returns numbers, or a list where no typed array holds such items; undefined for objects, which are no bytes
 */
export function itemsFromBytes(
  bytes: Uint8Array,
  start: number,
  count: number,
  type: ItemType,
): TypedArray | PyValue[] | StoredNumbers | undefined {
  const end = start + count * type.size;
  switch (type.kind) {
    case "O":
      return undefined;
    case "b":
      return Array.from(bytes.subarray(start, end), (byte) => byte !== 0);
    case "S":
      return stringsOfBytes(bytes, start, count, type.size);
    case "U":
      return texts(bytes, start, count, type);
    case "V":
      return bytes.slice(start, end);
    default:
      return new StoredNumbers(bytes.subarray(start, end), type.kind === "c" ? 2 * count : count, (own) => numbers(own, type));
  }
}

/** Numbers over bytes that belong to nobody else. Complex numbers are two floats each. */
export function numbers(own: Uint8Array, { kind, size, isLittleEndian }: ItemType): TypedArray {
  const width = kind === "c" ? size / 2 : size;
  if (isLittleEndian !== LITTLE_ENDIAN) swap(own, width);
  const { buffer } = own;
  switch (`${kind === "c" ? "f" : kind === "M" || kind === "m" ? "i" : kind}${width}`) {
    case "f8":
      return new Float64Array(buffer);
    case "f4":
      return new Float32Array(buffer);
    case "f2":
      return float32OfFloat16(new Uint16Array(buffer));
    case "i8":
      return new BigInt64Array(buffer);
    case "i4":
      return new Int32Array(buffer);
    case "i2":
      return new Int16Array(buffer);
    case "i1":
      return new Int8Array(buffer);
    case "u8":
      return new BigUint64Array(buffer);
    case "u4":
      return new Uint32Array(buffer);
    case "u2":
      return new Uint16Array(buffer);
    default:
      return new Uint8Array(buffer);
  }
}

function swap(bytes: Uint8Array, width: number): void {
  for (let at = 0; width > 1 && at < bytes.length; at += width) {
    for (let i = at, j = at + width - 1; i < j; i++, j--) {
      const first = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = first;
    }
  }
}

/** IEEE 754 half precision, bit for bit: every half is a float32. */
function float32OfFloat16(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  const bits = new Uint32Array(floats.buffer);
  for (let i = 0; i < halves.length; i++) {
    const sign = (halves[i] >> 15) << 31;
    const exponent = (halves[i] >> 10) & 31;
    const fraction = halves[i] & 1023;
    if (exponent !== 0) bits[i] = sign | ((exponent === 31 ? 255 : exponent + 112) << 23) | (fraction << 13);
    else floats[i] = (sign === 0 ? 1 : -1) * fraction * TWO_TO_MINUS_24;
  }
  return floats;
}

const TWO_TO_MINUS_24 = 5.9604644775390625e-8;

/** `S`: bytes, without the zeros that fill each up. */
function stringsOfBytes(bytes: Uint8Array, start: number, count: number, size: number): PyValue[] {
  return Array.from({ length: count }, (_, i) => {
    const from = start + i * size;
    let to = from + size;
    while (to > from && bytes[to - 1] === 0) to--;
    return new PyBytes("bytes", bytes, from, to);
  });
}

/** `U`: four bytes a character, without the zeros that fill each up. @throws {RangeError} beyond Unicode */
function texts(bytes: Uint8Array, start: number, count: number, { size, isLittleEndian }: ItemType): PyValue[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * size);
  return Array.from({ length: count }, (_, i) => {
    let end = (i + 1) * size;
    while (end > i * size && view.getUint32(end - 4, isLittleEndian) === 0) end -= 4;
    let text = "";
    for (let at = i * size; at < end; at += 4) text += String.fromCodePoint(view.getUint32(at, isLittleEndian));
    return text;
  });
}
