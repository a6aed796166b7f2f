/** Inert values in the words of parity/pickles.py, in which no two different values look alike. */
import {
  DType,
  NdArray,
  PyBytes,
  PyFloat,
  PyName,
  PyObject,
  PySet,
  PyTuple,
  type PyValue,
  StructArray,
  type TypedArray,
} from "../../src/python/index.ts";

export function describe(value: PyValue): unknown {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint") return { int: String(value) };
  if (typeof value === "number") return Number.isInteger(value) ? { int: String(value) } : { float: float64(value) };
  if (value instanceof PyFloat) return { float: float64(value.value) };
  if (value instanceof PyBytes) return { [value.kind]: hex(value.bytes) };
  if (value instanceof PyTuple) return { tuple: value.items.map(describe) };
  if (value instanceof PySet) return { [value.isFrozen ? "frozenset" : "set"]: value.items.map(describe).sort(byJson) };
  if (value instanceof Map) return { dict: [...value].map(([key, item]) => [describe(key), describe(item)]) };
  if (value instanceof DType) return { dtype: value.name };
  if (value instanceof NdArray) return describeArray(value);
  if (value instanceof StructArray) {
    return { struct: Object.fromEntries([...value.fields].map(([name, data]) => [name, hex(data)])), shape: value.shape };
  }
  if (Array.isArray(value)) return (value as readonly PyValue[]).map(describe);
  if (value instanceof PyName) return { name: value.dotted };
  if (value instanceof PyObject) return describeObject(value);
  throw new TypeError(`no description of ${String(value)}`);
}

function describeObject({ className, args, state, extras }: PyObject): unknown {
  const { kwargs, rawState, items, entries } = extras ?? {};
  return {
    object: className,
    args: args.map(describe),
    state: Object.fromEntries([...state].map(([key, item]) => [key, describe(item)])),
    ...(kwargs !== undefined && { kwargs: Object.fromEntries([...kwargs].map(([key, item]) => [key, describe(item)])) }),
    ...(rawState !== undefined && { rawState: describe(rawState) }),
    ...(items !== undefined && { items: items.map(describe) }),
    ...(entries !== undefined && { entries: describe(entries) }),
  };
}

function describeArray({ shape, data, dtype }: NdArray): unknown {
  if (Array.isArray(data)) return { items: (data as readonly PyValue[]).map(describe), shape, dtype };
  return { data: hex(data as TypedArray), shape, dtype };
}

function byJson(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function float64(value: number): string {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return hex(bytes);
}

function hex(data: TypedArray | Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("hex");
}
