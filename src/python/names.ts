/**
 * Names of classes and functions. The names of built-ins that Python 2 wrote are read as Python 3's (Lib/_compat_pickle.py);
 * which module of a library a class moved to is for those to know who know the library.
 */
import { quote } from "../errors/index.ts";
import type { Fail } from "./numpy/dtype.ts";
import { PyName } from "./values.ts";

const MOST_LETTERS = 500;

const MODULES: ReadonlyMap<string, string> = new Map([
  ["__builtin__", "builtins"],
  ["exceptions", "builtins"],
  ["copy_reg", "copyreg"],
]);

const BUILTINS: ReadonlyMap<string, string> = new Map([
  ["long", "int"],
  ["unicode", "str"],
  ["xrange", "range"],
]);

export function pyName(module: string, name: string, fail: Fail): PyName {
  if (module === "" || name === "" || module.length > MOST_LETTERS || name.length > MOST_LETTERS) {
    return fail(`the name of a class or function is empty or very long: ${quote(module)}, ${quote(name)}`);
  }
  const today = MODULES.get(module);
  if (today === undefined) return new PyName(module, name);
  return new PyName(today, module === "__builtin__" ? (BUILTINS.get(name) ?? name) : name);
}

const NUMPY = ["numpy.core.multiarray", "numpy._core.multiarray", "numpy.core._multiarray_umath", "numpy._core._multiarray_umath"];

/** What the reader itself understands, of all the functions that a pickle may name: each makes plain data. */
export type Maker =
  | "ndarray"
  | "filled-array"
  | "scalar"
  | "buffer"
  | "dtype"
  | "set"
  | "frozenset"
  | "bytearray"
  | "bytes"
  | "encode"
  | "new"
  | "instance";

export const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ...NUMPY.map((module): [string, Maker] => [`${module}._reconstruct`, "ndarray"]),
  ...NUMPY.map((module): [string, Maker] => [`${module}.scalar`, "scalar"]),
  ["numpy.core.numeric._frombuffer", "buffer"],
  ["numpy._core.numeric._frombuffer", "buffer"],
  ["dill._dill._create_array", "filled-array"],
  ["numpy.dtype", "dtype"],
  ["builtins.set", "set"],
  ["builtins.frozenset", "frozenset"],
  ["builtins.bytearray", "bytearray"],
  ["builtins.bytes", "bytes"],
  ["_codecs.encode", "encode"],
  ["copyreg.__newobj__", "new"],
  ["copyreg._reconstructor", "instance"],
]);

/** Whether it is the function that makes a NumPy number. */
export function isScalarMaker({ name, dotted }: PyName): boolean {
  return name === "scalar" && MAKERS.get(dotted) === "scalar";
}

/** NumPy's arrays, whatever they add to `ndarray`. */
export const ARRAY_CLASSES: ReadonlySet<string> = new Set([
  "numpy.ndarray",
  "numpy.matrix",
  "numpy.matrixlib.defmatrix.matrix",
  "numpy.memmap",
  "numpy.core.memmap.memmap",
  "numpy._core.memmap.memmap",
  "numpy.recarray",
  "numpy.rec.recarray",
  "numpy.core.records.recarray",
]);

/** joblib's stand-ins for an array whose bytes follow in the file. */
export const ARRAY_IN_STREAM: ReadonlySet<string> = new Set([
  "joblib.numpy_pickle.NumpyArrayWrapper",
  "sklearn.externals.joblib.numpy_pickle.NumpyArrayWrapper",
]);

/** joblib's stand-ins for an array in a file beside this one (joblib 0.9 and older). */
export const ARRAY_ELSEWHERE: ReadonlySet<string> = new Set(
  ["joblib.numpy_pickle", "joblib.numpy_pickle_compat", "sklearn.externals.joblib.numpy_pickle"].flatMap((module) => [
    `${module}.NDArrayWrapper`,
    `${module}.ZNDArrayWrapper`,
  ]),
);

/**
 * Classes whose instances hold themselves, and of which no model needs the attributes, so that they stay without: SciPy's
 * distributions of whole numbers, from which a search draws parameters, hold a method of their own (`vecentropy`), and a leaf of
 * Birch's tree holds its neighbours.
 */
export function holdsItself(className: string): boolean {
  return /^scipy\.stats\.(?:\w+\.)*\w+_gen$|^sklearn\.cluster\._?birch\._CFNode$/.test(className);
}
