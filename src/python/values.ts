/**
 * Inert values: what Python wrote, as plain data. A class or a function is a name here, never a thing that can be
 * called. Pickles, bundles and freshly trained models all take this one form, and one reader serves them all.
 *
 * | Python | here |
 * | --- | --- |
 * | None, bool, str, list | null, boolean, string, array |
 * | int | number; beyond 2^53 bigint |
 * | float | number; PyFloat where the number alone would look like an int (1.0), so that `max_features=1.0` is not 1 |
 * | bytes, bytearray, Python 2's str | PyBytes, which says which |
 * | tuple; set, frozenset; dict | PyTuple; PySet; Map, in Python's order |
 * | a class or function | PyName |
 * | an instance, or what a call would have given | PyObject |
 * | numpy.ndarray; structured; numpy.dtype | NdArray; StructArray; DType |
 * | a NumPy scalar | the number, boolean, string or bytes in it |
 */

import type { BytePool } from "./byte-pool.ts";
import { mutable } from "./mutable.ts";
import { decodeText, latin1 } from "./text.ts";

export type TypedArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | BigInt64Array
  | BigUint64Array;

export type PyValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly PyValue[]
  | Map<PyValue, PyValue>
  | PyFloat
  | PyBytes
  | PyTuple
  | PySet
  | PyName
  | PyObject
  | DType
  | NdArray
  | StructArray;

/** A float that is a whole number: 1.0, not 1. Other floats are plain numbers. */
export class PyFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  valueOf(): number {
    return this.value;
  }
}

/** Python's float: a number, or a `PyFloat` where the number alone would look like an int. */
export function pyFloat(value: number): number | PyFloat {
  return Number.isInteger(value) ? new PyFloat(value) : value;
}

/** The number in an int or a float, or undefined when `value` is neither. A bigint is rounded. */
export function numberOf(value: PyValue | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (value instanceof PyFloat) return value.value;
  return typeof value === "bigint" ? Number(value) : undefined;
}

/** Bytes, a bytearray, or a `str` of Python 2, which is bytes too and mostly stands for text. */
export class PyBytes {
  readonly kind: "bytes" | "bytearray" | "str";
  readonly length: number;
  #source: Uint8Array;
  #start: number;
  #isOwn = false;

  /** Part of `source`, by default all of it; not copied until `detach`. */
  constructor(kind: "bytes" | "bytearray" | "str", source: Uint8Array, start = 0, end: number = source.length) {
    this.kind = kind;
    this.length = end - start;
    this.#source = source;
    this.#start = start;
  }

  get bytes(): Uint8Array {
    return this.#source.subarray(this.#start, this.#start + this.length);
  }

  /** Copies the first bytes into `target`, without a view of them being made. */
  copyTo(target: Uint8Array): void {
    const start = this.#start;
    const length = Math.min(this.length, target.length);
    for (let i = 0; i < length; i++) target[i] = this.#source[start + i];
  }

