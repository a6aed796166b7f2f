/**
 * joblib writes the bytes of an array into the pickle, right after the stand-in for it (joblib/numpy_pickle.py,
 * NumpyArrayWrapper): since 1.2 after up to 16 bytes of padding. Arrays of objects follow as a pickle of their own.
 */

import { arrayFromBytes, byteLengthOf, shapeOf } from "./numpy/array.ts";
import type { Reading } from "./reading.ts";
import { DType, NdArray, numberOf, type PyObject, type PyValue, textOf } from "./values.ts";

/** @param wrapper with the attributes shape, order, dtype and perhaps numpy_array_alignment_bytes */
export function readArrayInStream(wrapper: PyObject, reading: Reading): PyValue {
  const { cursor, budget, at, fail } = reading;
  const { state } = wrapper;
  const dtype = state.get("dtype");
  const order = textOf(state.get("order"));
  if (!(dtype instanceof DType) || (order !== "C" && order !== "F")) return fail("an array in joblib's form without a dtype or an order");
  const header = { shape: shapeOf(state.get("shape"), fail), dtype, isFortran: order === "F" };
  if (dtype.name === "|O") {
    const array = reading.nested();
    return array instanceof NdArray ? array : fail("an array of objects in joblib's form is no array");
  }
  const length = byteLengthOf(header, fail);
  if (numberOf(state.get("numpy_array_alignment_bytes")) !== undefined) {
    const padding = cursor.uint8();
    cursor.take(padding, "the padding before an array");
  }
  const start = cursor.take(length, "an array");
  return arrayFromBytes(header, cursor.bytes, start, budget, at, fail);
}
