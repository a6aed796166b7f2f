/**
 * What model files hold, joined: people keep vectorizer, scaler, label encoder and classifier in files of their own, or in a
 * dict. Steps stand before the model, as they are given; a LabelEncoder names the classes, a list of texts the inputs.
 */
import { InvalidModelError, ModelFileError, nearest, ParameterError, quote } from "../errors/index.ts";
import { labelsOf, publicName } from "../estimators/index.ts";
import type { Label } from "../numeric/index.ts";
import { itemsOf, NdArray, PyObject, PyTuple, type PyValue, textOf } from "../python/index.ts";
import { describeValue, dictOf } from "./describe-value.ts";
import type { ReadValues } from "./read-values.ts";

/** A file's value. */
export interface FilePiece {
  /** how errors and joined steps name it */
  readonly file: string | undefined;
  readonly read: ReadValues;
}

/** All that the pieces say together. */
export interface Joined {
  /** the model: of several estimators a Pipeline of them */
  readonly object: PyObject;
  /** a LabelEncoder's classes, by code */
  readonly classNames: readonly Label[] | undefined;
  /** a list of texts */
  readonly inputNames: readonly string[] | undefined;
  /** lists of texts that stand beside the model in its dict: they name the inputs where there are as many */
  readonly likelyNames: readonly (readonly string[])[];
  /** how many estimators are joined */
  readonly steps: number;
}

type Part =
  | { readonly kind: "estimator"; readonly name: string; readonly object: PyObject }
  | { readonly kind: "classes"; readonly labels: readonly Label[] }
  | { readonly kind: "names"; readonly names: readonly string[] };

const STEPS = /^sklearn\.(preprocessing|feature_extraction|feature_selection|impute|decomposition|compose)\./;
const LABEL_ENCODER = "sklearn.preprocessing.LabelEncoder";

/**
 * @param keys which entries of a dict, in order; by default its only estimator
 * @throws {ModelFileError} when a file holds no model, naming what it holds
 * @throws {ParameterError} when a key is not there, or one must be chosen
 */
export function joinPieces(pieces: readonly FilePiece[], keys: readonly string[] = []): Joined {
  const parts = pieces.flatMap(({ file, read }, i) => partsOf(read.value, keys, file, stepName(file, i)));
  const estimators = parts.filter((part) => part.kind === "estimator");
  const classes = parts.find((part) => part.kind === "classes");
  const names = parts.find((part) => part.kind === "names");
  if (estimators.length === 0) {
    const [{ file, read }] = pieces;
    throw new ModelFileError(
      `this is ${classes === undefined ? describeValue(read.value) : "a LabelEncoder: it only names classes"}, not a model`,
      {
        place: { ...(file !== undefined && { file }) },
        hint: "Give it together with the model that it belongs to: brine convert encoder.pkl model.pkl --out model.safetensors",
      },
    );
  }
  return {
    object: estimators.length === 1 ? estimators[0].object : pipelineOf(estimators),
    classNames: classes?.kind === "classes" ? classes.labels : undefined,
    inputNames: names?.kind === "names" ? names.names : undefined,
    likelyNames: pieces.flatMap(({ read: { value } }) => [...(dictOf(value) ?? [])].flatMap(([key, item]) => likelyNames(key, item))),
    steps: estimators.length,
  };
}

/** Whether a class of this name is an estimator, as far as its name tells; also one that is not understood. */
export function isEstimatorClass(className: string): boolean {
  return publicName(className) !== undefined || /^(sklearn|imblearn|xgboost|lightgbm|catboost)\./.test(className);
}

function partsOf(value: PyValue, keys: readonly string[], file: string | undefined, name: string): Part[] {
  const dict = dictOf(value);
  if (dict !== undefined) return partsOfDict(dict, keys, file);
  const part = partOf(value, name, file);
  if (part !== undefined) return [part];
  const items = listed(value);
  // Of a list of models, or of a model beside its data, the entries are numbered.
  const numbered = () => partsOfDict(new Map(items.entries()), keys, file);
  if (items.some((item) => item instanceof PyObject && isEstimatorClass(item.className)) && keys.length > 0) return numbered();
  // A list or tuple (vectorizer, model) is its pieces, in that order.
  const parts = items.map((item, i) => partOf(item, `${name}_${i + 1}`, file));
  const models = parts.filter((each) => each?.kind === "estimator" && !isStep(each) && publicName(each.object.className) !== undefined);
  if (models.length > 1 || (models.length === 1 && parts.some((each) => each === undefined))) return numbered();
  if (items.length > 0 && items.length <= 20 && parts.every((each) => each !== undefined)) return parts;
  throw noModel(value, file);
}

