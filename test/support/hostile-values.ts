/** What an attribute of a model could hold instead of what belongs there: other kinds, other shapes, numbers out of range, nothing. */
import { NdArray, PyName, PyObject, PyTuple, type PyValue, StructArray, type TypedArray } from "../../src/python/index.ts";

/** The attribute is not there. */
export const ABSENT = Symbol("absent");

type Hostile = readonly [what: string, value: PyValue | typeof ABSENT];

const ANYWHERE: readonly Hostile[] = [
  ["absent", ABSENT],
  ["None", null],
  ["True", true],
  ["a text", "nonsense"],
  ["-1", -1],
  ["0", 0],
  ["NaN", Number.NaN],
  ["1e308", 1e308],
  ["2^31 - 1", 0x7fffffff],
  ["2^80", 2n ** 80n],
  ["an empty list", []],
  ["an empty dict", new Map()],
  ["a list of None", [null]],
  ["another object", new PyObject("os.system", new Map([["x", 1]]), ["true"])],
  ["a function", new PyName("numpy", "log1p")],
  ["an empty array", new NdArray([0], new Float64Array(0), "<f8")],
  ["an array without axes", new NdArray([], Float64Array.of(1), "<f8")],
  ["an array of None", new NdArray([2], [null, null], "|O")],
  ["a wide array", new NdArray([1, 1000], new Float64Array(1000), "<f8")],
];

/** What `value` could be replaced by. */
export function hostileValues(value: PyValue): Hostile[] {
  if (value instanceof NdArray) return [...ANYWHERE, ...hostileArrays(value)];
  if (value instanceof StructArray) return [...ANYWHERE, ...hostileStructs(value)];
  if (value instanceof PyTuple) return [...ANYWHERE, ...hostileLists(value.items, (items) => new PyTuple(items))];
  if (Array.isArray(value)) return [...ANYWHERE, ...hostileLists(value as readonly PyValue[], (items) => items)];
  if (value instanceof Map) {
    const entries = [...value];
    return [
      ...ANYWHERE,
      ["a dict of None", new Map(entries.map(([key]): [PyValue, PyValue] => [key, null]))],
      ["a dict of -1", new Map(entries.map(([key]): [PyValue, PyValue] => [key, -1]))],
      ["a dict of 2^31 - 1", new Map(entries.map(([key]): [PyValue, PyValue] => [key, 0x7fffffff]))],
      ["a dict by number", new Map(entries.map(([, item], i): [PyValue, PyValue] => [i, item]))],
    ];
  }
  return [...ANYWHERE];
}

function hostileArrays({ shape, data, dtype }: NdArray): Hostile[] {
  const [first = 0] = shape;
  const rest = shape.slice(1);
  const perRow = rest.reduce((product, axis) => product * axis, 1);
  const found: Hostile[] = [
    ["a row less", new NdArray([Math.max(0, first - 1), ...rest], data.slice(0, Math.max(0, first - 1) * perRow), dtype)],
    ["flat", new NdArray([data.length], data, dtype)],
    ["one axis more", new NdArray([...shape, 1], data, dtype)],
  ];
  if (data.length === 0) return found;
  if (!(data instanceof Float64Array || data instanceof Float32Array || ArrayBuffer.isView(data))) {
    const items = data as readonly PyValue[];
    return [
      ...found,
      ["None first", new NdArray(shape, [null, ...items.slice(1)], dtype)],
      [
        "all the same",
        new NdArray(
          shape,
          items.map(() => items[0]),
          dtype,
        ),
      ],
      ["-1 first", new NdArray(shape, [-1, ...items.slice(1)], dtype)],
    ];
  }
  return [...found, ...hostileNumbers(data as TypedArray).map(([what, numbers]): Hostile => [what, new NdArray(shape, numbers, dtype)])];
}

function hostileNumbers(data: TypedArray): [string, TypedArray][] {
  const changed = (index: number, value: number): TypedArray => {
    const copy = data.slice();
    if (copy instanceof BigInt64Array || copy instanceof BigUint64Array) copy[index] = BigInt(value);
    else copy[index] = value;
    return copy;
  };
  if (data.length === 0) return [];
  const last = data.length - 1;
  const integers: [string, TypedArray][] = [
    ["-1 first", changed(0, -1)],
    ["2^31 - 1 last", changed(last, 0x7fffffff)],
    ["its own number last", changed(last, last)],
    ["all 0", zeros(data)],
  ];
  if (!(data instanceof Float64Array || data instanceof Float32Array)) return integers;
  return [
    ...integers,
    ["NaN first", changed(0, Number.NaN)],
    ["infinity last", changed(last, Number.POSITIVE_INFINITY)],
    ["1e308 first", changed(0, 1e308)],
    ["0.5 first", changed(0, 0.5)],
  ];
}

function zeros(data: TypedArray): TypedArray {
  const copy = data.slice();
  return copy instanceof BigInt64Array || copy instanceof BigUint64Array ? copy.fill(0n) : copy.fill(0);
}

function hostileStructs({ length, fields, shape }: StructArray): Hostile[] {
  const found: Hostile[] = [["no entries", new StructArray(0, new Map([...fields].map(([name, data]) => [name, data.slice(0, 0)])), [0])]];
  for (const [name, data] of fields) {
    found.push([`no field ${name}`, new StructArray(length, new Map([...fields].filter(([other]) => other !== name)), shape)]);
    for (const [what, numbers] of hostileNumbers(data)) {
      found.push([`${name}: ${what}`, new StructArray(length, new Map([...fields, [name, numbers]]), shape)]);
    }
  }
  return found;
}

function hostileLists(items: readonly PyValue[], made: (items: PyValue[]) => PyValue): Hostile[] {
  return [
    ["an item less", made(items.slice(0, -1))],
    ["the last item twice", made([...items, ...items.slice(-1)])],
    ["all the same", made(items.map(() => items[0]))],
    ["None first", made([null, ...items.slice(1)])],
  ];
}
