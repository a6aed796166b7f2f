/** The parameter `dtype` of encoders and discretizers: what their answers are made of. */

import { Matrix } from "../../numeric/index.ts";
import { DType, PyName, type PyValue, textOf } from "../../python/index.ts";
import type { State } from "../state.ts";

/** Whether answers are float32; every other dtype that occurs (float64, integers) fits float64. */
export function isSingle(state: State): boolean {
  if (!state.isSet("dtype")) return false;
  const name = nameOf(state.value("dtype"));
  return name === "float32" || name === "<f4" || name === "f4" || name === "float16" || name === "<f2";
}

function nameOf(value: PyValue): string | undefined {
  if (value instanceof PyName) return value.name;
  return value instanceof DType ? value.name : textOf(value);
}

export function matrixOf(rows: number, columns: number, single: boolean): Matrix {
  return new Matrix(rows, columns, single ? new Float32Array(rows * columns) : new Float64Array(rows * columns));
}
