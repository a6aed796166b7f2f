/**
 * Inert values as JSON and tensors. Every JSON object in the result is one of these forms, told apart by its first word:
 *
 * - `{"object": className, "state": {…}, "args"?: […]}`
 * - `{"dict": [keys], "values": [values]}`, in the order that Python had
 * - `{"number": "nan" | "inf" | "-inf" | "-0"}`, `{"integer": "12345678901234567890"}`
 * - `{"array": tensor, "start": row, "shape": […]}`: numbers or booleans, rows of a tensor
 * - `{"struct": tensors, "start": row, "length": rows, "fields": […]}`: one tensor a field, `NAME.FIELD`
 * - `{"texts": tensors, "shape"?: […]}`: `NAME.utf8` and `NAME.offsets`; with a shape an array, else a list
 * - `{"items": […], "shape": […]}`: an array of anything else
 */
import { InvalidModelError } from "../errors/index.ts";
import { NdArray, PyObject, type PyValue, StructArray } from "../python/index.ts";
import type { Json } from "./canonical-json.ts";
import { dtypeOf } from "./dtypes.ts";
import { TensorPool } from "./tensor-pool.ts";

/** More texts than this stand as tensors. */
const MOST_TEXTS_IN_JSON = 32;
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
  if (value instanceof PyObject) {
    const state = [...value.state].map(([key, item]): [string, Json] => [key, encode(item, join(path, key), pool)]);
    const args = value.args.map((item) => encode(item, join(path, "args.*"), pool));
    return { object: value.className, state: Object.fromEntries(state), ...(args.length > 0 && { args }) };
  }
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]): [string, PyValue] => [
      typeof key === "string" ? key : refuse("a key that is no text", path),
      item,
    ]);
    const keys = entries.map(([key]) => key);
    return {
      dict: encodeList(keys, join(path, "keys"), pool),
      values: entries.map(([key, item]) => encode(item, join(path, key), pool)),
    };
  }
  return isList(value) ? encodeList(value, path, pool) : refuse(`a ${value.constructor.name}`, path);
}

function refuse(what: string, path: string): never {
  throw new InvalidModelError(`a bundle has no form for ${what}`, { place: { path } });
}

function isList(value: object): value is readonly PyValue[] {
  return Array.isArray(value);
}

function encodeList(list: readonly PyValue[], path: string, pool: TensorPool): Json {
  if (isTexts(list) && list.length > MOST_TEXTS_IN_JSON && !list.some((text) => LONE_SURROGATE.test(text))) {
    return { texts: addTexts(list, path, pool) };
  }
  return list.map((item) => encode(item, join(path, "*"), pool));
}

function encodeNumber(value: number): Json {
  if (Object.is(value, -0)) return { number: "-0" };
  if (Number.isFinite(value)) return value;
  return { number: Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf" };
}

function encodeArray({ shape, data }: NdArray, path: string, pool: TensorPool): Json {
  const rows = shape[0] ?? 1;
  const place = path === "" ? "array" : path;
  if (!Array.isArray(data)) {
    const numbers = data as Exclude<NdArray["data"], readonly PyValue[]>;
    const { tensor, start } = pool.add(place, dtypeOf(numbers), rows, shape.slice(1), numbers);
    return { array: tensor, start, shape };
  }
  if (data.length > 0 && data.every((item) => typeof item === "boolean")) {
    const { tensor, start } = pool.add(place, "BOOL", rows, shape.slice(1), Uint8Array.from(data, Number));
    return { array: tensor, start, shape };
  }
  const items = encodeList(data, place, pool);
  return Array.isArray(items) ? { items, shape } : { ...(items as { texts: string }), shape };
}

function encodeStruct({ length, fields }: StructArray, path: string, pool: TensorPool): Json {
  const place = path === "" ? "struct" : path;
  const group = pool.structName(place, [...fields].map(([name, data]) => `${name}:${dtypeOf(data)}`).join());
  let start = 0;
  for (const [name, data] of fields) start = pool.add(join(group, name), dtypeOf(data), length, [], data).start;
  return { struct: group, start, length, fields: [...fields.keys()] };
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
