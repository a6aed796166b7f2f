/** Arrays from a dtype, a shape and bytes, or from a list of objects: what `ndarray.__setstate__` and joblib read. */
import type { Budget } from "../budget.ts";
import { HEAP, MOST_AXES, MOST_ELEMENTS } from "../budget.ts";
import { type DType, itemsOf, NdArray, type PyValue, StructArray, type TypedArray } from "../values.ts";
import { itemsFromBytes } from "./array-data.ts";
import type { Fail } from "./dtype.ts";
import { itemTypeOf } from "./item-type.ts";
import { areNumeric, Records } from "./struct-data.ts";

/** What stands beside the bytes of an array. */
export interface ArrayHeader {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly isFortran: boolean;
}

/** A shape, checked: sizes that no number of bytes could hold are refused here. */
export function shapeOf(value: PyValue | undefined, fail: Fail): number[] {
  const axes = typeof value === "number" ? [value] : itemsOf(value);
  if (axes === undefined) return fail("an array without a shape");
  if (axes.length > MOST_AXES) return fail(`an array of ${axes.length} axes, where ${MOST_AXES} are the most`);
  return axes.map((axis) =>
    typeof axis === "number" && Number.isSafeInteger(axis) && axis >= 0 ? axis : fail("an array whose shape is no list of sizes"),
  );
}

/** How many items a shape has, at most 2^31. */
function countOf(shape: readonly number[], fail: Fail): number {
  if (shape.includes(0)) return 0;
  let count = 1;
  for (const axis of shape) {
    count *= axis;
    if (count > MOST_ELEMENTS) return fail(`an array of the shape (${shape.join(", ")}), which has more than 2^31 items`);
  }
  return count;
}

/** How many bytes such an array takes. */
export function byteLengthOf({ shape, dtype }: ArrayHeader, fail: Fail): number {
  const type = itemTypeOf(dtype.name);
  const count = countOf(shape, fail);
  if (type === undefined || (type.size === 0 && count > 0)) return fail(`an array of ${count} items of no size (${dtype.name})`);
  return count * type.size;
}

/** @param bytes of which the `byteLengthOf(header)` from `start` on are the array's */
export function arrayFromBytes(
  header: ArrayHeader,
  bytes: Uint8Array,
  start: number,
  budget: Budget,
  offset: number,
  fail: Fail,
): NdArray | StructArray {
  const { shape, dtype, isFortran } = header;
  const type = itemTypeOf(dtype.name) ?? fail(`an array of the dtype ${dtype.name}`);
  const count = countOf(shape, fail);
  budget.copied(count * type.size, offset);
  budget.heap(HEAP.array, offset);
  if (dtype.fields !== undefined) {
    if (!areNumeric(dtype.fields)) {
      return fail("a structured array with text or something opaque in a field, which no model of scikit-learn has");
    }
    budget.heap(dtype.fields.length * HEAP.array, offset);
    const items = new Records(bytes.subarray(start, start + count * type.size), type.size, dtype.fields);
    if (!isFortran || count === 0) return new StructArray(count, items, shape);
    const ordered = [...items.columns()].map(([name, field]): [string, TypedArray] => [name, inCOrder(field, shape, field.length / count)]);
    return new StructArray(count, new Map(ordered), shape);
  }
  if (type.kind === "S" || type.kind === "U") budget.heap(count * HEAP.bytes, offset);
  let content: NdArray["content"] | undefined;
  try {
    content = itemsFromBytes(bytes, start, count, type);
  } catch (error) {
    if (error instanceof RangeError) return fail("an array of text holds characters beyond Unicode");
    throw error;
  }
  if (content === undefined) return fail("an array of objects is written as bytes");
  const array = new NdArray(shape, content, dtype.name);
  if (!isFortran || count === 0) return array;
  return new NdArray(shape, inCOrder(array.data, shape, array.data.length / count), dtype.name);
}

/** An array of objects. NumPy lists them in C order whatever the array's own was (`_getlist_pkl` in multiarray/methods.c). */
export function arrayFromItems({ shape, dtype }: ArrayHeader, items: readonly PyValue[], fail: Fail): NdArray {
  const count = countOf(shape, fail);
  if (items.length !== count) return fail(`an array of the shape (${shape.join(", ")}) with ${items.length} items`);
  return new NdArray(shape, items, dtype.name);
}

/** From the order in which the first index runs fastest to that in which the last does. */
function inCOrder<T extends TypedArray | readonly PyValue[]>(data: T, shape: readonly number[], width: number): T {
  if (shape.filter((axis) => axis > 1).length < 2) return data;
  const to = data.slice() as unknown as { [index: number]: unknown };
  const steps: number[] = [];
  let step = width;
  for (const axis of shape) {
    steps.push(step);
    step *= axis;
  }
  const index = new Array<number>(shape.length).fill(0);
  let from = 0;
  for (let at = 0; at < data.length; at += width) {
    for (let k = 0; k < width; k++) to[at + k] = data[from + k];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += steps[axis];
      if (++index[axis] < shape[axis]) break;
      from -= steps[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return to as unknown as T;
}
