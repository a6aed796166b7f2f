/** The dtypes that a safetensors file names, and the typed arrays that hold them. */
import { NotInThisVersionError } from "../errors/index.ts";
import type { TypedArray } from "../python/index.ts";

/** BOOL is one byte a value, 0 or 1. */
export type Dtype = "F64" | "F32" | "I64" | "U64" | "I32" | "U32" | "I16" | "U16" | "I8" | "U8" | "BOOL";

const BYTES: ReadonlyMap<string, number> = new Map<Dtype, number>([
  ["F64", 8],
  ["I64", 8],
  ["U64", 8],
  ["F32", 4],
  ["I32", 4],
  ["U32", 4],
  ["I16", 2],
  ["U16", 2],
  ["I8", 1],
  ["U8", 1],
  ["BOOL", 1],
]);

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export function isDtype(name: string): name is Dtype {
  return BYTES.has(name);
}

/** Bytes of one value. */
export function bytesOf(dtype: Dtype): number {
  return BYTES.get(dtype) ?? 0;
}

export function dtypeOf(array: TypedArray): Dtype {
  if (array instanceof Float64Array) return "F64";
  if (array instanceof Float32Array) return "F32";
  if (array instanceof Int32Array) return "I32";
  if (array instanceof Uint32Array) return "U32";
  if (array instanceof Int16Array) return "I16";
  if (array instanceof Uint16Array) return "U16";
  if (array instanceof Int8Array) return "I8";
  if (array instanceof Uint8Array) return "U8";
  if (array instanceof BigInt64Array) return "I64";
  return "U64";
}

/** `length` values from byte `offset` of `buffer` on, not copied. `offset` is a multiple of the dtype's size. */
export function view(dtype: Dtype, buffer: ArrayBuffer, offset: number, length: number): TypedArray {
  // safetensors is little-endian, as all machines are that Node is built for except IBM's mainframes.
  if (!LITTLE_ENDIAN) throw new NotInThisVersionError("reading arrays on a big-endian processor");
  switch (dtype) {
    case "F64":
      return new Float64Array(buffer, offset, length);
    case "F32":
      return new Float32Array(buffer, offset, length);
    case "I64":
      return new BigInt64Array(buffer, offset, length);
    case "U64":
      return new BigUint64Array(buffer, offset, length);
    case "I32":
      return new Int32Array(buffer, offset, length);
    case "U32":
      return new Uint32Array(buffer, offset, length);
    case "I16":
      return new Int16Array(buffer, offset, length);
    case "U16":
      return new Uint16Array(buffer, offset, length);
    case "I8":
      return new Int8Array(buffer, offset, length);
    case "U8":
    case "BOOL":
      return new Uint8Array(buffer, offset, length);
  }
}
