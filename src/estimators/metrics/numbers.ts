/** Columns of numbers, checked: `check_array` and `check_consistent_length` in scikit-learn's utils/validation.py. */
import { DataError } from "../../errors/index.ts";

/** One number a row. */
export type Numbers = readonly number[] | Float64Array | Float32Array | Int32Array | Uint8Array;

/**
 * `values` as float64.
 *
 * @throws {DataError} naming the row that is not a finite number
 */
export function readNumbers(name: string, values: Numbers): Float64Array {
  const read = new Float64Array(values.length);
  for (let i = 0; i < read.length; i++) {
    const value: unknown = values[i];
    if (typeof value !== "number") throw new DataError(`${name} holds ${typeof value} in row ${i}, not a number`);
    if (!Number.isFinite(value)) throw new DataError(`${name} holds ${value} in row ${i}, not a finite number`);
    read[i] = value;
  }
  return read;
}

/** @throws {DataError} when there are not as many values as rows */
export function checkLength(name: string, length: number, rows: number): void {
  if (length !== rows) throw new DataError(`yTrue has ${rows} rows, ${name} has ${length}`);
}
