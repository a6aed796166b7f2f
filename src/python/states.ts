/** What `__setstate__` would have made of an object: attributes, the contents of an array, the details of a dtype. */
import { quote } from "../errors/index.ts";
import { HEAP } from "./budget.ts";
import { readArrayInStream } from "./joblib-array.ts";
import { mutable } from "./mutable.ts";
import { ARRAY_ELSEWHERE, ARRAY_IN_STREAM, holdsItself } from "./names.ts";
import { arrayFromBytes, arrayFromItems, byteLengthOf, shapeOf } from "./numpy/array.ts";
import { setDTypeState } from "./numpy/dtype.ts";
import { rawBytes } from "./raw-bytes.ts";
import type { Reading, Rebuilt } from "./reading.ts";
import { DType, itemsOf, NdArray, PyName, PyObject, PyTuple, type PyValue, StructArray } from "./values.ts";

export function setState(target: PyValue, state: PyValue, reading: Reading): Rebuilt {
  if (target instanceof PyObject) return objectState(target, state, reading);
  if (target instanceof NdArray) return arrayState(target, state, reading);
  if (target instanceof DType) {
    const fields = state instanceof PyTuple ? (itemsOf(state.items[3])?.length ?? 0) : 0;
    reading.budget.heap(fields * HEAP.dtype, reading.at);
    setDTypeState(target, state, reading.fail);
    return { value: target };
  }
  if (target instanceof PyName) return reading.fail(`would change the class or module ${quote(target.dotted)}`, HOSTILE);
  return reading.fail("sets the attributes of what has none");
}

const HOSTILE = "No model does this: do not trust where the file came from.";

function objectState(object: PyObject, state: PyValue, reading: Reading): Rebuilt {
  if (ARRAY_ELSEWHERE.has(object.className)) {
    return reading.fail(
      "keeps its arrays in files beside this one (joblib 0.9 or older), which cannot be read",
      "Load it with the joblib that wrote it, and save it again with a newer one.",
    );
  }
  if (holdsItself(object.className)) return { value: object };
  const own = mutable(object);
  const attributes = attributesOf(state, reading);
  if (attributes === undefined) {
    reading.budget.heap(HEAP.extras, reading.at);
    own.extras = { ...object.extras, rawState: state };
  } else if (object.state.size === 0) own.state = attributes;
  else {
    reading.budget.copied(16 * object.state.size, reading.at);
    own.state = new Map([...object.state, ...attributes]);
  }
  return { value: ARRAY_IN_STREAM.has(object.className) ? readArrayInStream(object, reading) : object };
}

/** A dict of attributes; or `(None or dict, dict)`, the second of which are slots. */
function attributesOf(state: PyValue, reading: Reading): ReadonlyMap<string, PyValue> | undefined {
  if (state instanceof Map) return asAttributes(state, reading);
  if (!(state instanceof PyTuple) || state.items.length !== 2) return undefined;
  const [attributes, slots] = state.items;
  if (!(slots instanceof Map) || (attributes !== null && !(attributes instanceof Map))) return undefined;
  const first = attributes === null ? new Map<string, PyValue>() : asAttributes(attributes, reading);
  const second = asAttributes(slots, reading);
  return first === undefined || second === undefined ? undefined : new Map([...first, ...second]);
}

/** The dict itself, not a copy: a file may name one dict as the state of a million objects. */
function asAttributes(dict: Map<PyValue, PyValue>, { budget, at }: Reading): ReadonlyMap<string, PyValue> | undefined {
  budget.copied(dict.size, at);
  for (const key of dict.keys()) if (typeof key !== "string") return undefined;
  return dict as Map<string, PyValue>;
}

/** `(1, shape, dtype, is_fortran, bytes or list)`. */
function arrayState(array: NdArray, state: PyValue, reading: Reading): Rebuilt {
  const { unbuilt, budget, at, fail } = reading;
  const waiting = unbuilt.get(array) ?? fail("an array gets its contents twice");
  const items = state instanceof PyTuple ? state.items : [];
  const [shape, dtype, isFortran, content] = items.length === 5 ? items.slice(1) : items;
  if (items.length < 4 || items.length > 5 || !(dtype instanceof DType)) return fail("the state of an array is not as NumPy writes it");
  unbuilt.delete(array);
  const header = { shape: shapeOf(shape, fail), dtype, isFortran: isFortran === true || isFortran === 1 };
  if (Array.isArray(content)) {
    if (dtype.name !== "|O") return fail(`an array of the dtype ${dtype.name} holds a list`);
    Object.assign(mutable(array), arrayFromItems(header, content as readonly PyValue[], fail));
    return { value: array };
  }
  if (typeof content === "string") budget.copied(content.length, at);
  const bytes = rawBytes(content) ?? fail("an array without bytes");
  const length = byteLengthOf(header, fail);
  if (bytes.length !== length) return fail(`an array of ${length} bytes with ${bytes.length} bytes of data`);
  const built = arrayFromBytes(header, bytes, 0, budget, at, fail);
  if (built instanceof StructArray) return { value: built, replaces: { memo: waiting.memo, by: built } };
  Object.assign(mutable(array), built);
  return { value: array };
}
