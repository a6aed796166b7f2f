/** `estimators_features_`: the columns that each estimator of a bagging ensemble was given (ensemble/_bagging.py). */
import { NdArray } from "../../python/index.ts";
import { asInt32 } from "../plain-values.ts";
import { kindOf } from "../refusal.ts";
import type { State } from "../state.ts";

/** @throws {InvalidModelError} unless each of the `count` subsets is a list of columns, of `nFeatures` */
export function featureSubsets(state: State, count: number, nFeatures: number): Int32Array[] {
  const list = state.list("estimators_features_");
  if (list.length !== count) state.wrong("estimators_features_", `has ${list.length} entries for ${count} estimators`);
  return list.map((subset, i) => {
    const name = `estimators_features_.${i}`;
    if (!(subset instanceof NdArray) || subset.shape.length !== 1 || subset.data.length === 0) {
      return state.wrong(name, `is ${kindOf(subset)}, not an array of columns`);
    }
    return asInt32(subset.data, 0, nFeatures - 1, state.at(name));
  });
}

/** Whether a subset is every column in its place. */
export function isEveryColumn(subset: Int32Array, nFeatures: number): boolean {
  return subset.length === nFeatures && subset.every((column, i) => column === i);
}
