/** A class of somebody's own, as the caller of `load` gives it: a function of the object in the file. */
import { ParameterError, quote } from "../errors/index.ts";
import type { PyObject } from "../python/index.ts";
import { inputsFromState } from "./common-state.ts";
import type { Estimator, Transformer } from "./estimator.ts";
import { kindOf } from "./refusal.ts";
import { byRow, type RowFunction } from "./row-function.ts";
import type { State } from "./state.ts";

/** A function that the caller of `load` gives for a name in the file: of one value; of a class, of the object in the file. */
export type Registered = (...values: never[]) => unknown;

const KINDS: ReadonlySet<unknown> = new Set<Estimator["kind"]>([
  "classifier",
  "regressor",
  "multi-output-classifier",
  "multi-output-regressor",
  "outlier-detector",
  "clusterer",
  "transformer",
]);
const OPERATIONS = 100;

/**
 * @param give makes of the object what it does to a row, or a whole estimator
 * @throws {ParameterError} when it makes anything else
 */
export function registeredEstimator(give: Registered, object: PyObject, state: State): Estimator {
  const given = (give as (object: PyObject) => unknown)(object);
  if (typeof given === "function") return rowTransformer(given as RowFunction, state);
  if (isEstimator(given)) return given;
  throw new ParameterError(
    `register: ${quote(object.className)} gave ${kindOf(given as null)}, and not the function of a row or an estimator`,
  );
}

function rowTransformer(of: RowFunction, state: State): Transformer {
  const { nFeatures, featureNames } = inputsFromState(state, 0);
  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames,
    ...(nFeatures === 0 && { isWidthGuessed: true }),
    rowCost: { operations: OPERATIONS * Math.max(1, nFeatures), bytes: 8 * Math.max(1, nFeatures) },
    transform: byRow(of),
  };
}

function isEstimator(value: unknown): value is Estimator {
  return (
    typeof value === "object" && value !== null && "kind" in value && KINDS.has(value.kind) && "nFeatures" in value && "rowCost" in value
  );
}
