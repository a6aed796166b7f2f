/**
 * What a call in a pickle stands for. Nothing is called: a few functions of NumPy and of Python itself are known to make plain
 * data, and are read as that data; every other becomes a `PyObject` with the function's name and the arguments.
 */
import { quote } from "../errors/index.ts";
import { HEAP } from "./budget.ts";
import { ARRAY_CLASSES, MAKERS } from "./names.ts";
import { arrayFromBytes, byteLengthOf, shapeOf } from "./numpy/array.ts";
import { dtypeFromArgs } from "./numpy/dtype.ts";
import { scalarFromBytes } from "./numpy/scalar.ts";
import { rawBytes } from "./raw-bytes.ts";
import type { Reading } from "./reading.ts";
import { setState } from "./states.ts";
import { DType, itemsOf, NdArray, PyBytes, PyName, PyObject, PySet, PyTuple, type PyValue, textOf } from "./values.ts";

/** Objects without attributes share one map. */
const NOTHING: ReadonlyMap<string, PyValue> = new Map();

/** `callee(*args)`, as data. */
export function callResult(callee: PyValue, args: PyTuple, reading: Reading): PyValue {
  const { items } = args;
  if (!(callee instanceof PyName)) {
    // Hostile files reach for functions this way (getattr of getattr); `inspect` should show it.
    reading.budget.heap(HEAP.object, reading.at);
    const object = new PyObject("builtins.apply", NOTHING, [callee, args]);
    reading.onCall?.(object);
    return object;
  }
  return known(callee, items, reading) ?? instance(callee, items, reading);
}

/**
 * The name of a class that is itself what a call made: cloudpickle and dill write classes as code. It is that of the function, and
 * behind it the class's own.
 */
export function nameOfMade({ className, args }: PyObject): PyName {
  const own = args.map(textOf).find((text) => text !== undefined && /^\w{1,100}$/.test(text));
  return new PyName(className, own ?? "class");
}

/** A new instance of `cls`, made with `args`. */
export function instance(
  cls: PyName,
  args: readonly PyValue[],
  { budget, at, onCall }: Reading,
  kwargs?: ReadonlyMap<string, PyValue>,
): PyObject {
  budget.heap(HEAP.object, at);
  if (kwargs !== undefined) budget.heap(HEAP.extras, at);
  const object = new PyObject(cls.dotted, NOTHING, args, kwargs === undefined ? undefined : { kwargs });
  onCall?.(object);
  return object;
}

/** @returns undefined for a function that is unknown, or whose arguments are not what is known of it */
function known(callee: PyName, args: readonly PyValue[], reading: Reading): PyValue | undefined {
  const { budget, at, fail } = reading;
  switch (MAKERS.get(callee.dotted)) {
    case undefined:
      return undefined;
    case "scalar":
      return scalar(args, reading);
    case "ndarray":
      return unbuiltArray(args, reading);
    case "filled-array":
      return filledArray(args, reading);
    case "buffer":
      return fromBuffer(args, reading);
    case "dtype":
      budget.heap(HEAP.dtype, at);
      return dtypeFromArgs(args) ?? fail(`the dtype ${quote(textOf(args[0]) ?? args[0])} is none that can be read`);
    case "set":
    case "frozenset":
      return asSet(args, callee.name === "frozenset", reading);
    case "bytes":
    case "bytearray":
    case "encode":
      return asBytes(callee.name === "bytearray" ? "bytearray" : "bytes", args, reading);
    case "new":
      return args[0] instanceof PyName ? copied(args[0], args.slice(1), reading) : undefined;
    case "instance":
      return reconstructed(args, reading);
  }
}

function copied(cls: PyName, args: readonly PyValue[], reading: Reading): PyObject {
  reading.budget.copied(args.length, reading.at);
  return instance(cls, args, reading);
}

/** `copyreg._reconstructor(cls, base, state)`: how protocols 0 and 1 make objects. Of another base than a built-in, Python would run the `__init__`. */
function reconstructed([cls, base, state]: readonly PyValue[], reading: Reading): PyObject | undefined {
  if (!(cls instanceof PyName) || !(base instanceof PyName) || base.module !== "builtins") return undefined;
  return instance(cls, base.dotted === "builtins.object" ? [] : [state ?? null], reading);
}

function scalar([dtype, value]: readonly PyValue[], { fail, budget, at }: Reading): PyValue {
  if (!(dtype instanceof DType)) return fail("a NumPy scalar without a dtype");
  return scalarFromBytes(dtype, value ?? null, budget, at, fail);
}

/** `_reconstruct(ndarray, (0,), b"b")`: the array's contents come later, as its state. */
function unbuiltArray([cls]: readonly PyValue[], { unbuilt, budget, at }: Reading): PyValue | undefined {
  if (!(cls instanceof PyName) || !ARRAY_CLASSES.has(cls.dotted)) return undefined;
  budget.heap(HEAP.array, at);
  const array = new NdArray([0], EMPTY);
  unbuilt.set(array, { memo: undefined });
  return array;
}

const EMPTY: readonly PyValue[] = [];
const NO_BYTES = new Uint8Array(0);

/** `_create_array(_reconstruct, args, state)`: how dill writes an array, in one call. */
function filledArray([maker, args, state]: readonly PyValue[], reading: Reading): PyValue | undefined {
  if (!(maker instanceof PyName) || MAKERS.get(maker.dotted) !== "ndarray" || !(args instanceof PyTuple)) return undefined;
  const array = unbuiltArray(args.items, reading);
  return array === undefined ? undefined : setState(array, state ?? null, reading).value;
}

/** `_frombuffer(bytes, dtype, shape, "C" | "F")`, of protocol 5. */
function fromBuffer([buffer, dtype, shape, order]: readonly PyValue[], { fail, budget, at }: Reading): PyValue {
  if (!(buffer instanceof PyBytes) || !(dtype instanceof DType)) return fail("an array without bytes or without a dtype");
  const mark = textOf(order);
  if (mark !== "C" && mark !== "F") return fail("an array that is neither in C nor in Fortran order");
  const header = { shape: shapeOf(shape, fail), dtype, isFortran: mark === "F" };
  const length = byteLengthOf(header, fail);
  const { bytes } = buffer;
  if (bytes.length !== length) return fail(`an array of ${length} bytes with ${bytes.length} bytes of data`);
  return arrayFromBytes(header, bytes, 0, budget, at, fail);
}

function asSet(args: readonly PyValue[], isFrozen: boolean, { budget, at }: Reading): PySet | undefined {
  const items = args.length === 0 ? [] : itemsOf(args[0]);
  if (args.length > 1 || items === undefined) return undefined;
  budget.copied(items.length, at);
  budget.heap(HEAP.set + 8 * items.length, at);
  return new PySet([...items], isFrozen);
}

/** `bytes()`, `bytearray(b"…")`, `bytearray(text, "latin-1")`, `_codecs.encode(text, "latin1")`. */
function asBytes(kind: "bytes" | "bytearray", args: readonly PyValue[], { budget, at }: Reading): PyBytes | undefined {
  const [value, encoding] = args;
  const codec = textOf(encoding);
  const isLatin1 = encoding === undefined || codec === "latin1" || codec === "latin-1";
  if (args.length > 2 || !isLatin1) return undefined;
  budget.heap(HEAP.bytes, at);
  if (value === undefined) return new PyBytes(kind, NO_BYTES);
  if (typeof value === "string" && encoding === undefined) return undefined;
  const bytes = rawBytes(value);
  if (bytes !== undefined) budget.copied(bytes.length, at);
  return bytes === undefined ? undefined : new PyBytes(kind, bytes);
}