  /** What the bytes spell: as UTF-8, or where they are none, a character a byte (Latin-1). */
  get text(): string {
    const end = this.#start + this.length;
    return decodeText(this.#source, this.#start, end) ?? latin1(this.#source, this.#start, end);
  }

  /** Copies the bytes, so that the file that they came from can be let go. */
  detach(pool: BytePool): void {
    if (this.#isOwn) return;
    const { bytes, start } = pool.copy(this.#source, this.#start, this.#start + this.length);
    this.#source = bytes;
    this.#start = start;
    this.#isOwn = true;
  }
}

/** The text in a str of either Python, or undefined when `value` is none. */
export function textOf(value: PyValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  return value instanceof PyBytes && value.kind === "str" ? value.text : undefined;
}

export class PyTuple {
  readonly items: readonly PyValue[];

  constructor(items: readonly PyValue[]) {
    this.items = items;
  }
}

/** The items of a list or a tuple, or undefined when `value` is neither. */
export function itemsOf(value: PyValue | undefined): readonly PyValue[] | undefined {
  if (value instanceof PyTuple) return value.items;
  return Array.isArray(value) ? (value as readonly PyValue[]) : undefined;
}

/** A set or a frozenset, its items as the file has them, which is no order that Python promises. */
export class PySet {
  readonly items: readonly PyValue[];
  readonly isFrozen: boolean;

  constructor(items: readonly PyValue[], isFrozen: boolean) {
    this.items = items;
    this.isFrozen = isFrozen;
  }
}

/** A class or a function, by name only. Python 2's names of built-ins are written as Python 3 has them. */
export class PyName {
  readonly module: string;
  readonly name: string;
  /** module and name with a dot between them */
  readonly dotted: string;

  constructor(module: string, name: string) {
    this.module = module;
    this.name = name;
    this.dotted = `${module}.${name}`;
  }
}

/** What an instance can hold besides its attributes. */
export interface ObjectExtras {
  /** keyword arguments of its constructor */
  readonly kwargs?: ReadonlyMap<string, PyValue>;
  /** what its `__setstate__` would have been given, where that is no dict of attributes */
  readonly rawState?: PyValue;
  /** what would have been appended to it (a subclass of list) */
  readonly items?: readonly PyValue[];
  /** what would have been set by key (a subclass of dict, an OrderedDict) */
  readonly entries?: Map<PyValue, PyValue>;
}

/**
 * An instance: the public dotted name of its class, what its constructor was given, and its state. Also what a function
 * would have returned: the function's name and the arguments. `builtins.apply` stands for the call of what is itself the
 * result of a call; its arguments are that and a tuple.
 */
export class PyObject {
  readonly className: string;
  readonly args: readonly PyValue[];
  readonly state: ReadonlyMap<string, PyValue>;
  readonly extras: ObjectExtras | undefined;

  constructor(className: string, state: ReadonlyMap<string, PyValue>, args: readonly PyValue[] = [], extras?: ObjectExtras) {
    this.className = className;
    this.args = args;
    this.state = state;
    this.extras = extras;
  }
}

/** A `numpy.dtype`. */
export class DType {
  /** as NumPy spells it: `<f8`, `|b1`, `<U10`, `|O`, `<M8[ns]`; a structured one is `|V` and its size in bytes */
  readonly name: string;
  readonly fields: readonly DTypeField[] | undefined;

  constructor(name: string, fields?: readonly DTypeField[]) {
    this.name = name;
    this.fields = fields;
  }
}

export interface DTypeField {
  readonly name: string;
  readonly dtype: string;
  readonly offset: number;
  /** of a field that is an array itself, else empty */
  readonly shape: readonly number[];
}

/** The numbers of an array one after the other, as a file has them, of which a typed array is made when somebody asks for it. */
export class StoredNumbers {
  /** at any place in memory */
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly #make: (own: Uint8Array) => TypedArray;

  /** @param make gives the numbers over bytes that belong to nobody else */
  constructor(bytes: Uint8Array, length: number, make: (own: Uint8Array) => TypedArray) {
    this.bytes = bytes;
    this.length = length;
    this.#make = make;
  }

  numbers(): TypedArray {
    return this.#make(this.bytes.slice());
  }
}

/**
 * An array of numbers (C order), or of strings, booleans and other values as a list. float16 is held as float32; times are
 * their 64-bit counts; complex numbers are pairs of floats and opaque items are bytes, in both of which `data` is longer than the shape says.
 */
export class NdArray {
  readonly shape: readonly number[];
  /** the data, or what it will be made of */
  readonly content: TypedArray | readonly PyValue[] | StoredNumbers;
  /** NumPy's name of the dtype, where the array came from NumPy */
  readonly dtype: string | undefined;

  constructor(shape: readonly number[], content: TypedArray | readonly PyValue[] | StoredNumbers, dtype?: string) {
    this.shape = shape;
    this.content = content;
    this.dtype = dtype;
  }

  get data(): TypedArray | readonly PyValue[] {
    return this.detach();
  }

  /** The data where it is a list, which can hold other values; undefined for numbers. */
  get list(): readonly PyValue[] | undefined {
    return Array.isArray(this.content) ? (this.content as readonly PyValue[]) : undefined;
  }

  /** Copies the numbers, so that the file that they came from can be let go. @returns the data */
  detach(): TypedArray | readonly PyValue[] {
    const { content } = this;
    if (!(content instanceof StoredNumbers)) return content;
    const data = content.numbers();
    mutable(this).content = data;
    return data;
  }
}

/** The items of a structured array one after the other, as a file has them. */
export interface StructItems {
  /** at any place in memory */
  readonly bytes: Uint8Array;
  /** bytes of an item */
  readonly size: number;
  readonly fields: readonly DTypeField[];
  /** the fields taken apart */
  columns(): ReadonlyMap<string, TypedArray>;
  /** Copies the bytes, so that the file that they came from can be let go. */
  detach(): void;
}

/** A structured array, one typed array a field (a tree's nodes); booleans are 0 and 1. Mostly one-dimensional. */
export class StructArray {
  readonly length: number;
  readonly shape: readonly number[];
  /** as the file has them, where it is a file of Python's */
  readonly items: StructItems | undefined;
  #fields: ReadonlyMap<string, TypedArray> | undefined;

  /** @param content the fields, or the items of which they are made when somebody asks for one */
  constructor(length: number, content: ReadonlyMap<string, TypedArray> | StructItems, shape: readonly number[] = [length]) {
    this.length = length;
    this.shape = shape;
    if (content instanceof Map) this.#fields = content;
    else this.items = content as StructItems;
  }

  get fields(): ReadonlyMap<string, TypedArray> {
    this.#fields ??= this.items?.columns() ?? new Map();
    return this.#fields;
  }

  get fieldNames(): readonly string[] {
    return this.items === undefined ? [...this.fields.keys()] : this.items.fields.map(({ name }) => name);
  }
}
