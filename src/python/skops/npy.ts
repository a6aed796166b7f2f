/**
 * NumPy's own file of one array (numpy/lib/format.py): a magic, a version, a header that is a Python literal, and the bytes. Arrays of
 * objects, which hold a pickle, are refused: skops writes none.
 */
import { quote } from "../../errors/index.ts";
import type { Budget } from "../budget.ts";
import { ByteCursor } from "../byte-cursor.ts";
import { type ArrayHeader, arrayFromBytes, byteLengthOf, shapeOf } from "../numpy/array.ts";
import { dtypeFromDescription } from "../numpy/dtype-description.ts";
import type { DType, NdArray, StructArray } from "../values.ts";
import { readPythonLiteral } from "./python-literal.ts";

const MOST_HEADER = 65_536;

export interface NpyFile {
  readonly array: NdArray | StructArray;
  readonly dtype: DType;
  /** the bytes of the items, as they lie in the file */
  readonly content: Uint8Array;
}

/** @throws {ModelFileError} with the byte at which `bytes` stop being such a file */
export function readNpy(bytes: Uint8Array, budget: Budget): NpyFile {
  const cursor = new ByteCursor(bytes);
  const fail = (message: string): never => cursor.fail(message, cursor.offset, "The file is damaged.");
  const magic = cursor.take(6, "the beginning of an array's file");
  if (bytes[magic] !== 0x93 || String.fromCharCode(...bytes.subarray(magic + 1, magic + 6)) !== "NUMPY")
    fail("this is no file of an array");
  const version = cursor.uint8();
  cursor.uint8();
  const length = version === 1 ? cursor.uint16() : cursor.uint32();
  if (version < 1 || version > 3 || length > MOST_HEADER) fail(`the header of an array's file of version ${version} has ${length} bytes`);
  const start = cursor.take(length, "the header of an array's file");
  const header = headerOf(new TextDecoder("latin1").decode(bytes.subarray(start, start + length)), fail);
  const size = byteLengthOf(header, fail);
  if (cursor.left !== size) fail(`an array of ${size} bytes with ${cursor.left} bytes of data`);
  const array = arrayFromBytes(header, bytes, cursor.offset, budget, cursor.offset, fail);
  return { array, dtype: header.dtype, content: bytes.subarray(cursor.offset) };
}

function headerOf(text: string, fail: (message: string) => never): ArrayHeader {
  const header = readPythonLiteral(text);
  if (!(header instanceof Map)) return fail(`the header of an array's file is no dict: ${quote(text)}`);
  const isFortran = header.get("fortran_order");
  if (typeof isFortran !== "boolean") return fail("the header of an array's file does not say its order");
  const description = header.get("descr");
  const dtype = description === undefined ? undefined : dtypeFromDescription(description, fail);
  if (dtype === undefined) return fail("the header of an array's file names no dtype that can be read");
  return { shape: shapeOf(header.get("shape"), fail), dtype, isFortran };
}
