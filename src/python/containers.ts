/** Lists, dicts, sets and objects of their kinds, as a pickle fills them. */
import { quote } from "../errors/index.ts";
import { type Budget, HEAP } from "./budget.ts";
import { mutable } from "./mutable.ts";
import type { Reading } from "./reading.ts";
import { DType, NdArray, PyBytes, PyObject, PySet, type PyValue, StructArray } from "./values.ts";

/** @param items of which those from `from` on are appended */
export function append(target: PyValue, items: readonly PyValue[], from: number, { budget, at, fail }: Reading): void {
  const list = listOf(target, budget, at) ?? fail("appends to what is no list");
  budget.heap(HEAP.item * (items.length - from) + (list.length === 0 ? HEAP.firstItem : 0), at);
  for (let i = from; i < items.length; i++) list.push(items[i]);
}

function listOf(target: PyValue, budget: Budget, at: number): PyValue[] | undefined {
  if (Array.isArray(target)) return target as PyValue[];
  if (!(target instanceof PyObject)) return undefined;
  const items = target.extras?.items ?? [];
  if (target.extras?.items === undefined) {
    budget.heap(HEAP.extras + HEAP.list, at);
    mutable(target).extras = { ...target.extras, items };
  }
  return items as PyValue[];
}

/** @param items of which those from `from` on are added */
export function addItems(target: PyValue, items: readonly PyValue[], from: number, { budget, at, fail }: Reading): void {
  const set = target instanceof PySet && !target.isFrozen ? (target.items as PyValue[]) : fail("adds to what is no set");
  budget.heap(HEAP.item * (items.length - from) + (set.length === 0 ? HEAP.firstItem : 0), at);
  for (let i = from; i < items.length; i++) set.push(items[i]);
}

/** @param pairs keys and values in turn, of which those from `from` on are set */
export function setItems(target: PyValue, pairs: readonly PyValue[], from: number, { budget, numberKeys, at, fail }: Reading): void {
  const count = pairs.length - from;
  if (count % 2 !== 0) fail("a key without a value");
  budget.heap(HEAP.entry * (count / 2), at);
  const dict = dictOf(target, budget, at) ?? fail("sets items of what is no dict");
  for (let i = from; i < pairs.length; i += 2) {
    const written = pairs[i];
    if (typeof written === "string" && !beginsWithDigit(written)) {
      dict.set(written, pairs[i + 1]);
      continue;
    }
    const key = keyOf(written, fail);
    if (!numberKeys.allow(key, dict)) fail("a dict of very many keys that are numbers far apart");
    dict.set(key, pairs[i + 1]);
  }
}

/** Texts that do not are no numbers, and are set without a further look. */
function beginsWithDigit(text: string): boolean {
  const letter = text.charCodeAt(0);
  return letter >= 48 && letter <= 57;
}

function dictOf(target: PyValue, budget: Budget, at: number): Map<PyValue, PyValue> | undefined {
  if (target instanceof Map) return target;
  if (!(target instanceof PyObject)) return undefined;
  if (target.extras?.entries !== undefined) return target.extras.entries;
  budget.heap(HEAP.extras + HEAP.dict, at);
  const entries = new Map<PyValue, PyValue>();
  mutable(target).extras = { ...target.extras, entries };
  return entries;
}

/** Names of attributes are text, also where Python 2 wrote them as bytes. */
function keyOf(key: PyValue, fail: Reading["fail"]): PyValue {
  if (typeof key !== "object" || key === null) return key;
  if (key instanceof PyBytes && key.kind === "str") return key.text;
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
