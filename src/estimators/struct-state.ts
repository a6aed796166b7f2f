/** The fields of a structured array, each checked when it is asked for. */
import type { StructArray, TypedArray } from "../python/index.ts";
import { asInt32 } from "./plain-values.ts";
import { wrong } from "./refusal.ts";

export class StructState {
  readonly length: number;
  readonly #array: StructArray;
  readonly #path: string;

  constructor(array: StructArray, path: string) {
    this.length = array.length;
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
    return asInt32(this.#field(field), least, most, `${this.#path}.${field}`);
  }

  #field(field: string): TypedArray {
    const values = this.#array.fields.get(field);
    const path = `${this.#path}.${field}`;
    if (values === undefined) throw wrong("is missing", path);
    if (values.length !== this.#array.length) throw wrong(`has ${values.length} entries, not ${this.#array.length}`, path);
    return values;
  }
}
