/**
 * Inert values: what Python wrote, as plain data. A class or a function is a name here, never a thing that can be
 * called. Pickles, bundles and freshly trained models all take this one form, and one reader serves them all.
 */

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
  | Map<string, PyValue>
  | PyObject
  | NdArray
  | StructArray;

/** An instance: the public dotted name of its class, what its constructor was given, and its state. */
export class PyObject {
  readonly className: string;
  readonly args: readonly PyValue[];
  readonly state: ReadonlyMap<string, PyValue>;

  constructor(className: string, state: ReadonlyMap<string, PyValue>, args: readonly PyValue[] = []) {
    this.className = className;
    this.args = args;
    this.state = state;
  }
}

/** An array of numbers (C order), or of strings and other values as a list. */
export class NdArray {
  readonly shape: readonly number[];
  readonly data: TypedArray | readonly PyValue[];

  constructor(shape: readonly number[], data: TypedArray | readonly PyValue[]) {
    this.shape = shape;
    this.data = data;
  }
}

/** A one-dimensional structured array, one typed array a field (a tree's nodes). */
export class StructArray {
  readonly length: number;
  readonly fields: ReadonlyMap<string, TypedArray>;

  constructor(length: number, fields: ReadonlyMap<string, TypedArray>) {
    this.length = length;
    this.fields = fields;
  }
}