/** What a list, a tuple or an array of objects holds. */
function listed(value: PyValue): readonly PyValue[] {
  return itemsOf(value) ?? (value instanceof NdArray ? (value.list ?? []) : []);
}

/** Whether it makes columns, by its class. */
function isStep({ object }: { readonly object: PyObject }): boolean {
  return STEPS.test(publicName(object.className) ?? "");
}

function isLabelEncoder({ className }: PyObject): boolean {
  return publicName(className) === LABEL_ENCODER || className.endsWith(".LabelEncoder");
}

function partOf(value: PyValue, name: string, file: string | undefined): Part | undefined {
  if (value instanceof PyObject) {
    if (isLabelEncoder(value)) {
      return { kind: "classes", labels: labelsOf(value.state.get("classes_") ?? null, undefined, "classes_") };
    }
    const names = columnNames(value);
    if (names !== undefined) return { kind: "names", names };
    return isEstimatorClass(value.className) || looksFitted(value) ? { kind: "estimator", name, object: value } : undefined;
  }
  const names = textsOf(value);
  if (names === undefined) return undefined;
  if (new Set(names).size < names.length) {
    throw new InvalidModelError("the list of names holds one twice", { place: { ...(file !== undefined && { file }) } });
  }
  return { kind: "names", names };
}

/** A class of one's own: an object with attributes that end with an underscore, as fit makes them. */
function looksFitted({ className, state }: PyObject): boolean {
  return className.startsWith("__main__.") || [...state.keys()].some((key) => key.endsWith("_") && !key.startsWith("_"));
}

function partsOfDict(dict: ReadonlyMap<PyValue, PyValue>, keys: readonly string[], file: string | undefined): Part[] {
  const place = file === undefined ? {} : { file };
  const entries = [...dict].map(([key, value]): [string, PyValue] => [textOf(key) ?? String(key), value]);
  if (keys.length > 0) {
    return keys.map((key) => {
      const found = entries.find(([name]) => name === key);
      if (found === undefined) {
        const meant = nearest(
          key,
          entries.map(([name]) => name),
        );
        throw new ParameterError(`the file holds no key ${quote(key)}`, {
          place: { ...place, name: "key" },
          hint: meant === undefined ? `Its keys are ${keyList(entries)}.` : `Is ${quote(meant)} meant? Its keys are ${keyList(entries)}.`,
        });
      }
      const part = partOf(found[1], key, file);
      if (part !== undefined) return part;
      throw new ModelFileError(`the key ${quote(key)} holds ${describeValue(found[1])}, not a model`, { place });
    });
  }
  const parts = entries.flatMap(([key, value]) => {
    const part = value instanceof PyObject ? partOf(value, key, file) : undefined;
    return part?.kind === "estimator" ? [part] : [];
  });
  if (parts.length === 1) return parts;
  if (parts.length === 0) {
    throw new ModelFileError(
      entries.length === 0 ? "this is an empty dict, not a model" : `this is a dict without a model: ${keyList(entries)}`,
      {
        place,
        hint: "Save the estimator itself: joblib.dump(model, 'model.joblib')",
      },
    );
  }
  // What makes columns stands before what predicts from them, whatever the order of the keys.
  const ordered = [...parts.filter(isStep), ...parts.filter((part) => !isStep(part))];
  const [example] = ordered.slice(-1);
  const all = ordered.map(({ name }) => name).join(",");
  const encoders = entries.filter(([, value]) => value instanceof PyObject && isLabelEncoder(value));
  // Several are of columns rather than of the classes.
  const namesClasses = encoders.length === 1 ? ` A LabelEncoder names the classes: --key ${all},${encoders[0][0]}.` : "";
  const held = keyList(ordered.map(({ name, object }) => [name, object]));
  throw new ParameterError(`the file holds ${parts.length} estimators, and which is meant has to be said by its key: ${held}`, {
    place: { ...place, name: "key" },
    hint: `--key ${example.name} takes one, --key ${all} joins them, steps first.${namesClasses}`,
  });
}

