/**
 * The safetensors container (github.com/huggingface/safetensors, README "Format"): 8 bytes with the header's length,
 * a JSON header that gives each tensor its dtype, shape and bytes, then the tensors' bytes without gaps.
 * The reader trusts nothing: what it returns lies inside of the file, once, and has the size that its shape says.
 */
import { ModelFileError, quote } from "../errors/index.ts";
import { compareText } from "../numeric/index.ts";
import type { TypedArray } from "../python/index.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import { bytesOf, type Dtype, isDtype, view } from "./dtypes.ts";
import { JsonFault, readJson } from "./json-reader.ts";

/** One named array. BOOL is held as bytes of 0 and 1. */
export interface Tensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data: TypedArray;
}

export interface Safetensors {
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: ReadonlyMap<string, Tensor>;
}

// The reference implementation's bound.
const LONGEST_HEADER = 100_000_000;
const MOST_DIMENSIONS = 32;

/** The file's bytes: tensors with the widest values first, then by name, so that every one is aligned. */
export function writeSafetensors(metadata: ReadonlyMap<string, string>, tensors: ReadonlyMap<string, Tensor>): Uint8Array<ArrayBuffer> {
  const order = [...tensors].sort(([a, x], [b, y]) => bytesOf(y.dtype) - bytesOf(x.dtype) || compareText(a, b));
  const header: [string, Json][] = [["__metadata__", Object.fromEntries(metadata)]];
  let end = 0;
  for (const [name, { dtype, shape, data }] of order) {
    header.push([name, { dtype, shape, data_offsets: [end, end + data.byteLength] }]);
    end += data.byteLength;
  }
  const json = new TextEncoder().encode(canonicalJson(Object.fromEntries(header)));
  const dataAt = 8 + Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(dataAt + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(dataAt - 8), true);
  bytes.fill(0x20, 8, dataAt);
  bytes.set(json, 8);
  let at = dataAt;
  for (const [, { data }] of order) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/**
 * What the file holds. The tensors share the memory of `bytes` where they are aligned.
 *
 * @param file how errors name the file
 * @throws {ModelFileError} with the byte, when the file is cut off, has more than it says, or contradicts itself
 */
export function readSafetensors(bytes: Uint8Array<ArrayBuffer>, file?: string): Safetensors {
  const fail = (message: string, offset: number): never => {
    throw new ModelFileError(message, {
      place: { ...(file !== undefined && { file }), offset },
      hint: "Get the file again, or make it again.",
    });
  };
  if (bytes.length < 8) fail(`the file is cut off: ${bytes.length} bytes, and its header's length alone takes 8`, bytes.length);
  const claimed = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (claimed > LONGEST_HEADER) fail(`the header claims ${claimed} bytes; at most ${LONGEST_HEADER} are allowed`, 0);
  const headerBytes = Number(claimed);
  const dataAt = 8 + headerBytes;
  if (dataAt > bytes.length) fail(`the file is cut off: the header ends at byte ${dataAt}, the file at ${bytes.length}`, bytes.length);
  if (bytes[8] !== 0x7b) fail('the header does not begin with "{"', 8);
  const header = readHeader(bytes.subarray(8, dataAt), fail);

  const metadata = new Map<string, string>();
  const ranges: { name: string; dtype: Dtype; shape: readonly number[]; begin: number; end: number }[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") {
      if (!isObject(entry)) return fail("__metadata__ is not an object", 8);
      for (const [key, value] of Object.entries(entry)) {
        if (typeof value !== "string") return fail(`the metadata ${quote(key)} is not text`, 8);
        metadata.set(key, value);
      }
    } else {
      ranges.push({ name, ...readEntry(name, entry, fail) });
    }
  }

  ranges.sort((a, b) => a.begin - b.begin || a.end - b.end);
  const tensors = new Map<string, Tensor>();
  let end = 0;
  for (const { name, dtype, shape, begin, end: ends } of ranges) {
    if (begin !== end) {
      const fault =
        begin > end ? `${begin - end} bytes before tensor ${quote(name)} belong to nothing` : `tensor ${quote(name)} overlaps another`;
      return fail(fault, dataAt + Math.min(begin, end));
    }
    if (dataAt + ends > bytes.length) {
      return fail(`the file is cut off: tensor ${quote(name)} ends at byte ${dataAt + ends}, the file at ${bytes.length}`, bytes.length);
    }
    end = ends;
    tensors.set(name, { dtype, shape, data: aligned(dtype, bytes, dataAt + begin, ends - begin) });
  }
  if (dataAt + end < bytes.length) fail(`${bytes.length - dataAt - end} bytes follow the end of the last tensor`, dataAt + end);
  return { metadata, tensors };
}

type Fail = (message: string, offset: number) => never;

function readHeader(bytes: Uint8Array, fail: Fail): { readonly [key: string]: Json } {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail("the header is not UTF-8", 8);
  }
  try {
    const header = readJson(text);
    return isObject(header) ? header : fail("the header is not an object", 8);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return fail(`the header is damaged: ${error.message}`, 8 + new TextEncoder().encode(text.slice(0, error.at)).length);
  }
}

function readEntry(name: string, entry: Json, fail: Fail) {
  const shown = `tensor ${quote(name)}`;
  if (!isObject(entry)) return fail(`${shown} is not described by an object`, 8);
  const { dtype, shape, data_offsets: offsets } = entry;
  const unknown = Object.keys(entry).find((key) => key !== "dtype" && key !== "shape" && key !== "data_offsets");
  if (unknown !== undefined) return fail(`${shown} has an unknown property ${quote(unknown)}`, 8);
  if (typeof dtype !== "string") return fail(`${shown} has no dtype`, 8);
  if (!isDtype(dtype)) return fail(`${shown} has the dtype ${quote(dtype)}, which is not known`, 8);
  if (!isSizes(shape) || shape.length > MOST_DIMENSIONS) return fail(`the shape of ${shown} is not a list of sizes`, 8);
  if (!isSizes(offsets) || offsets.length !== 2) return fail(`${shown} has no pair of data_offsets`, 8);
  const [begin, end] = offsets;
  const size = shape.reduce((product, n) => product * n, bytesOf(dtype));
  if (begin > end || end - begin !== size) {
    return fail(`${shown} has ${end - begin} bytes, and its dtype and shape need ${size}`, 8);
  }
  return { dtype, shape, begin, end };
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSizes(value: Json | undefined): value is readonly number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0 && !Object.is(n, -0));
}

function aligned(dtype: Dtype, bytes: Uint8Array<ArrayBuffer>, at: number, size: number): TypedArray {
  const start = bytes.byteOffset + at;
  const width = bytesOf(dtype);
  if (start % width === 0) return view(dtype, bytes.buffer, start, size / width);
  return view(dtype, bytes.slice(at, at + size).buffer, 0, size / width);
}
