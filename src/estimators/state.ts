/**
 * An estimator's state, read through one typed accessor: kind, dtype, shape and range are checked here, so that a wrong
 * shape can't reach a loop. Every refusal names the path inside the file.
 */
import { InvalidModelError, quote, UnsupportedModelError } from "../errors/index.ts";
import type { Label } from "../numeric/index.ts";
import { NdArray, PyObject, type PyValue, StructArray, type TypedArray } from "../python/index.ts";

/** The expected length of each axis; undefined: any. */
export type Shape = readonly (number | undefined)[];

export class State {
  readonly className: string;
  readonly path: string;
  readonly args: readonly PyValue[];
  readonly #values: ReadonlyMap<string, PyValue>;

  constructor(object: PyObject, path = "") {
    this.className = object.className;
    this.path = path;
    this.args = object.args;
    this.#values = object.state;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** An integer from `least` to `most`. */
  integer(name: string, least: number, most: number): number {
    return asInteger(this.#value(name), least, most, this.#at(name));
  }

  string(name: string): string {
    const value = this.#value(name);
    if (typeof value !== "string") throw wrong(`is ${kindOf(value)}, not a string`, this.#at(name));
    return value;
  }

  /** An object of exactly this class. */
  object(name: string, className: string): State {
    return asObject(this.#value(name), className, this.#at(name));
  }

  /** A list of at least one object, all of exactly this class. */
  objects(name: string, className: string): State[] {
    const value = this.#value(name);
    const list: unknown = value instanceof NdArray ? value.data : value;
    if (!Array.isArray(list) || list.length === 0) throw wrong(`is ${kindOf(value)}, not a list of objects`, this.#at(name));
    return list.map((item: PyValue, i) => asObject(item, className, `${this.#at(name)}.${i}`));
  }

  float64(name: string, shape: Shape): Float64Array {
    const { data } = this.#array(name, shape);
    if (!(data instanceof Float64Array)) throw wrong(`holds ${data.constructor.name}, not float64`, this.#at(name));
    return data;
  }

  /** Text, one entry of a one-dimensional array each. */
  strings(name: string, length: number | undefined): string[] {
    const { data } = this.#array(name, [length]);
    return Array.from(data, (value: unknown, i) => {
      if (typeof value !== "string") throw wrong(`entry ${i} is ${kindOf(value)}, not a string`, this.#at(name));
      return value;
    });
  }

  /** Class labels: text, whole numbers or booleans, distinct. */
  labels(name: string, length: number): Label[] {
    const { data } = this.#array(name, [length]);
    const labels = Array.from(data, (value: unknown, i): Label => {
      if (typeof value === "string" || typeof value === "boolean") return value;
      const number = typeof value === "bigint" ? Number(value) : value;
      if (typeof number === "number" && Number.isSafeInteger(number)) return number;
      throw wrong(
        `entry ${i} is ${typeof value === "number" ? value : kindOf(value)}, not text, a whole number or a boolean`,
        this.#at(name),
      );
    });
    if (new Set(labels.map((label) => typeof label)).size > 1) throw wrong("mixes text, numbers and booleans", this.#at(name));
    if (new Set(labels).size < labels.length) throw wrong("holds a class twice", this.#at(name));
    return labels;
  }

  /**
   * A structured array.
   *
   * @param known the fields that the reader understands; another is refused, because ignoring it could answer wrongly
   */
  struct(name: string, length: number, known: readonly string[]): StructState {
    const value = this.#value(name);
    const path = this.#at(name);
    if (!(value instanceof StructArray)) throw wrong(`is ${kindOf(value)}, not a structured array`, path);
    if (value.length !== length) throw wrong(`has ${value.length} entries, not ${length}`, path);
    const unknown = [...value.fields.keys()].filter((field) => !known.includes(field));
    if (unknown.length > 0) {
      const parts = unknown.map((field) => `the field ${quote(field)} of ${path}`);
      throw new UnsupportedModelError(`${path} has fields that this version does not know: ${unknown.map(quote).join(", ")}`, parts, {
        place: { path },
      });
    }
    return new StructState(value, path);
  }

  #array(name: string, shape: Shape): { readonly data: TypedArray | readonly PyValue[] } {
    const value = this.#value(name);
    const path = this.#at(name);
    if (!(value instanceof NdArray)) throw wrong(`is ${kindOf(value)}, not an array`, path);
    const isFitting = value.shape.length === shape.length && shape.every((axis, i) => axis === undefined || axis === value.shape[i]);
    if (!isFitting) {
      throw wrong(`has the shape (${value.shape.join(", ")}), not (${shape.map((axis) => axis ?? "any").join(", ")})`, path);
    }
    const length = value.shape.reduce((product, axis) => product * axis, 1);
    if (value.data.length !== length) throw wrong(`has ${value.data.length} values for the shape (${value.shape.join(", ")})`, path);
    return value;
  }

  #value(name: string): PyValue {
    const value = this.#values.get(name);
    if (value === undefined) throw wrong("is missing", this.#at(name));
    return value;
  }

  #at(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}

/** The fields of a structured array. */
export class StructState {
  readonly #array: StructArray;
  readonly #path: string;

  constructor(array: StructArray, path: string) {
    this.#array = array;
    this.#path = path;
  }

  has(field: string): boolean {
    return this.#array.fields.has(field);
  }

  float64(field: string): Float64Array {
    const values = this.#field(field);
    if (!(values instanceof Float64Array)) throw wrong(`holds ${values.constructor.name}, not float64`, `${this.#path}.${field}`);
    return values;
  }

  /** Integers of any width, each from `least` to `most`. */
  int32(field: string, least: number, most: number): Int32Array {
    const values = this.#field(field);
    const integers = new Int32Array(values.length);
    for (let i = 0; i < values.length; i++) {
      const value = Number(values[i]);
      if (!Number.isInteger(value) || value < least || value > most) {
        throw wrong(`entry ${i} is ${value}, not an integer from ${least} to ${most}`, `${this.#path}.${field}`);
      }
      integers[i] = value;
    }
    return integers;
  }

  #field(field: string): TypedArray {
    const values = this.#array.fields.get(field);
    const path = `${this.#path}.${field}`;
    if (values === undefined) throw wrong("is missing", path);
    if (values.length !== this.#array.length) throw wrong(`has ${values.length} entries, not ${this.#array.length}`, path);
    return values;
  }
}

/** An integer from `least` to `most`, as Python's int or as a NumPy scalar. @throws {InvalidModelError} */
export function asInteger(value: PyValue, least: number, most: number, path: string): number {
  const single: unknown = value instanceof NdArray && value.data.length === 1 ? value.data[0] : value;
  const number = typeof single === "bigint" ? Number(single) : single;
  if (typeof number !== "number" || !Number.isInteger(number) || number < least || number > most) {
    const got = typeof number === "number" ? number : kindOf(single);
    throw wrong(`is ${got}, not an integer from ${least} to ${most}`, path);
  }
  return number;
}

function asObject(value: PyValue, className: string, path: string): State {
  if (!(value instanceof PyObject)) throw wrong(`is ${kindOf(value)}, not a ${className}`, path);
  if (value.className !== className) throw wrong(`is a ${quote(value.className)}, not a ${className}`, path);
  return new State(value, path);
}

function wrong(what: string, path: string): InvalidModelError {
  return new InvalidModelError(`${path} ${what}`, { place: { path } });
}

function kindOf(value: unknown): string {
  if (value === null) return "None";
  if (value === undefined) return "nothing";
  if (value instanceof NdArray) return `an array of the shape (${value.shape.join(", ")})`;
  if (value instanceof StructArray) return "a structured array";
  if (value instanceof PyObject) return `a ${quote(value.className)}`;
  if (value instanceof Map) return "a dict";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
