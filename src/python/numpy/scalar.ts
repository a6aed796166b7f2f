/**
 * A NumPy scalar as the value in it. Vocabularies of old scikit-learn hold one a word, so the common kinds are read without
 * making an array or a view.
 */
import { type Budget, HEAP } from "../budget.ts";
import { rawBytes } from "../raw-bytes.ts";
import { type DType, NdArray, PyBytes, PyObject, type PyValue, pyFloat } from "../values.ts";
import { arrayFromBytes } from "./array.ts";
import type { Fail } from "./dtype.ts";
import { type ItemType, itemTypeOf } from "./item-type.ts";

/** Objects without attributes share one map. */
const NOTHING: ReadonlyMap<string, PyValue> = new Map();

const types = new WeakMap<DType, { readonly name: string; readonly type: ItemType }>();

function typeOf(dtype: DType, fail: Fail): ItemType {
  const cached = types.get(dtype);
  if (cached?.name === dtype.name) return cached.type;
  const type = itemTypeOf(dtype.name) ?? fail(`a scalar of the dtype ${dtype.name}`);
  types.set(dtype, { name: dtype.name, type });
  return type;
}

/** Where the bytes of a number are read from, so that no scalar needs a view of its own. */
const scratch = new Uint8Array(16);
const view = new DataView(scratch.buffer);

/** `numpy.core.multiarray.scalar(dtype, data)`: a number, boolean, text or bytes; a time stays named, and a structured one is an array of one. */
export function scalarFromBytes(dtype: DType, data: PyValue, budget: Budget, offset: number, fail: Fail): PyValue {
  const type = typeOf(dtype, fail);
  if (type.kind === "O") return data;
  const bytes = data instanceof PyBytes ? data : new PyBytes("bytes", rawBytes(data) ?? fail("a NumPy scalar without bytes"));
  if (bytes.length !== type.size) return fail(`a scalar ${dtype.name} of ${bytes.length} bytes, where it has ${type.size}`);
  if (dtype.fields !== undefined || "SUV".includes(type.kind)) return singleItem(dtype, bytes.bytes, budget, offset, fail);
  bytes.copyTo(scratch);
  const little = type.isLittleEndian;
  switch (type.kind) {
    case "b":
      return scratch[0] !== 0;
    case "i":
      return type.size === 8 ? integer64(little) : signed(type.size, little);
    case "u":
      return type.size === 8 ? safe(view.getBigUint64(0, little)) : unsigned(type.size, little);
    case "f":
      return type.size === 2
        ? singleItem(dtype, bytes.bytes, budget, offset, fail)
        : wholeOrNot(float(0, type.size, little), budget, offset);
    case "c": {
      const half = type.size / 2;
      budget.heap(HEAP.object + 2 * HEAP.float, offset);
      return new PyObject("builtins.complex", NOTHING, [pyFloat(float(0, half, little)), pyFloat(float(half, half, little))]);
    }
    default:
      budget.heap(HEAP.object + HEAP.bigint, offset);
      return new PyObject(type.kind === "M" ? "numpy.datetime64" : "numpy.timedelta64", NOTHING, [view.getBigInt64(0, little), dtype.name]);
  }
}

/** The bytes of a plain number of that dtype; 0 for everything else. */
export function numberSize(dtype: DType): number {
  const type = dtype.fields === undefined ? (types.get(dtype)?.type ?? itemTypeOf(dtype.name)) : undefined;
  return type !== undefined && (type.kind === "i" || type.kind === "u" || (type.kind === "f" && type.size > 2)) ? type.size : 0;
}

/** The number at `start`, of a dtype of which `numberSize` says that it is one. */
export function numberAt(dtype: DType, bytes: Uint8Array, start: number): PyValue {
  const { kind, size, isLittleEndian: little } = typeOf(dtype, NEVER);
  for (let i = 0; i < size; i++) scratch[i] = bytes[start + i];
  if (kind === "i") return size === 8 ? integer64(little) : signed(size, little);
  if (kind === "u") return size === 8 ? safe(view.getBigUint64(0, little)) : unsigned(size, little);
  return pyFloat(float(0, size, little));
}

const NEVER: Fail = (message) => {
  throw new TypeError(message);
};

/** Text, bytes, half precision and structured scalars are rare: read as an array of one. */
function singleItem(dtype: DType, bytes: Uint8Array, budget: Budget, offset: number, fail: Fail): PyValue {
  if (dtype.fields === undefined && dtype.name.includes("V")) {
    budget.copied(bytes.length, offset);
    return new PyBytes("bytes", bytes);
  }
  const array = arrayFromBytes({ shape: [1], dtype, isFortran: false }, bytes, 0, budget, offset, fail);
  if (!(array instanceof NdArray)) return array;
  const [value] = array.data;
  return typeof value === "number" ? pyFloat(value) : value;
}

function wholeOrNot(value: number, budget: Budget, offset: number): PyValue {
  budget.heap(HEAP.float, offset);
  return pyFloat(value);
}

function float(at: number, size: number, little: boolean): number {
  return size === 8 ? view.getFloat64(at, little) : view.getFloat32(at, little);
}

/** Small ones, of which vocabularies are made, without a bigint in between. */
function integer64(little: boolean): number | bigint {
  const low = view.getUint32(little ? 0 : 4, little);
  const high = view.getInt32(little ? 4 : 0, little);
  return high >= -0x200000 && high < 0x200000 ? safe(high * 0x1_0000_0000 + low) : view.getBigInt64(0, little);
}

function safe(value: number | bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : BigInt(value);
}

function signed(size: number, little: boolean): number {
  return size === 4 ? view.getInt32(0, little) : size === 2 ? view.getInt16(0, little) : view.getInt8(0);
}

function unsigned(size: number, little: boolean): number {
  return size === 4 ? view.getUint32(0, little) : size === 2 ? view.getUint16(0, little) : view.getUint8(0);
}
