/** The attributes that every fitted scikit-learn estimator of one output has, to and from a state. */
import type { Label } from "../numeric/index.ts";
import { NdArray, type PyValue } from "../python/index.ts";
import { pythonName } from "./parameters.ts";
import type { State } from "./state.ts";

const SKLEARN_VERSION = "1.9.1";
const MOST = 0x7fffffff;
/** Inputs that a file may say it has where no array of it is as long: a few bytes must not fill the memory. */
export const MOST_CLAIMED = 1_048_576;

export interface Shapes {
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
}

/** Parameters under scikit-learn's names; a fraction that is whole stays told apart from a count as `{"fraction": 1}`. */
export function parametersToState(parameters: object): [string, PyValue][] {
  return Object.entries(parameters).map(([name, value]) => [pythonName(name), plain(value)]);
}

function plain(value: unknown): PyValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  const entries: [unknown, unknown][] = value instanceof Map ? [...value.entries()] : Object.entries(value as object);
  return new Map(entries.map(([key, entry]) => [String(key), plain(entry)]));
}

export function shapesToState({ nFeatures, featureNames }: Shapes): [string, PyValue][] {
  const names: [string, PyValue][] =
    featureNames === undefined ? [] : [["feature_names_in_", new NdArray([featureNames.length], [...featureNames])]];
  return [["_sklearn_version", SKLEARN_VERSION], ["n_features_in_", nFeatures], ["n_outputs_", 1], ...names];
}

/**
 * The inputs of what was fitted by any version: `n_features_in_` since 0.23 (some estimators later), names since 1.0.
 *
 * @param width what the arrays of the state say; 0 where they say nothing and any number of columns will do
 * @throws {InvalidModelError} when the state contradicts itself
 */
export function inputsFromState(state: State, width: number): Shapes {
  const nFeatures = state.integer("n_features_in_", 1, width === 0 ? MOST_CLAIMED : MOST, width);
  if (width !== 0 && nFeatures !== width) state.wrong("n_features_in_", `is ${nFeatures}, and the arrays are for ${width}`);
  const featureNames = state.isSet("feature_names_in_") ? state.strings("feature_names_in_", nFeatures) : undefined;
  return { nFeatures, featureNames };
}

/** As `inputsFromState`, of what has an entry of the attribute `name` for each input, and so at least one. */
export function inputsOfEach(state: State, name: string, entries: number): Shapes {
  return entries === 0 ? state.wrong(name, "is empty") : inputsFromState(state, entries);
}

/** The inputs of what hands its rows on to `inner`: the same number, under its own names or `inner`'s. */
export function inputsAround(state: State, inner: Shapes): Shapes {
  const { nFeatures, featureNames } = inputsFromState(state, inner.nFeatures);
  return { nFeatures, featureNames: featureNames ?? inner.featureNames };
}

export function classesToState(classes: readonly Label[]): [string, PyValue][] {
  const isInteger = classes.every((label) => typeof label === "number" && (label | 0) === label);
  const data = isInteger ? Int32Array.from(classes, Number) : [...classes];
  return [
    ["classes_", new NdArray([classes.length], data)],
    ["n_classes_", classes.length],
  ];
}
