/** Lists, dicts, sets and objects of their kinds, as a pickle fills them. */
import { quote } from "../errors/index.ts";
import { HEAP, MOST_NUMBER_KEYS } from "./budget.ts";
import { mutable } from "./mutable.ts";
import type { Reading } from "./reading.ts";
import { DType, NdArray, PyBytes, PyObject, PySet, type PyValue, StructArray } from "./values.ts";

export function append(target: PyValue, items: readonly PyValue[], { budget, at, fail }: Reading): void {
  budget.heap(8 * items.length, at);
  const list = listOf(target) ?? fail("appends to what is no list");
  for (const item of items) list.push(item);
}

function listOf(target: PyValue): PyValue[] | undefined {
  if (Array.isArray(target)) return target as PyValue[];
  if (!(target instanceof PyObject)) return undefined;
  const own = mutable(target);
  own.extras = { ...target.extras, items: target.extras?.items ?? [] };
  return own.extras.items as PyValue[];
}

export function addItems(target: PyValue, items: readonly PyValue[], { budget, at, fail }: Reading): void {
  budget.heap(8 * items.length, at);
  const set = target instanceof PySet && !target.isFrozen ? (target.items as PyValue[]) : fail("adds to what is no set");
  for (const item of items) set.push(item);
}

/** @param pairs keys and values in turn */
export function setItems(target: PyValue, pairs: readonly PyValue[], { budget, at, fail }: Reading): void {
  if (pairs.length % 2 !== 0) fail("a key without a value");
  budget.heap(HEAP.entry * (pairs.length / 2), at);
  const dict = dictOf(target) ?? fail("sets items of what is no dict");
  for (let i = 0; i < pairs.length; i += 2) {
    const key = pairs[i];
    if (typeof key === "string") dict.set(key, pairs[i + 1]);
    else dict.set(keyOf(key, dict, fail), pairs[i + 1]);
  }
}

function dictOf(target: PyValue): Map<PyValue, PyValue> | undefined {
  if (target instanceof Map) return target;
  if (!(target instanceof PyObject)) return undefined;
  const own = mutable(target);
  own.extras = { ...target.extras, entries: target.extras?.entries ?? new Map() };
  return own.extras.entries;
}

/** Names of attributes are text, also where Python 2 wrote them as bytes. */
function keyOf(key: PyValue, dict: Map<PyValue, PyValue>, fail: Reading["fail"]): PyValue {
  if (key instanceof PyBytes && key.kind === "str") return key.text;
  if ((typeof key === "number" || typeof key === "bigint") && dict.size >= MOST_NUMBER_KEYS) {
    return fail(`a dict of more than ${MOST_NUMBER_KEYS} entries with numbers for keys`);
  }
  const isUnhashable = Array.isArray(key) || key instanceof Map || key instanceof NdArray || key instanceof StructArray;
  if (isUnhashable || (key instanceof PySet && !key.isFrozen))
    return fail(`${quote(kindOf(key))} for a key of a dict, which Python refuses`);
  return key;
}

function kindOf(value: PyValue): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof Map) return "a dict";
  if (value instanceof PySet) return "a set";
  return value instanceof DType ? "a dtype" : "an array";
}
