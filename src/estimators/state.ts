/**
 * An estimator's state, read through one typed accessor: kind, dtype, shape and range are checked here, so that a wrong
 * shape can't reach a loop. Every refusal names the path inside the file.
 */
import { quote, UnsupportedModelError } from "../errors/index.ts";
import { type Label, Matrix } from "../numeric/index.ts";
import { NdArray, numberOf, PyObject, type PyValue, StructArray, type TypedArray, textOf } from "../python/index.ts";
import type { Estimator } from "./estimator.ts";
import { labelsOf } from "./label-values.ts";
import { asInt32, asInteger, listOf, single } from "./plain-values.ts";
import { kindOf, notFitted, wrong } from "./refusal.ts";
import { SklearnVersion } from "./sklearn-version.ts";
import { StructState } from "./struct-state.ts";

/** The expected length of each axis; undefined: any. */
export type Shape = readonly (number | undefined)[];

/** What a state needs of the reading that it belongs to. */
export interface StateReading {
  /** the public name of a class */
  className(name: string): string;
  /** what the caller of `load` gave for a function's dotted name */
  registered(name: string): ((...values: never[]) => unknown) | undefined;
  /** the estimator in a value. @throws {InvalidModelError} when it is no object, or contradicts itself */
  estimator(value: PyValue | undefined, path: string): Estimator;
}

const MOST = 0x7fffffff;

export class State {
  /** the public name, wherever the class stood when it was written */
  readonly className: string;
  readonly path: string;
  readonly object: PyObject;
  readonly reading: StateReading;
  readonly version: SklearnVersion;
  readonly #values: ReadonlyMap<string, PyValue>;

  /** @param version of the estimator that this is a part of; its own where it says one */
  constructor(object: PyObject, path: string, reading: StateReading, version?: SklearnVersion) {
    const own = textOf(object.state.get("_sklearn_version"));
    this.object = object;
    this.className = reading.className(object.className);
    this.path = path;
    this.reading = reading;
    this.version = own === undefined && version !== undefined ? version : new SklearnVersion(own);
    this.#values = object.state;
  }

