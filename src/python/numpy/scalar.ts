/**
 * A NumPy scalar as the value in it. Vocabularies of old scikit-learn hold one a word, so the common kinds are read without
 * making an array: 100,000 words took a third of the time.
 */
import type { Budget } from "../budget.ts";
import { rawBytes } from "../raw-bytes.ts";
import type { DType } from "../values.ts";
import { PyBytes, PyObject, type PyValue, pyFloat, textOf } from "../values.ts";
import { arrayFromBytes } from "./array.ts";
import type { Fail } from "./dtype.ts";
import { type ItemType, itemTypeOf } from "./item-type.ts";

const types = new WeakMap<DType, { readonly name: string; readonly type: ItemType }>();

function typeOf(dtype: DType, fail: Fail): ItemType {
  const cached = types.get(dtype);
  if (cached?.name === dtype.name) return cached.type;
  const type = itemTypeOf(dtype.name) ?? fail(`a scalar of the dtype ${dtype.name}`);
  types.set(dtype, { name: dtype.name, type });
  return type;
}

/** `numpy.core.multiarray.scalar(dtype, data)`: a number, boolean, text or bytes; a time stays named, and a structured one is an array of one. */
export function scalarFromBytes(dtype: DType, data: PyValue, budget: Budget, offset: number, fail: Fail): PyValue {
  const type = typeOf(dtype, fail);
  if (type.kind === "O") return data;
  const bytes = rawBytes(data) ?? fail("a NumPy scalar without bytes");
  if (bytes.length !== type.size) return fail(`a scalar ${dtype.name} of ${bytes.length} bytes, where it has ${type.size}`);
  if (dtype.fields !== undefined) return arrayFromBytes({ shape: [1], dtype, isFortran: false }, bytes, 0, budget, offset, fail);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = type.isLittleEndian;
  switch (type.kind) {
    case "b":
      return bytes[0] !== 0;
    case "i":
      return type.size === 8 ? safe(view.getBigInt64(0, little)) : signed(view, type.size, little);
    case "u":
      return type.size === 8 ? safe(view.getBigUint64(0, little)) : unsigned(view, type.size, little);
    case "f":
      if (type.size === 8) return pyFloat(view.getFloat64(0, little));
      if (type.size === 4) return pyFloat(view.getFloat32(0, little));
      return half(arrayFromBytes({ shape: [1], dtype, isFortran: false }, bytes, 0, budget, offset, fail));
    case "c": {
      const half = type.size / 2;
      const at = (i: number) => pyFloat(half === 8 ? view.getFloat64(i, little) : view.getFloat32(i, little));
      return new PyObject("builtins.complex", new Map(), [at(0), at(half)]);
    }
    case "M":
    case "m":
      return new PyObject(type.kind === "M" ? "numpy.datetime64" : "numpy.timedelta64", new Map(), [
        view.getBigInt64(0, little),
        dtype.name,
      ]);
    default:
      return text(dtype, bytes, budget, offset, fail);
  }
}

function safe(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function signed(view: DataView, size: number, little: boolean): number {
  return size === 4 ? view.getInt32(0, little) : size === 2 ? view.getInt16(0, little) : view.getInt8(0);
}

function unsigned(view: DataView, size: number, little: boolean): number {
  return size === 4 ? view.getUint32(0, little) : size === 2 ? view.getUint16(0, little) : view.getUint8(0);
}

function half(array: { readonly data?: ArrayLike<unknown> } | object): PyValue {
  const [value] = "data" in array ? Array.from(array.data as ArrayLike<number>) : [];
  return pyFloat(value);
}

function text(dtype: DType, bytes: Uint8Array, budget: Budget, offset: number, fail: Fail): PyValue {
  if (dtype.name.includes("V")) return new PyBytes("bytes", bytes.slice());
  const array = arrayFromBytes({ shape: [1], dtype, isFortran: false }, bytes, 0, budget, offset, fail);
  const [value] = "data" in array ? Array.from<PyValue>(array.data as readonly PyValue[]) : [];
  return textOf(value) ?? value;
}
