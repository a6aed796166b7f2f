/** The estimators that a recipe can name, what scikit-learn calls them, and their parameters under scikit-learn's names. */

import { NotInThisVersionError, nearest, ParameterError, quote } from "../errors/index.ts";
import { RandomForestClassifier, RandomForestRegressor } from "../estimators/ensemble/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor } from "../estimators/tree/index.ts";
import type { EstimatorName, ParameterValue } from "../model/index.ts";
import type { Label } from "../numeric/index.ts";

export type Trainable = RandomForestClassifier | RandomForestRegressor | DecisionTreeClassifier | DecisionTreeRegressor;

interface Kind {
  readonly task: "classification" | "regression";
  readonly pythonModule: string;
  readonly pythonClass: string;
  readonly make: (parameters: object) => Trainable;
}

export const ESTIMATORS: Readonly<Record<EstimatorName, Kind>> = {
  "random-forest-classifier": {
    task: "classification",
    pythonModule: "sklearn.ensemble",
    pythonClass: "RandomForestClassifier",
    make: (parameters) => new RandomForestClassifier(parameters),
  },
  "random-forest-regressor": {
    task: "regression",
    pythonModule: "sklearn.ensemble",
    pythonClass: "RandomForestRegressor",
    make: (parameters) => new RandomForestRegressor(parameters),
  },
  "decision-tree-classifier": {
    task: "classification",
    pythonModule: "sklearn.tree",
    pythonClass: "DecisionTreeClassifier",
    make: (parameters) => new DecisionTreeClassifier(parameters),
  },
  "decision-tree-regressor": {
    task: "regression",
    pythonModule: "sklearn.tree",
    pythonClass: "DecisionTreeRegressor",
    make: (parameters) => new DecisionTreeRegressor(parameters),
  },
};

/** Names that leave the task to the target. */
const FAMILIES = ["random-forest", "decision-tree"] as const;
const LATER = [
  "extra-trees",
  "extra-trees-classifier",
  "extra-trees-regressor",
  "extra-tree",
  "extra-tree-classifier",
  "extra-tree-regressor",
];

/** What `--estimator` takes. */
const ESTIMATOR_NAMES: readonly string[] = [...FAMILIES, ...Object.keys(ESTIMATORS)];

/**
 * @param name `random-forest`, `decision-tree-regressor`, …
 * @param byTarget the task that fits the target, for names that do not decide
 * @throws {NotInThisVersionError} for extra trees; {ParameterError} for an unknown name, with the nearest
 */
export function estimatorNamed(name: string, byTarget: () => Kind["task"]): EstimatorName {
  if (FAMILIES.some((family) => family === name)) {
    return `${name as (typeof FAMILIES)[number]}-${byTarget() === "classification" ? "classifier" : "regressor"}`;
  }
  if (Object.hasOwn(ESTIMATORS, name)) return name as EstimatorName;
  if (LATER.includes(name)) throw new NotInThisVersionError(`the estimator ${name}`);
  const meant = nearest(name, ESTIMATOR_NAMES);
  throw new ParameterError(`there is no estimator ${quote(name)}`, {
    place: { name: "estimator" },
    hint: meant === undefined ? `There are ${ESTIMATOR_NAMES.join(", ")}.` : `Did you mean ${meant}?`,
  });
}

/** Where Python tells a count from a fraction; elsewhere `2.0` is a number like any other, or wrong. */
const FLOATS = new Set(["min_weight_fraction_leaf", "min_impurity_decrease", "ccp_alpha"]);

/**
 * Parameters as a recipe keeps them.
 *
 * @param given under scikit-learn's names; a dict of class weights is a Map or an object
 * @throws {ParameterError} for a value of a kind that no parameter has, or `random_state`
 */
export function readParams(given: Readonly<Record<string, unknown>>): Record<string, ParameterValue> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (name === "random_state") {
        const seed = Number.isInteger(value) ? value : 1;
        throw new ParameterError("random_state is the recipe's seed, which the split uses too", {
          place: { name },
          hint: `Set the seed: --seed ${seed}`,
        });
      }
      return [name, readParam(name, value)];
    }),
  );
}

