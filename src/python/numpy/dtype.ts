/**
 * `numpy.dtype` as it is pickled: `dtype("f8", False, True)`, completed by a state
 * `(3, "<", subdtype, names, fields, itemsize, alignment, flags[, metadata])` (numpy/_core/src/multiarray/descriptor.c,
 * arraydescr_setstate). A structured one is taken from these fields and offsets, never from what a version should have.
 */
import { quote } from "../../errors/index.ts";
import { mutable } from "../mutable.ts";
import { DType, type DTypeField, itemsOf, PyBytes, PyTuple, type PyValue, textOf } from "../values.ts";
import { itemTypeOf, nameOf } from "./item-type.ts";

export const MOST_FIELDS = 1000;

/** Says what is wrong, where the reader is. */
export type Fail = (message: string) => never;

/** @returns undefined when `args` are not those of a dtype that occurs in pickles */
export function dtypeFromArgs(args: readonly PyValue[]): DType | undefined {
  const name = textOf(args[0]);
  const type = name === undefined ? undefined : itemTypeOf(name);
  return type === undefined ? undefined : new DType(nameOf(type));
}

/** Completes `dtype` by its pickled state. */
export function setDTypeState(dtype: DType, state: PyValue, fail: Fail): void {
  const items = state instanceof PyTuple ? state.items : [];
  const [version, order, subdtype, names, fields, itemBytes] = items;
  const type = itemTypeOf(dtype.name);
  if (items.length < 8 || items.length > 9 || (version !== 3 && version !== 4) || type === undefined) {
    fail(`the state of a NumPy dtype is not as NumPy 1 and 2 write it`);
  }
  const mark = textOf(order);
  if (mark !== "<" && mark !== ">" && mark !== "|" && mark !== "=") fail(`a dtype of the byte order ${quote(mark ?? order)}`);
  if (typeof itemBytes !== "number" || (itemBytes !== -1 && itemBytes !== type.size)) {
    fail(`a dtype ${dtype.name} whose items have ${String(itemBytes)} bytes`);
  }
  if (names !== null) {
    mutable(dtype).fields = fieldsOf(names, fields, type.size, fail);
    return;
  }
  if (subdtype !== null) {
    const { base, shape } = subarrayOf(subdtype, type.size, fail);
    subarrays.set(dtype, { base, shape });
    return;
  }
  mutable(dtype).name = nameOf({ ...type, isLittleEndian: mark !== ">" }, unitOf(items[8], type.kind));
}

/** Types whose items are small arrays stand in fields only, so that `DType` itself needs not say so. */
const subarrays = new WeakMap<DType, { readonly base: string; readonly shape: readonly number[] }>();

function subarrayOf(value: PyValue, size: number, fail: Fail) {
  const [base, shape] = itemsOf(value) ?? [];
  const sizes = typeof shape === "number" ? [shape] : itemsOf(shape);
  if (!(base instanceof DType) || base.fields !== undefined || subarrays.has(base))
    return fail("an array inside a dtype is not of a plain dtype");
  const item = itemTypeOf(base.name);
  if (sizes === undefined || item === undefined || sizes.length > 4) return fail("an array inside a dtype without a shape");
  let bytes = item.size;
  const axes: number[] = [];
  for (const axis of sizes) {
    if (typeof axis !== "number" || !(axis >= 1)) return fail("an array inside a dtype without a shape");
    axes.push(axis);
    bytes *= axis;
  }
  if (bytes !== size) return fail(`an array inside a dtype has ${bytes} bytes, and its dtype ${size}`);
  return { base: base.name, shape: axes };
}

function fieldsOf(names: PyValue, fields: PyValue, itemBytes: number, fail: Fail): DTypeField[] {
  const order = itemsOf(names);
  if (order === undefined || !(fields instanceof Map)) return fail("a structured dtype without names or fields");
  if (order.length > MOST_FIELDS) return fail(`a structured dtype of ${order.length} fields, where ${MOST_FIELDS} are the most`);
  const found = order.map((each): DTypeField & { readonly size: number } => {
    const name = textOf(each) ?? fail("a field of a structured dtype has no name");
    const [dtype, offset] = itemsOf(fields.get(name)) ?? [];
    if (!(dtype instanceof DType) || typeof offset !== "number")
      return fail(`the field ${quote(name)} of a structured dtype has no dtype and offset`);
    if (dtype.fields !== undefined) return fail(`the field ${quote(name)} is structured itself, which no model of scikit-learn has`);
    const small = subarrays.get(dtype);
    const type = itemTypeOf(dtype.name);
    const size = type?.size ?? 0;
    if (type === undefined || type.kind === "O") return fail(`the field ${quote(name)} holds objects`);
    if (!Number.isInteger(offset) || offset < 0 || offset + size > itemBytes) {
      return fail(`the field ${quote(name)} reaches beyond the ${itemBytes} bytes of its item`);
    }
    return { name, dtype: small?.base ?? dtype.name, offset, shape: small?.shape ?? [], size };
  });
  let end = 0;
  for (const { name, offset, size } of [...found].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) fail(`the field ${quote(name)} overlaps another`);
    end = offset + size;
  }
  if (new Set(found.map(({ name }) => name)).size !== found.length) fail("a structured dtype names a field twice");
  return found.map(({ name, dtype, offset, shape }) => ({ name, dtype, offset, shape }));
}

/** `[ns]` from the metadata `(…, ("ns", 1, 1, 1))` of times and durations. */
function unitOf(metadata: PyValue | undefined, kind: string): string {
  if (kind !== "M" && kind !== "m") return "";
  const parts = itemsOf(itemsOf(metadata)?.[1]);
  const given = parts?.[0];
  const unit = given instanceof PyBytes ? given.text : textOf(given);
  const count = parts?.[1];
  if (unit === undefined || !/^[a-zA-Z]{1,7}$/.test(unit) || unit === "generic" || typeof count !== "number") return "";
  return `[${count === 1 ? "" : count}${unit}]`;
}
