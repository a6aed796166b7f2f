/** What a value is, in a person's words: for files that hold something else than a model. */
import { quote } from "../errors/index.ts";
import {
  DType,
  itemsOf,
  NdArray,
  numberOf,
  PyBytes,
  PyName,
  PyObject,
  PySet,
  PyTuple,
  type PyValue,
  StructArray,
  textOf,
} from "../python/index.ts";

const DICTS = /^(collections\.(OrderedDict|defaultdict)|sklearn\.(utils\.(_bunch\.)?|datasets\.base\.)Bunch|types\.SimpleNamespace)$/;

/** A dict, or one of the kinds of dict that people keep models in: OrderedDict, defaultdict, scikit-learn's Bunch, SimpleNamespace. */
export function dictOf(value: PyValue): ReadonlyMap<PyValue, PyValue> | undefined {
  if (value instanceof Map) return value;
  if (!(value instanceof PyObject) || !DICTS.test(value.className)) return undefined;
  return value.extras?.entries ?? value.state;
}

/** Reads as "this is …". */
export function describeValue(value: PyValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (numberOf(value) !== undefined) return "a number";
  if (textOf(value) !== undefined) return "a text";
  if (value instanceof NdArray) return `${isTexts(value) ? "an array of texts" : "a NumPy array"} of the shape (${value.shape.join(", ")})`;
  if (value instanceof StructArray) return "a structured NumPy array";
  if (value instanceof PyName) return `a function or class by name, ${quote(value.dotted)}, not an instance`;
  if (value instanceof PyBytes) return "bytes";
  if (value instanceof DType) return "a dtype";
  if (value instanceof PySet) return `a set of ${value.items.length}`;
  const dict = dictOf(value);
  if (dict !== undefined) return `a dict of ${dict.size}`;
  if (value instanceof PyObject) return describeObject(value);
  const items = itemsOf(value) ?? [];
  const what = value instanceof PyTuple ? "tuple" : "list";
  return items.length > 0 && items.every((item) => textOf(item) !== undefined)
    ? `a ${what} of ${items.length} texts`
    : `a ${what} of ${items.length}`;
}

const TABLES: readonly (readonly [RegExp, string])[] = [
  [/^pandas\.(.*\.)?(DataFrame|NDFrame)$/, "a table (a pandas DataFrame)"],
  [/^pandas\.(.*\.)?Series$/, "a column (a pandas Series)"],
  [/^pandas\./, "a pandas object"],
  [/^scipy\.sparse\./, "a sparse matrix"],
  [/^(torch|tensorflow|keras|tf_keras)\./, "a neural network's object"],
];

function describeObject({ className }: PyObject): string {
  const table = TABLES.find(([pattern]) => pattern.test(className));
  if (table !== undefined) return table[1];
  const short = className.slice(className.lastIndexOf(".") + 1);
  return className.startsWith("sklearn.") ? `a ${quote(short).slice(1, -1)}` : `a ${quote(className)}`;
}

function isTexts({ data }: NdArray): boolean {
  return Array.isArray(data) && data.length > 0 && data.every((item) => textOf(item as PyValue) !== undefined);
}
