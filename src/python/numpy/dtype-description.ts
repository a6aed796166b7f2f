/**
 * A dtype as `numpy.dtype.descr` spells it, in the headers of `.npy` files: `<f8`, or a list of fields `(name, description[, shape])` one after
 * the other, where bytes that belong to no field are fields without a name (numpy/lib/format.py, descr_to_dtype).
 */
import { quote } from "../../errors/index.ts";
import { DType, type DTypeField, itemsOf, PyTuple, type PyValue } from "../values.ts";
import { type Fail, MOST_FIELDS } from "./dtype.ts";
import { itemTypeOf, nameOf } from "./item-type.ts";

/** @returns undefined when it is no dtype that occurs in models */
export function dtypeFromDescription(description: PyValue, fail: Fail): DType | undefined {
  if (typeof description === "string") {
    const type = itemTypeOf(description);
    return type === undefined ? undefined : new DType(nameOf(type, /\[.*$/.exec(description)?.[0]));
  }
  if (!Array.isArray(description)) return undefined;
  const parts = description as readonly PyValue[];
  if (parts.length > MOST_FIELDS) return fail(`a structured dtype of ${parts.length} fields, where ${MOST_FIELDS} are the most`);
  const fields: DTypeField[] = [];
  let offset = 0;
  for (const part of parts) {
    const { name, dtype, shape, size } = fieldOf(part, fail);
    if (fields.some((each) => each.name === name)) return fail("a structured dtype names a field twice");
    if (name !== "") fields.push({ name, dtype, offset, shape });
    offset += size;
  }
  return itemTypeOf(`|V${offset}`) === undefined ? undefined : new DType(`|V${offset}`, fields);
}

function fieldOf(part: PyValue, fail: Fail) {
  const [names, description, axes = new PyTuple([])] = itemsOf(part) ?? [];
  // With a title, the name is the second of two.
  const name = names instanceof PyTuple ? names.items[1] : names;
  const shape = typeof axes === "number" ? [axes] : itemsOf(axes);
  if (typeof name !== "string" || shape === undefined || shape.length > 4)
    return fail("a field of a structured dtype is not as NumPy writes it");
  const type = typeof description === "string" ? itemTypeOf(description) : undefined;
  if (type === undefined || type.kind === "O") return fail(`the field ${quote(name)} of a structured dtype is of no plain dtype`);
  let size = type.size;
  const sizes: number[] = [];
  for (const axis of shape) {
    if (typeof axis !== "number" || !(axis >= 1)) return fail(`the field ${quote(name)} of a structured dtype has no shape`);
    sizes.push(axis);
    size *= axis;
  }
  return { name, dtype: nameOf(type), shape: sizes, size };
}
