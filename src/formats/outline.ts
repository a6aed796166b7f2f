/**
 * What a model is made of, read from its values alone: estimators in estimators, with the parameters that they were given.
 * So it can be shown of a model, too, that is not understood, and of a file that nobody should load.
 */
import { quote } from "../errors/index.ts";
import { publicName } from "../estimators/index.ts";
import { itemsOf, NdArray, PyFloat, PyName, PyObject, PyTuple, type PyValue, textOf } from "../python/index.ts";
import { describeValue } from "./describe-value.ts";
import { isEstimatorClass } from "./pieces.ts";

export interface Outline {
  /** what its owner calls it: `steps.scale`; empty for the model itself */
  readonly name: string;
  /** scikit-learn's public name, or the file's where it is none of scikit-learn's */
  readonly className: string;
  /** whether this version understands the class */
  readonly isKnown: boolean;
  /** how many alike stand in a list here: a forest's trees */
  readonly count: number;
  /** as Python writes them */
  readonly parameters: readonly (readonly [string, string])[];
  readonly parts: readonly Outline[];
}

const DEEPEST = 12;
const MOST_PARTS = 40;
const FEW = 5;
const MOST_LETTERS = 60;
/** What was given stands beside what fit made of it. */
const FITTED: Readonly<Record<string, readonly string[]>> = {
  estimator: ["estimator_", "best_estimator_", "estimators_", "calibrated_classifiers_"],
  base_estimator: ["base_estimator_", "estimators_", "calibrated_classifiers_"],
  base_estimator_: ["estimators_"],
  estimator_: ["estimators_"],
  final_estimator: ["final_estimator_"],
  estimators: ["estimators_"],
  transformers: ["transformers_"],
};

/** @param object an estimator, or anything else that a file holds an instance of */
export function outlineOf(object: PyObject): Outline {
  return outline(object, "", 0);
}

function outline({ className, state }: PyObject, name: string, depth: number): Outline {
  const known = publicName(className);
  const parameters: (readonly [string, string])[] = [];
  const parts: Outline[] = [];
  for (const [key, value] of state) {
    const inner = depth >= DEEPEST || FITTED[key]?.some((other) => state.has(other)) === true ? [] : estimatorsIn(value, key);
    if (inner.length > 0) parts.push(...grouped(inner, depth + 1));
    else if (!key.startsWith("_") && !key.endsWith("_") && isShort(value)) parameters.push([key, pythonText(value)]);
  }
  return { name, className: known ?? className, isKnown: known !== undefined, count: 1, parameters, parts: parts.slice(0, MOST_PARTS) };
}

type Named = readonly [string, PyObject];

/** The estimators in an attribute: itself, in a list, or beside their names in tuples. */
function estimatorsIn(value: PyValue, path: string): Named[] {
  if (value instanceof PyObject) return isPart(value) ? [[path, value]] : [];
  if (value instanceof Map)
    return [...value].flatMap(([key, item]) =>
      item instanceof PyObject && isPart(item) ? [[`${path}.${textOf(key) ?? ""}`, item] as Named] : [],
    );
  const items = itemsOf(value) ?? (value instanceof NdArray ? (value.list ?? []) : []);
  return items.slice(0, 10_000).flatMap((item, i): Named[] => {
    const tuple = item instanceof PyTuple ? item.items : undefined;
    const name = textOf(tuple?.[0]);
    const part = tuple === undefined ? item : tuple.find((each) => each instanceof PyObject && isPart(each));
    return part instanceof PyObject && isPart(part) ? [[`${path}.${name ?? i}`, part]] : [];
  });
}

/** Not the small helpers that estimators keep: trees, losses, random states. */
function isPart({ className, state }: PyObject): boolean {
  if (publicName(className) !== undefined) return true;
  if (isEstimatorClass(className))
    return [...state.keys()].some((key) => key === "_sklearn_version" || (key.endsWith("_") && !key.startsWith("_")));
  return className.startsWith("__main__.") || [...state.keys()].some((key) => /^[a-z].*[^_]_$/.test(key));
}

/** Many of one class are one line. */
function grouped(parts: readonly Named[], depth: number): Outline[] {
  const [first] = parts;
  const areAlike = parts.length > 1 && parts.every(([name, { className }]) => /\.\d+$/.test(name) && className === first[1].className);
  if (!areAlike) return parts.slice(0, MOST_PARTS).map(([name, object]) => outline(object, name, depth));
  return [{ ...outline(first[1], first[0].replace(/\.0$/, ""), depth), count: parts.length }];
}

function isShort(value: PyValue): boolean {
  if (value === null) return false;
  const items = itemsOf(value);
  return items === undefined ? !(value instanceof PyObject) : items.length <= FEW && items.every((item) => !(item instanceof PyObject));
}

/** As Python would write it, shortened. */
function pythonText(value: PyValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof PyFloat)
    return Object.is(value.value, -0) ? "-0.0" : `${value.value}${Number.isSafeInteger(value.value) ? ".0" : ""}`;
  if (typeof value === "number" || typeof value === "bigint") return Number.isNaN(value) ? "nan" : String(value).replace("Infinity", "inf");
  const text = textOf(value);
  if (text !== undefined) return `'${quote(text.slice(0, MOST_LETTERS)).slice(1, -1)}'`;
  if (value instanceof PyName) return quote(value.dotted).slice(1, -1);
  const items = itemsOf(value);
  if (items === undefined || items.length > FEW) return `<${describeValue(value)}>`;
  const inner = items.map(pythonText).join(", ");
  return value instanceof PyTuple ? `(${inner}${items.length === 1 ? "," : ""})` : `[${inner}]`;
}
