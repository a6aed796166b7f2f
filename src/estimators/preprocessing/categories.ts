/**
 * The categories of one input, as encoders keep them in `categories_`: text, numbers, booleans, None and NaN, each with its
 * code (preprocessing/_encoders.py, utils/_encode.py).
 */
import { DataError, quote } from "../../errors/index.ts";
import type { Column, Label } from "../../numeric/index.ts";
import { NdArray, numberOf, PyFloat, type PyValue, textOf } from "../../python/index.ts";
import type { InputHint } from "../estimator.ts";
import { listOf } from "../plain-values.ts";
import { kindOf } from "../refusal.ts";
import type { State } from "../state.ts";
import { floatText } from "./float-text.ts";

/** Python's None is null, its NaN is NaN. */
export type Category = Label | null;

export interface Categories {
  readonly values: readonly Category[];
  /** what `str` makes of each, as names of columns hold it */
  readonly texts: readonly string[];
  /** of booleans the code of 0 and 1 */
  readonly codes: ReadonlyMap<string | number, number>;
  /** the code of what is missing, where that is a category; NaN before None */
  readonly missingCode: number | undefined;
  /** NaN is the last category */
  readonly hasNan: boolean;
}

/** The code of a value that is no category. */
export const UNKNOWN = -1;

/**
 * The categories of each input in `name`.
 *
 * @throws {InvalidModelError} when it is no list of arrays, or holds a category twice
 */
export function categoriesFromState(state: State, name: string): Categories[] {
  return state.list(name).map((item, f) => categoriesOf(item, `${name}.${f}`, state));
}

export function categoriesOf(item: PyValue, name: string, state: State): Categories {
  const list = listOf(item);
  if (list === undefined) return state.wrong(name, `is ${kindOf(item)}, not an array of categories`);
  if (item instanceof NdArray && /^[<>|=]?[Mm]8/.test(item.dtype ?? "")) return state.refuse("an encoder of dates or times");
  const isFloat = item instanceof NdArray && (item.data instanceof Float64Array || item.data instanceof Float32Array);
  const isSingle = item instanceof NdArray && item.data instanceof Float32Array;
  const values: Category[] = [];
  const texts: string[] = [];
  const codes = new Map<string | number, number>();
  for (const [code, one] of list.entries()) {
    const value = categoryOf(one);
    if (value === undefined) return state.refuse(`a category that is ${kindOf(one)}`);
    if (value !== null) {
      const key = typeof value === "boolean" ? Number(value) : value;
      if (codes.has(key)) {
        if (typeof one === "bigint") return state.refuse("an encoder of integers that differ only beyond 2^53");
        state.wrong(name, "holds a category twice");
      }
      codes.set(key, code);
    }
    values.push(value);
    texts.push(typeof one === "bigint" ? one.toString() : textOfCategory(value, isFloat || one instanceof PyFloat, isSingle));
  }
  const none = values.indexOf(null);
  const nan = codes.get(Number.NaN);
  return { values, texts, codes, missingCode: nan ?? (none === -1 ? undefined : none), hasNan: nan !== undefined };
}

function categoryOf(value: PyValue): Category | undefined {
  if (value === null || typeof value === "boolean") return value;
  return numberOf(value) ?? textOf(value);
}

/** `str(category)`. @param isFloat a float even where it is whole */
function textOfCategory(value: Category, isFloat: boolean, isSingle: boolean): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return value;
  return Number.isInteger(value) && !isFloat ? String(value) : floatText(value, isSingle);
}

/** The codes of a column's cells; `UNKNOWN` for what is no category. */
export function codesOf(column: Column, { codes, missingCode = UNKNOWN }: Categories): Int32Array {
  const { values } = column;
  const found = new Int32Array(values.length);
  for (let row = 0; row < found.length; row++) {
    const value = values[row];
    const isMissing = value === null || Number.isNaN(value);
    found[row] = isMissing ? missingCode : (codes.get(typeof value === "boolean" ? Number(value) : value) ?? UNKNOWN);
  }
  return found;
}

export function isMissing(value: string | number | boolean | null): boolean {
  return value === null || Number.isNaN(value);
}

/** @throws {DataError} always, naming column, row and value */
export function unknownCategory(column: Column, row: number, { texts }: Categories): DataError {
  const value = column.values[row];
  const shown = isMissing(value) ? "is missing" : `is ${quote(String(value))}`;
  return new DataError(`row ${row}, column ${quote(column.name)} ${shown}, which is none of the categories that the model knows`, {
    place: { column: column.name },
    hint: `They are ${texts.slice(0, 20).map(quote).join(", ")}${texts.length > 20 ? ", …" : ""}.`,
  });
}

/**
 * What an encoder knows of an input.
 *
 * @param missing whether a missing value is answered
 * @param isClosed whether other values than the categories are refused
 */
export function categoryInput({ values }: Categories, missing: boolean, isClosed: boolean): InputHint {
  const categories = values.filter((value): value is Label => !isMissing(value));
  return { kind: kindOfAll(categories), missing, categories, isClosed };
}

function kindOfAll(labels: readonly Label[]): InputHint["kind"] {
  if (labels.some((label) => typeof label === "string")) return "text";
  return labels.length > 0 && labels.every((label) => typeof label === "boolean") ? "boolean" : "number";
}
