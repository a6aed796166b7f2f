/**
 * Inert values as JSON and tensors. Every JSON object in the result is one of these forms, told apart by its first word:
 *
 * - `{"object": className, "state": {…}, "args"?: […]}`, with `"kwargs"`, `"raw"`, `"items"`, `"entries"` where it has them
 * - `{"dict": [keys], "values": [values]}`, in the order that Python had
 * - `{"tuple": […]}`, `{"set": […], "frozen"?: true}`
 * - `{"number": "nan" | "inf" | "-inf" | "-0"}`, `{"integer": "12345678901234567890"}`, `{"float": 1}`: Python's 1.0
 * - `{"array": tensor, "start": row, "shape": […]}`: numbers or booleans, rows of a tensor
 * - `{"struct": tensors, "start": row, "length": rows, "fields": […], "shape"?: […]}`: one tensor a field, `NAME.FIELD`
 * - `{"texts": tensors, "shape"?: […]}`: `NAME.utf8` and `NAME.offsets`; with a shape an array, else a list
 * - `{"items": […], "shape": […]}`: an array of anything else
 * - `{"bytes": "bytes" | "bytearray" | "str", "base64": "…"}`; many of them `{"bytes": …, "tensor": …, "start": …, "length": …}`
 * - `{"name": "log1p", "module": "numpy"}`, `{"dtype": "<f8", "fields"?: […]}`
 *
 * An array has `"dtype"` only where its values do not tell it.
 */
import { InvalidModelError } from "../errors/index.ts";
import { DType, NdArray, PyBytes, PyFloat, PyName, PyObject, PySet, PyTuple, type PyValue, StructArray } from "../python/index.ts";
import type { Json } from "./canonical-json.ts";
import { dtypeOf } from "./dtypes.ts";
import { TensorPool } from "./tensor-pool.ts";

/** More texts than this stand as tensors. */
const MOST_TEXTS_IN_JSON = 32;
const MOST_BYTES_IN_JSON = 256;
/** Numbers whose typed array says which they are. */
const PLAIN_DTYPE = /^[<>=|]?[iuf][1248]$/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export interface Encoded {
  readonly json: Json;
  readonly pool: TensorPool;
}

/** @returns the structure of `value`, and its arrays */
export function encodeValues(value: PyValue): Encoded {
  const pool = new TensorPool();
  return { json: encode(value, "", pool), pool };
}

function encode(value: PyValue, path: string, pool: TensorPool): Json {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return encodeNumber(value);
    case "bigint":
      return { integer: String(value) };
  }
  if (value === null) return null;
  if (value instanceof NdArray) return encodeArray(value, path, pool);
  if (value instanceof StructArray) return encodeStruct(value, path, pool);
  if (value instanceof PyObject) return encodeObject(value, path, pool);
  if (value instanceof Map) return encodeDict(value, path, pool);
  if (value instanceof PyTuple) return { tuple: encodeEach(value.items, path, pool) };
  if (value instanceof PySet) return { set: encodeEach(value.items, path, pool), ...(value.isFrozen && { frozen: true }) };
  if (value instanceof PyFloat) return { float: Object.is(value.value, -0) ? "-0" : value.value };
  if (value instanceof PyBytes) return encodeBytes(value, path, pool);
  if (value instanceof PyName) return { name: value.name, module: value.module };
  if (value instanceof DType)
    return { dtype: value.name, ...(value.fields !== undefined && { fields: value.fields.map((field) => ({ ...field })) }) };
  return encodeList(value, path, pool);
}

function encodeObject({ className, state, args, extras }: PyObject, path: string, pool: TensorPool): Json {
  const attributes = [...state].map(([key, item]): [string, Json] => [key, encode(item, join(path, key), pool)]);
  const { kwargs, rawState, items, entries } = extras ?? {};
  return {
    object: className,
    state: Object.fromEntries(attributes),
    ...(args.length > 0 && { args: encodeEach(args, join(path, "args"), pool) }),
    ...(kwargs !== undefined && { kwargs: encodeDict(kwargs, join(path, "kwargs"), pool) }),
    ...(rawState !== undefined && { raw: encode(rawState, join(path, "raw"), pool) }),
    ...(items !== undefined && { items: encodeEach(items, join(path, "items"), pool) }),
    ...(entries !== undefined && { entries: encodeDict(entries, join(path, "entries"), pool) }),
  };
}

