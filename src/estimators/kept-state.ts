/**
 * What of a state a bundle keeps: the attributes that its reader declares, and plain parameters. A pickle holds much more
 * (training settings, random states, scores of a search); what prediction does not use is left behind here.
 */
import { itemsOf, NdArray, PyFloat, PyObject, PyTuple, type PyValue, textOf } from "../python/index.ts";
import type { KnownClass } from "./reading.ts";

const ALWAYS: ReadonlySet<string> = new Set(["_sklearn_version", "n_features_in_", "feature_names_in_"]);
const MOST_LETTERS = 200;

/**
 * @param known the readers of the classes in `object`, by name as it has them
 * @returns the same object with public class names, and of each estimator only what its reader keeps
 */
export function keptState(object: PyObject, known: ReadonlyMap<string, KnownClass>): PyObject {
  const done = new Map<object, PyValue>();
  const kept = (value: PyValue): PyValue => {
    if (value === null || typeof value !== "object") return value;
    const before = done.get(value);
    if (before !== undefined) return before;
    const result = keptValue(value, kept, known);
    done.set(value, result);
    return result;
  };
  return kept(object) as PyObject;
}

function keptValue(value: object & PyValue, kept: (value: PyValue) => PyValue, known: ReadonlyMap<string, KnownClass>): PyValue {
  if (value instanceof PyObject) {
    const one = known.get(value.className);
    const entries = [...value.state].filter(
      ([name, item]) => one === undefined || ALWAYS.has(name) || one.reader.keeps.includes(name) || isPlainParameter(name, item),
    );
    return new PyObject(
      one?.className ?? value.className,
      new Map(entries.map(([name, item]): [string, PyValue] => [name, kept(item)])),
      value.args.map(kept),
      value.extras,
    );
  }
  if (value instanceof Map) return isPlain(value) ? value : new Map([...value].map(([key, item]): [PyValue, PyValue] => [key, kept(item)]));
  if (value instanceof PyTuple) return new PyTuple(value.items.map(kept));
  if (value instanceof NdArray) {
    return value.list === undefined ? value : new NdArray(value.shape, value.list.map(kept), value.dtype);
  }
  return Array.isArray(value) ? (itemsOf(value) ?? []).map(kept) : value;
}

/** Whether nothing in a dict is an object: a vocabulary of 100,000 words is not copied. */
function isPlain(dict: ReadonlyMap<PyValue, PyValue>): boolean {
  let found = false;
  dict.forEach((item) => {
    found ||= typeof item === "object" && item !== null;
  });
  return !found;
}

/** A constructor's parameter that is a number, a word or a flag. */
function isPlainParameter(name: string, value: PyValue): boolean {
  if (name.startsWith("_") || name.endsWith("_")) return false;
  const text = textOf(value);
  if (text !== undefined) return text.length <= MOST_LETTERS;
  return value === null || typeof value === "boolean" || typeof value === "number" || value instanceof PyFloat;
}
