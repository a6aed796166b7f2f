/** What counts as missing for an imputer: NaN and None by default, or the value that `missing_values` names. */
import type { Column, Label, Matrix } from "../../numeric/index.ts";
import { numberOf, PyName, PyObject, type PyValue, textOf } from "../../python/index.ts";
import { kindOf } from "../refusal.ts";
import type { State } from "../state.ts";

/** undefined: NaN, or what a table has no value for */
export type MissingValue = Label | undefined;

export function missingValueOf(state: State): MissingValue {
  const value = state.has("missing_values") ? state.value("missing_values") : null;
  if (value === null || isPandasMissing(value)) return undefined;
  const label = typeof value === "boolean" ? value : (numberOf(value) ?? textOf(value));
  if (label === undefined) return state.refuse(`missing_values that are ${kindOf(value)}`);
  // The old Imputer names it by text.
  return Number.isNaN(label) || label === "NaN" ? undefined : label;
}

function isPandasMissing(value: PyValue): boolean {
  const name = value instanceof PyObject ? value.className : value instanceof PyName ? value.dotted : "";
  return /^pandas\b.*\b(?:NAType|NA)$/.test(name);
}

/** For each cell of a column whether it is missing. */
export function missingIn(values: Column["values"] | Float64Array | Float32Array, missing: MissingValue): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < mask.length; i++) {
    const value = values[i];
    const isMissing = missing === undefined ? value === null || Number.isNaN(value) : value === missing;
    mask[i] = Number(isMissing);
  }
  return mask;
}

/** The mask of one column of a matrix. */
export function columnMask({ rows, columns }: Matrix, mask: Uint8Array, column: number): Uint8Array {
  return Uint8Array.from({ length: rows }, (_, row) => mask[row * columns + column]);
}