function encodeDict(map: ReadonlyMap<PyValue, PyValue>, path: string, pool: TensorPool): Json {
  return {
    dict: encodeList([...map.keys()], join(path, "keys"), pool),
    values: [...map].map(([key, item]) => encode(item, join(path, typeof key === "string" ? key : "*"), pool)),
  };
}

function encodeBytes(value: PyBytes, path: string, pool: TensorPool): Json {
  const { kind, bytes } = value;
  if (bytes.length <= MOST_BYTES_IN_JSON) return { bytes: kind, base64: btoa(String.fromCharCode(...bytes)) };
  const { tensor, start } = pool.add(path === "" ? "bytes" : path, "U8", bytes.length, [], bytes);
  return { bytes: kind, tensor, start, length: bytes.length };
}

function encodeList(list: readonly PyValue[], path: string, pool: TensorPool): Json {
  if (isTexts(list) && list.length > MOST_TEXTS_IN_JSON && !list.some((text) => LONE_SURROGATE.test(text))) {
    return { texts: addTexts(list, path, pool) };
  }
  return encodeEach(list, path, pool);
}

function encodeEach(list: readonly PyValue[], path: string, pool: TensorPool): Json[] {
  return list.map((item) => encode(item, join(path, "*"), pool));
}

function encodeNumber(value: number): Json {
  if (Object.is(value, -0)) return { number: "-0" };
  if (Number.isFinite(value)) return value;
  return { number: Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf" };
}

function encodeArray({ shape, data, dtype }: NdArray, path: string, pool: TensorPool): Json {
  const rows = shape[0] ?? 1;
  const place = path === "" ? "array" : path;
  if (!Array.isArray(data)) {
    const numbers = data as Exclude<NdArray["data"], readonly PyValue[]>;
    // Complex numbers are pairs, opaque items several bytes each.
    const size = shape.reduce((product, n) => product * n, 1);
    const inner = size === 0 ? 1 : numbers.length / size;
    if (!Number.isInteger(inner)) return refuse(`an array of ${numbers.length} values with the shape (${shape.join(", ")})`, path);
    const { tensor, start } = pool.add(place, dtypeOf(numbers), rows, [...shape.slice(1), ...(inner === 1 ? [] : [inner])], numbers);
    const named = dtype !== undefined && !PLAIN_DTYPE.test(dtype) && { dtype };
    return { array: tensor, start, shape, ...(inner !== 1 && { inner }), ...named };
  }
  const named = dtype !== undefined && { dtype };
  if (data.length > 0 && data.every((item) => typeof item === "boolean")) {
    const { tensor, start } = pool.add(place, "BOOL", rows, shape.slice(1), Uint8Array.from(data, Number));
    return { array: tensor, start, shape, ...(dtype !== "|b1" && named) };
  }
  const items = encodeList(data, place, pool);
  return { ...(Array.isArray(items) ? { items } : (items as { texts: string })), shape, ...(dtype !== "|O" && named) };
}

function refuse(what: string, path: string): never {
  throw new InvalidModelError(`a bundle has no form for ${what}`, { place: { path } });
}

function encodeStruct({ length, fields, shape }: StructArray, path: string, pool: TensorPool): Json {
  const place = path === "" ? "struct" : path;
  const group = pool.structName(place, [...fields].map(([name, data]) => `${name}:${dtypeOf(data)}`).join());
  let start = 0;
  for (const [name, data] of fields) start = pool.add(join(group, name), dtypeOf(data), length, [], data).start;
  const isFlat = shape.length === 1 && shape[0] === length;
  return { struct: group, start, length, fields: [...fields.keys()], ...(!isFlat && { shape }) };
}

function addTexts(texts: readonly string[], path: string, pool: TensorPool): string {
  const encoder = new TextEncoder();
  const pieces = texts.map((text) => encoder.encode(text));
  const offsets = new BigInt64Array(texts.length + 1);
  let end = 0;
  pieces.forEach((piece, i) => {
    end += piece.length;
    offsets[i + 1] = BigInt(end);
  });
  const utf8 = new Uint8Array(end);
  pieces.forEach((piece, i) => utf8.set(piece, Number(offsets[i])));
  const name = pool.textsName(path === "" ? "texts" : path);
  pool.add(`${name}.utf8`, "U8", end, [], utf8);
  pool.add(`${name}.offsets`, "I64", offsets.length, [], offsets);
  return name;
}

function isTexts(list: readonly PyValue[]): list is readonly string[] {
  return list.every((item) => typeof item === "string");
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