function keyList(entries: readonly (readonly [string, PyValue])[]): string {
  const shown = entries.slice(0, 20).map(([key, value]) => `${quote(key)} (${describeValue(value)})`);
  return `${shown.join(", ")}${entries.length > 20 ? `, and ${entries.length - 20} more` : ""}`;
}

/** The texts in a list, a tuple or a flat array, or undefined where there is anything else. */
function textsOf(value: PyValue): string[] | undefined {
  const items = value instanceof NdArray ? (value.shape.length === 1 ? value.list : undefined) : itemsOf(value);
  if (items === undefined || items.length === 0) return undefined;
  const texts = items.flatMap((item) => textOf(item) ?? []);
  return texts.length === items.length ? texts : undefined;
}

/** A list of texts under a key that speaks of features or columns. */
function likelyNames(key: PyValue, value: PyValue): string[][] {
  if (!/feature|column|input/i.test(textOf(key) ?? "")) return [];
  const names = value instanceof PyObject ? columnNames(value) : textsOf(value);
  return names === undefined || new Set(names).size < names.length ? [] : [names];
}

/** The names in a pandas Index, which pickles as a call with a dict that holds an array. */
function columnNames({ className, args }: PyObject): string[] | undefined {
  if (!/^pandas\.(.*\.)?(_new_Index|Index)$/.test(className)) return undefined;
  const data = args.find((arg) => arg instanceof Map);
  return data instanceof Map ? textsOf(data.get("data") ?? null) : undefined;
}

function pipelineOf(parts: readonly { readonly name: string; readonly object: PyObject }[]): PyObject {
  const taken = new Set<string>();
  const steps = parts.map(({ name, object }) => {
    let own = name;
    for (let n = 2; taken.has(own); n++) own = `${name}_${n}`;
    taken.add(own);
    return new PyTuple([own, object]);
  });
  const version = parts.map(({ object }) => object.state.get("_sklearn_version")).findLast((each) => each !== undefined);
  return new PyObject(
    "sklearn.pipeline.Pipeline",
    new Map<string, PyValue>([["steps", steps], ...(version === undefined ? [] : [["_sklearn_version", version] as const])]),
  );
}

/** `vectorizer` for `models/vectorizer.pkl`. */
function stepName(file: string | undefined, i: number): string {
  return modelName(file) ?? `step_${i + 1}`;
}

/** A file's name without folders and ending, in letters that a model's name may have; undefined where none is left. */
export function modelName(file: string | undefined): string | undefined {
  const base = file?.split(/[/\\]/).at(-1) ?? "";
  const name = base
    .replace(/(?!^)\.(safetensors|pkl|pickle|joblib|skops|sav|gz|z|bz2|xz|lzma|lz4|model|bin|dat|p)$/i, "")
    .replace(/(?!^)\.(pkl|pickle|joblib)$/i, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 100);
  return name === "" ? undefined : name;
}

function noModel(value: PyValue, file: string | undefined): ModelFileError {
  return new ModelFileError(`this is ${describeValue(value)}, not a model`, {
    place: { ...(file !== undefined && { file }) },
    hint: "A model is a fitted scikit-learn estimator. Save that: joblib.dump(model, 'model.joblib')",
  });
}

/** The estimators that a file holds, itself or in a dict or list, and a dict's keys. */
export function contentsOf(value: PyValue): {
  readonly objects: readonly PyObject[];
  readonly keys: readonly { readonly key: string; readonly what: string }[];
} {
  const isOne = (item: PyValue): item is PyObject => item instanceof PyObject && (isEstimatorClass(item.className) || looksFitted(item));
  const dict = dictOf(value);
  if (dict !== undefined) {
    const keys = [...dict].slice(0, 1000).map(([key, item]) => ({ key: textOf(key) ?? String(key), what: describeValue(item) }));
    return { objects: [...dict.values()].filter(isOne), keys };
  }
  if (value instanceof PyObject) return { objects: [value].filter(isOne), keys: [] };
  return { objects: listed(value).slice(0, 20).filter(isOne), keys: [] };
}
