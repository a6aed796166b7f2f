/** Fitted estimators as Python would have written them, by hand: for what no scikit-learn writes, or few versions do. */
import { NdArray, PyObject, type PyValue } from "../../src/python/index.ts";

export function pythonObject(className: string, attributes: Readonly<Record<string, PyValue>>, version = "1.9.1"): PyObject {
  return new PyObject(className, new Map([...Object.entries(attributes), ["_sklearn_version", version]]));
}

/** A float64 array of one axis. */
export function vector(...values: readonly number[]): NdArray {
  return new NdArray([values.length], Float64Array.from(values));
}

/** A float64 array of two axes. */
export function table(...rows: readonly (readonly number[])[]): NdArray {
  return new NdArray([rows.length, rows[0].length], Float64Array.from(rows.flat()));
}

/** An array of objects, as labels of text are. */
export function labels(...values: readonly PyValue[]): NdArray {
  return new NdArray([values.length], values);
}