function readParam(name: string, value: unknown): ParameterValue {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value + 0;
  if (isFraction(value)) return FLOATS.has(name) ? value.fraction : { fraction: value.fraction };
  if (typeof value === "object" && !Array.isArray(value)) {
    if ("weights" in value && Array.isArray(value.weights)) return { weights: value.weights };
    const entries: [Label, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
    return { weights: entries.map(([label, weight]) => [label, weightOf(name, weight)]) };
  }
  if (name === "monotonic_cst") throw new NotInThisVersionError(name, { place: { name } });
  throw new ParameterError(`${name} cannot be ${Array.isArray(value) ? "a list" : String(value)}`, { place: { name } });
}

function weightOf(name: string, weight: unknown): number {
  const number = isFraction(weight) ? weight.fraction : weight;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new ParameterError(`${name} has a weight that is no number`, { place: { name } });
}

function isFraction(value: unknown): value is { readonly fraction: number } {
  return typeof value === "object" && value !== null && "fraction" in value && typeof value.fraction === "number";
}

/**
 * The estimator of a recipe, not fitted.
 *
 * @throws {ParameterError} in scikit-learn's words for a value or a name that it does not have
 * @throws {NotInThisVersionError} for what this version does not have
 */
export function makeEstimator(name: EstimatorName, params: Readonly<Record<string, ParameterValue>>, seed: number): Trainable {
  const { make, pythonClass } = ESTIMATORS[name];
  const known = new Map(Object.keys(make({}).parameters).map((camel) => [snakeCase(camel), camel]));
  const parameters: Record<string, unknown> = { randomState: seed };
  for (const [python, value] of Object.entries(params)) {
    if (/[A-Z]/.test(python) || python.startsWith("__")) throw unknownName(pythonClass, python, known.keys());
    parameters[known.get(python) ?? camelCase(python)] = isWeights(value) ? new Map(value.weights) : value;
  }
  try {
    return make(parameters);
  } catch (error) {
    if (error instanceof ParameterError && error.message.includes("has no parameter")) {
      throw unknownName(pythonClass, snakeCase(error.place.name ?? ""), known.keys());
    }
    throw inPython(error);
  }
}

/** An estimator's complaint about a parameter, in the words of those who know it by its Python name. */
export function inPython(error: unknown): unknown {
  if (!(error instanceof ParameterError || error instanceof NotInThisVersionError)) return error;
  const camel = error.place.name;
  if (camel === undefined) return error;
  const name = snakeCase(camel);
  const message = error.message
    .replaceAll(camel, name)
    .replace(/\{ fraction: (\d+) \}/g, "$1.0")
    .replace(/\bnull\b/g, "None")
    .replace(/\btrue\b/g, "True")
    .replace(/\bfalse\b/g, "False");
  if (error instanceof NotInThisVersionError) {
    return new NotInThisVersionError(message.replace(/ is not in this version$/, ""), { place: { name }, cause: error });
  }
  // Hints of parameters at their place (fit's options) speak of the library; what classes there are, everybody needs.
  return new ParameterError(message, { place: { name }, cause: error, ...(error.hint !== undefined && { hint: error.hint }) });
}

function unknownName(pythonClass: string, name: string, known: Iterable<string>): ParameterError {
  const names = [...known].filter((each) => each !== "random_state");
  const meant = nearest(name, names);
  return new ParameterError(`${pythonClass} has no parameter ${quote(name)}`, {
    place: { name },
    hint: meant === undefined ? `It has ${names.join(", ")}.` : `Did you mean ${meant}?`,
  });
}

export function isWeights(value: ParameterValue): value is { readonly weights: readonly (readonly [Label, number])[] } {
  return typeof value === "object" && value !== null && "weights" in value;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => String.fromCharCode(letter.charCodeAt(0) - 32));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${String.fromCharCode(letter.charCodeAt(0) + 32)}`);
}
