/**
 * What Python would call on loading a file, beyond making the objects that models are made of. The names that public models hold are known (classes of
 * scikit-learn and its kin, and the few functions by which NumPy, SciPy and pickle itself make plain data); every other name is shown with its arguments,
 * also where the file throws the result away.
 */
import { BrineError, quote } from "../errors/index.ts";
import { type UnpickleOptions, unpickle } from "./unpickle.ts";
import { itemsOf, NdArray, PyBytes, PyFloat, PyName, PyObject, PySet, PyTuple, type PyValue, textOf } from "./values.ts";

const MOST_CALLS = 20;
const MOST_LETTERS = 200;
const MOST_ARGUMENTS = 5;
const MOST_LEVELS = 4;

/** Packages whose classes models hold. */
const LIBRARIES = new Set([
  "sklearn",
  "numpy",
  "scipy",
  "pandas",
  "joblib",
  "_loss",
  "xgboost",
  "lightgbm",
  "catboost",
  "category_encoders",
  "imblearn",
  "sklearn_pandas",
  "sklearn2pmml",
]);

/** Their functions that make data and nothing else. */
const MAKERS =
  /^(?:_reconstruct|scalar|_frombuffer|_mareconstruct|_ufunc_reconstruct|__randomstate_ctor|__RandomState_ctor|__bit_generator_ctor|__generator_ctor|_new_Index|_new_DatetimeIndex|_unpickle_block|__pyx_unpickle_[A-Za-z]+|newObj|dtype|ndarray|matrix|recarray|new_block|make_column_selector|(?:csr|csc|coo|bsr|dia|lil|dok)_(?:matrix|array)|rv_frozen|rv_continuous_frozen|rv_discrete_frozen|[a-z_]+_gen)$/;

const PLAIN = new Set([
  ...[
    "complex",
    "slice",
    "object",
    "set",
    "frozenset",
    "range",
    "bytearray",
    "bytes",
    "int",
    "float",
    "str",
    "bool",
    "tuple",
    "list",
    "dict",
  ].map((name) => `builtins.${name}`),
  ...["OrderedDict", "defaultdict", "Counter", "deque"].map((name) => `collections.${name}`),
  ...["date", "datetime", "time", "timedelta", "timezone"].map((name) => `datetime.${name}`),
  "_codecs.encode",
  "copyreg.__newobj__",
  "decimal.Decimal",
  "fractions.Fraction",
  "functools.partial",
  "uuid.UUID",
]);

/** Takes down, while a file is read, what Python would call on loading it. */
export interface CallRecorder {
  /** for `UnpickleOptions` */
  readonly onCall: (call: PyObject) => void;
  /** as Python writes them, such as `os.system('rm -rf ~')`: at most 20, in their order, each once and at most 200 letters long */
  readonly calls: () => readonly string[];
}

export function callRecorder(): CallRecorder {
  const found: PyObject[] = [];
  return {
    onCall: (call) => {
      if (found.length < 100 * MOST_CALLS && isTold(call)) found.push(call);
    },
    calls: () => [...new Set(found.map((call) => shortened(written(call, 0))))].slice(0, MOST_CALLS),
  };
}

/**
 * The calls that Python would make on loading these bytes, as a `CallRecorder` tells them. Nothing is called. Of a file that is damaged, those before
 * the damage.
 *
 * @param bytes of a pickle or of a joblib file
 */
export async function wouldCall(bytes: Uint8Array, options: UnpickleOptions = {}): Promise<readonly string[]> {
  const { onCall, calls } = callRecorder();
  try {
    await unpickle(bytes, { ...options, onCall });
  } catch (error) {
    if (!(error instanceof BrineError)) throw error;
  }
  return calls();
}

function isTold({ className, args, extras }: PyObject): boolean {
  // To make an empty instance of somebody's own class calls nothing of it.
  const isEmpty = args.length === 0 && extras === undefined && /(?:^|\.)_*[A-Z][^.]*$/.test(className);
  return !isEmpty && !isPlain(className);
}

/** Parts of these packages that run programs, or open and write files. */
const ACTING =
  /testing|f2py|distutils|tests|\.(?:io|datasets|_datasource|npyio|_npyio_impl|memory|parallel)\.|\.(?:HDFStore|Excel[A-Za-z]+|DataSource|Memory|Parallel)$/;

/** Whether a name is one of those of which models are made. */
function isPlain(dotted: string): boolean {
  if (PLAIN.has(dotted)) return true;
  const parts = dotted.split(".");
  const name = parts[parts.length - 1];
  return LIBRARIES.has(parts[0]) && (MAKERS.test(name) || (/^_*[A-Z]/.test(name) && !ACTING.test(dotted)));
}

function written(value: PyValue, level: number): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (value instanceof PyFloat) return Number.isSafeInteger(value.value) ? `${value.value}.0` : numeral(value.value);
  if (typeof value === "number" || typeof value === "bigint") return numeral(value);
  if (value instanceof PyName) return safe(value.dotted);
  if (value instanceof PyBytes && value.kind !== "str")
    return value.kind === "bytes" ? `b${literal(value.text)}` : `bytearray(b${literal(value.text)})`;
  const text = textOf(value);
  if (text !== undefined) return literal(text);
  if (level >= MOST_LEVELS) return "…";
  if (value instanceof PyObject) return callWritten(value, level);
  if (value instanceof PyTuple) return `(${listed(value.items, level)}${value.items.length === 1 ? "," : ""})`;
  if (value instanceof PySet) return `{${listed(value.items, level)}}`;
  if (Array.isArray(value)) return `[${listed(value as readonly PyValue[], level)}]`;
  if (value instanceof Map)
    return `{${first(value)
      .map(([key, item]) => `${written(key, level + 1)}: ${written(item, level + 1)}`)
      .join(", ")}}`;
  if (value instanceof NdArray) return "array(…)";
  return "…";
}

function numeral(value: number | bigint): string {
  return Number.isNaN(value) ? "nan" : String(value).replace("Infinity", "inf").slice(0, 40);
}

/** In single quotes, as Python has it, but for a text that holds such and no others. */
function literal(text: string): string {
  const shown = quote(text).slice(1, -1);
  if (text.includes("'") && !text.includes('"')) return `"${shown}"`;
  return `'${shown.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function callWritten({ className, args, extras }: PyObject, level: number): string {
  const named = first(extras?.kwargs ?? []).map(([key, value]) => `${safe(key)}=${written(value, level + 1)}`);
  const [callee, given] = args;
  if (className === "builtins.apply" && callee !== undefined)
    return `${written(callee, level + 1)}(${listed(itemsOf(given) ?? [], level)})`;
  const shown = listed(args, level);
  return `${safe(className)}(${[...(shown === "" ? [] : [shown]), ...named].join(", ")})`;
}

function listed(values: readonly PyValue[], level: number): string {
  const shown = values.slice(0, MOST_ARGUMENTS).map((value) => written(value, level + 1));
  return (values.length > MOST_ARGUMENTS ? [...shown, "…"] : shown).join(", ");
}

/** The first few entries; a file may hold a million. */
function first<K>(entries: Iterable<readonly [K, PyValue]>): (readonly [K, PyValue])[] {
  const few: (readonly [K, PyValue])[] = [];
  for (const entry of entries) {
    if (few.length === MOST_ARGUMENTS) break;
    few.push(entry);
  }
  return few;
}

/** A name as it is where it is one, else quoted. */
function safe(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.<>]{0,99}$/.test(name) ? name : quote(name);
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("")}…` : text;
}
