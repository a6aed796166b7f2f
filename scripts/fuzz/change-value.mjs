/** A model's values with a few of them changed: an attribute that is another's, an array of another shape, a number at an edge, something gone. */
import { itemsOf, NdArray, PyBytes, PyFloat, PyName, PyObject, PySet, PyTuple, StructArray } from "../../dist/src/python/index.js";

const NUMBERS = [0, 1, -1, 2, 3, 255, 65_536, 2 ** 31 - 1, -(2 ** 31), 2 ** 53, 1e300, 0.5, Number.NaN, Number.POSITIVE_INFINITY];
const TEXTS = ["", "a", "auto", "__proto__", "\u001b[31m\u202e\n", "constructor", "x".repeat(300), "é", "passthrough", "drop"];

/** @returns a copy of `root` in which one to three values are others */
export function changed(root, random) {
  let value = root;
  for (let i = 1 + random.below(3); i > 0; i--) {
    const places = countOf(value);
    value = replaced(value, { at: random.below(places) }, random, root);
  }
  return value;
}

/** Everything in a value that can be changed, itself too. */
function countOf(value) {
  let count = 1;
  for (const part of partsOf(value)) count += countOf(part);
  return count;
}

/** The values in a value. */
function partsOf(value) {
  if (value instanceof PyObject) return [...value.args, ...value.state.values(), ...(value.extras?.entries?.values() ?? [])];
  if (value instanceof Map) return [...value.values()];
  if (value instanceof PySet) return value.items;
  if (value instanceof NdArray) return Array.isArray(value.data) ? value.data : [];
  return itemsOf(value) ?? [];
}

/** `place.at` counts down to the value that is changed. */
function replaced(value, place, random, root) {
  if (place.at-- === 0) return other(value, random, root);
  const inner = (part) => (place.at < 0 ? part : replaced(part, place, random, root));
  if (value instanceof PyObject) {
    const args = value.args.map(inner);
    const state = new Map([...value.state].map(([key, part]) => [key, inner(part)]));
    const { entries } = value.extras ?? {};
    const extras =
      entries === undefined ? value.extras : { ...value.extras, entries: new Map([...entries].map(([k, part]) => [k, inner(part)])) };
    return new PyObject(value.className, state, args, extras);
  }
  if (value instanceof Map) return new Map([...value].map(([key, part]) => [key, inner(part)]));
  if (value instanceof PySet) return new PySet(value.items.map(inner), value.isFrozen);
  if (value instanceof PyTuple) return new PyTuple(value.items.map(inner));
  if (value instanceof NdArray && Array.isArray(value.data)) return new NdArray(value.shape, value.data.map(inner), value.dtype);
  return Array.isArray(value) ? value.map(inner) : value;
}

function other(value, random, root) {
  if (random.below(6) === 0)
    return random.pick([null, true, 7, "text", [], new Map(), new PyTuple([]), new PyName("os", "system"), anyOf(root, random)]);
  if (typeof value === "number" || value instanceof PyFloat || typeof value === "bigint") return random.pick(NUMBERS);
  if (typeof value === "string" || value instanceof PyBytes) return random.pick(TEXTS);
  if (typeof value === "boolean") return !value;
  if (value instanceof PyName) return new PyName(value.module, random.pick(["x", "system", value.name]));
  if (value instanceof NdArray) return otherArray(value, random);
  if (value instanceof StructArray) return otherNodes(value, random);
  if (value instanceof PyObject) return otherObject(value, random);
  if (value instanceof PyTuple) return new PyTuple(otherItems(value.items, random));
  if (Array.isArray(value)) return otherItems(value, random);
  if (value instanceof Map) return new Map(otherItems([...value], random));
  return random.pick(NUMBERS);
}

function anyOf(root, random) {
  let value = root;
  for (let depth = random.below(5); depth > 0; depth--) {
    const parts = partsOf(value);
    if (parts.length === 0) break;
    value = random.pick(parts);
  }
  return value;
}

/** One gone, twice, or in another's place. */
function otherItems(items, random) {
  if (items.length === 0) return items;
  const at = random.below(items.length);
  switch (random.below(4)) {
    case 0:
      return items.filter((_, i) => i !== at);
    case 1:
      return [...items, items[at]];
    case 2:
      return items.toReversed();
    default:
      return [];
  }
}

function otherObject(object, random) {
  const entries = otherItems([...object.state], random);
  const isNamed = entries.every((entry) => Array.isArray(entry));
  return new PyObject(object.className, new Map(isNamed ? entries : []), object.args, object.extras);
}

function otherArray({ shape, data, dtype }, random) {
  const isList = Array.isArray(data);
  switch (random.below(5)) {
    case 0:
      return new NdArray([data.length], data, dtype);
    case 1:
      return new NdArray(shape.toReversed(), data, dtype);
    case 2: {
      const rows = Math.max(0, (shape[0] ?? 1) - 1);
      const length = rows * shape.slice(1).reduce((product, axis) => product * axis, 1);
      return new NdArray([rows, ...shape.slice(1)], data.slice(0, length), dtype);
    }
    case 3:
      return new NdArray([0, ...shape.slice(1)], data.slice(0, 0), dtype);
    default: {
      if (data.length === 0 || isList) return new NdArray([1, ...shape], data, dtype);
      return new NdArray(shape, withOther(data, random), dtype);
    }
  }
}

function otherNodes({ length, fields, shape }, random) {
  const [name] = random.pick([...fields]);
  return new StructArray(
    length,
    new Map([...fields].map(([field, values]) => [field, field === name && length > 0 ? withOther(values, random) : values])),
    shape,
  );
}

function withOther(data, random) {
  const copy = data.slice();
  const at = random.below(copy.length);
  const number = random.pick([...NUMBERS, random.below(copy.length + 1)]);
  const isBig = copy instanceof BigInt64Array || copy instanceof BigUint64Array;
  copy[at] = isBig ? BigInt(Number.isSafeInteger(number) ? number : 0) : number;
  return copy;
}
