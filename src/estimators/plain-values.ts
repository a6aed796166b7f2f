/** Plain values out of a file: numbers and lists, in each of the forms in which Python may have written them. */
import { InvalidModelError } from "../errors/index.ts";
import { itemsOf, NdArray, numberOf, type PyValue, type TypedArray } from "../python/index.ts";
import { kindOf, wrong } from "./refusal.ts";

/** The value in an array of one; any other value as it is. */
export function single(value: PyValue): PyValue {
  return value instanceof NdArray && value.data.length === 1 ? (value.data[0] as PyValue) : value;
}

/** The items of a list, a tuple or a flat array of anything. */
export function listOf(value: PyValue | undefined): readonly PyValue[] | undefined {
  if (value instanceof NdArray)
    return Array.isArray(value.data) ? (value.data as readonly PyValue[]) : Array.from(value.data as Float64Array);
  return itemsOf(value);
}

/** An integer from `least` to `most`, as Python's int, a whole float or a NumPy scalar. @throws {InvalidModelError} */
export function asInteger(value: PyValue | undefined, least: number, most: number, path: string): number {
  const one = value === undefined ? undefined : single(value);
  const number = numberOf(one);
  if (number === undefined || !Number.isInteger(number) || number < least || number > most) {
    throw wrong(`is ${number ?? kindOf(one)}, not an integer from ${least} to ${most}`, path);
  }
  return number;
}

/** An int or a float. @throws {InvalidModelError} */
export function asNumber(value: PyValue | undefined, path: string): number {
  const one = value === undefined ? undefined : single(value);
  const number = numberOf(one);
  if (number === undefined) throw wrong(`is ${kindOf(one)}, not a number`, path);
  return number;
}

/** Integers of any width as int32, each from `least` to `most`. @throws {InvalidModelError} */
export function asInt32(values: TypedArray | readonly PyValue[], least: number, most: number, path: string): Int32Array {
  const refuse = (i: number, value: unknown): never => {
    throw new InvalidModelError(`${path} entry ${i} is ${value}, not an integer from ${least} to ${most}`, { place: { path } });
  };
  if (values instanceof BigInt64Array) return fromInt64(values, least, most, refuse);
  const integers = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const number = typeof value === "boolean" ? Number(value) : (numberOf(value) ?? Number.NaN);
    if (!Number.isInteger(number) || number < least || number > most) refuse(i, number);
    integers[i] = number;
  }
  return integers;
}

const LOW = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 0 : 1;

/** NumPy's usual integers by their halves: a quarter of the time that a bigint each takes (a million of them, Node 20). */
function fromInt64(values: BigInt64Array, least: number, most: number, refuse: (i: number, value: unknown) => never): Int32Array {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const integers = new Int32Array(values.length);
  for (let i = 0; i < integers.length; i++) {
    const low = halves[2 * i + LOW];
    if (halves[2 * i + 1 - LOW] !== low >> 31 || low < least || low > most) refuse(i, values[i]);
    integers[i] = low;
  }
  return integers;
}