  get args(): readonly PyValue[] {
    return this.object.args;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Whether there is such an attribute and it is not None. */
  isSet(name: string): boolean {
    return (this.#values.get(name) ?? null) !== null;
  }

  /** The first of these names that the state has: attributes were renamed between versions. */
  nameOf(...names: readonly string[]): string {
    return names.find((name) => this.#values.has(name)) ?? names[0];
  }

  /** The value as the file has it, for what no accessor fits. */
  value(name: string): PyValue {
    const value = this.#values.get(name);
    if (value === undefined) throw wrong("is missing", this.at(name));
    return value;
  }

  /** Where an attribute stands, as errors name it. */
  at(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }

  /** @throws {InvalidModelError} always: `name` `what`, as in "coef_ is a list, not an array" */
  wrong(name: string, what: string): never {
    throw wrong(what, this.at(name));
  }

  /** @throws {UnsupportedModelError} always: a sound model that this version does not understand. @param what reads before "is not in this version" */
  refuse(what: string, hint?: string): never {
    const part = this.path === "" ? what : `${what} (${this.path})`;
    throw new UnsupportedModelError(`${part} is not in this version`, [part], {
      place: { path: this.path },
      ...(hint !== undefined && { hint }),
    });
  }

  /** @throws {UnsupportedModelError} always: it was saved before `fit`, or without what `fit` makes */
  refuseUnfitted(hint?: string): never {
    throw notFitted(this.className, this.path, hint);
  }

  /** An integer from `least` to `most`; `fallback` where the version had no such attribute. */
  integer(name: string, least: number, most: number, fallback?: number): number {
    if (fallback !== undefined && !this.#values.has(name)) return fallback;
    return asInteger(this.value(name), least, most, this.at(name));
  }

  /** An int or a float. */
  number(name: string, fallback?: number): number {
    if (fallback !== undefined && !this.#values.has(name)) return fallback;
    const value = this.value(name);
    const number = numberOf(single(value));
    return number ?? this.wrong(name, `is ${kindOf(value)}, not a number`);
  }

  boolean(name: string, fallback?: boolean): boolean {
    if (fallback !== undefined && !this.#values.has(name)) return fallback;
    const value = single(this.value(name));
    if (typeof value === "boolean") return value;
    const number = numberOf(value);
    return number === 0 || number === 1 ? number === 1 : this.wrong(name, `is ${kindOf(value)}, not a boolean`);
  }

  string(name: string, fallback?: string): string {
    if (fallback !== undefined && !this.#values.has(name)) return fallback;
    const value = single(this.value(name));
    return textOf(value) ?? this.wrong(name, `is ${kindOf(value)}, not a string`);
  }

  /** One of these texts. @throws {UnsupportedModelError} for another */
  choice<Choice extends string>(name: string, choices: readonly Choice[], fallback?: Choice): Choice {
    const text = this.string(name, fallback);
    return choices.find((choice) => choice === text) ?? this.refuse(`${name}=${quote(text)} of ${this.className}`);
  }

  /** The items of a list, a tuple or an array of objects. */
  list(name: string): readonly PyValue[] {
    const value = this.value(name);
    return listOf(value) ?? this.wrong(name, `is ${kindOf(value)}, not a list`);
  }

  /** A part of exactly one of these classes. */
  part(name: string, ...classNames: readonly string[]): State {
    return this.partOf(this.value(name), name, ...classNames);
  }

  /** A list of parts, all of one of these classes, at least one. */
  parts(name: string, ...classNames: readonly string[]): State[] {
    const list = this.list(name);
    if (list.length === 0) this.wrong(name, "is empty");
    return list.map((item, i) => this.partOf(item, `${name}.${i}`, ...classNames));
  }

  /** As `part`, for a value that was found inside of an attribute. */
  partOf(value: PyValue | undefined, name: string, ...classNames: readonly string[]): State {
    const [wanted] = classNames;
    if (!(value instanceof PyObject)) return this.wrong(name, `is ${kindOf(value)}, not a ${wanted}`);
    const state = new State(value, this.at(name), this.reading, this.version);
    if (classNames.includes(state.className) || classNames.includes(value.className)) return state;
    return this.wrong(name, `is a ${quote(value.className)}, not a ${wanted}`);
  }

  /** The estimator in an attribute. */
  estimator(name: string): Estimator {
    return this.reading.estimator(this.value(name), this.at(name));
  }

  /** A list of estimators, at least one. */
  estimators(name: string): Estimator[] {
    const list = this.list(name);
    if (list.length === 0) this.wrong(name, "is empty");
    return list.map((item, i) => this.reading.estimator(item, this.at(`${name}.${i}`)));
  }

  /** Numbers of any dtype, as float64. */
  float64(name: string, shape: Shape): Float64Array {
    const { data } = this.array(name, shape);
    return this.#asFloat64(data, name);
  }

  /** `length` numbers, as an array or as one number for all of them (`intercept_ = 0.0`). */
  vector(name: string, length: number): Float64Array {
    const value = this.value(name);
    const number = value instanceof NdArray && value.data.length !== 1 ? undefined : numberOf(single(value));
    if (number !== undefined) return new Float64Array(length).fill(number);
    return this.float64(name, [length]);
  }

  /** Two axes of numbers of any dtype. */
  matrix(name: string, rows: number | undefined, columns: number | undefined): Matrix {
    const { shape, data } = this.array(name, [rows, columns]);
    return new Matrix(shape[0], shape[1], this.#asFloat64(data, name));
  }

  /** Integers of any width, each from `least` to `most`. */
  int32(name: string, shape: Shape, least = -MOST, most = MOST): Int32Array {
    return asInt32(this.array(name, shape).data, least, most, this.at(name));
  }

  /** Booleans, as 0 and 1. */
  mask(name: string, shape: Shape): Uint8Array {
    const { data } = this.array(name, shape);
    return Uint8Array.from(data as Iterable<PyValue>, (value) => {
      if (value === true || value === 1) return 1;
      return value === false || value === 0 ? 0 : this.wrong(name, `holds ${kindOf(value)}, not booleans`);
    });
  }

  /** Text, one entry of a list or of a one-dimensional array each. */
  strings(name: string, length: number | undefined): string[] {
    const list = this.list(name);
    if (length !== undefined && list.length !== length) this.wrong(name, `has ${list.length} entries, not ${length}`);
    return list.map((value, i) => textOf(value) ?? this.wrong(name, `entry ${i} is ${kindOf(value)}, not a string`));
  }

  /** Class labels: text, numbers or booleans, distinct, of one kind. */
  labels(name: string, length: number | undefined): Label[] {
    return labelsOf(this.value(name), length, this.at(name));
  }

  /**
   * A structured array.
   *
   * @param known the fields that the reader understands; another is refused, because ignoring it could answer wrongly
   */
  struct(name: string, length: number | undefined, known: readonly string[]): StructState {
    const value = this.value(name);
    const path = this.at(name);
    if (!(value instanceof StructArray)) throw wrong(`is ${kindOf(value)}, not a structured array`, path);
    if (length !== undefined && value.length !== length) throw wrong(`has ${value.length} entries, not ${length}`, path);
    const unknown = [...value.fields.keys()].filter((field) => !known.includes(field));
    if (unknown.length > 0) {
      const parts = unknown.map((field) => `the field ${quote(field)} of ${path}`);
      throw new UnsupportedModelError(`${path} has fields that this version does not know: ${unknown.map(quote).join(", ")}`, parts, {
        place: { path },
      });
    }
    return new StructState(value, path);
  }

  /** An array of this shape, of any dtype. */
  array(name: string, shape: Shape): NdArray {
    const value = this.value(name);
    const path = this.at(name);
    if (!(value instanceof NdArray)) throw wrong(`is ${kindOf(value)}, not an array`, path);
    const isFitting = value.shape.length === shape.length && shape.every((axis, i) => axis === undefined || axis === value.shape[i]);
    if (!isFitting) {
      throw wrong(`has the shape (${value.shape.join(", ")}), not (${shape.map((axis) => axis ?? "any").join(", ")})`, path);
    }
    const length = value.shape.reduce((product, axis) => product * axis, 1);
    if (value.data.length !== length) throw wrong(`has ${value.data.length} values for the shape (${value.shape.join(", ")})`, path);
    return value;
  }

  #asFloat64(data: TypedArray | readonly PyValue[], name: string): Float64Array {
    if (data instanceof Float64Array) return data;
    return Float64Array.from(data as Iterable<PyValue>, (value) => {
      const number = typeof value === "boolean" ? Number(value) : numberOf(value);
      return number ?? this.wrong(name, `holds ${kindOf(value)}, not numbers`);
    });
  }
}
