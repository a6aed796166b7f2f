/** The names of the columns that an estimator makes, when it is asked by one that stands around or before it. */
import { InvalidModelError } from "../errors/index.ts";
import type { Estimator } from "./estimator.ts";

/**
 * `get_feature_names_out` as a function of the names of the columns that the estimator is given.
 *
 * @returns undefined where the estimator has no such names; the function throws `InvalidModelError` for other columns than it was fitted on
 */
export function namesOut(estimator: Estimator): ((input: readonly string[]) => readonly string[]) | undefined {
  const { nFeatures, className, featureNamesOut } = estimator;
  if (featureNamesOut === undefined) return undefined;
  return (input) => {
    if (nFeatures === 0 || input.length === nFeatures) return featureNamesOut.call(estimator, input);
    throw new InvalidModelError(`${className} takes ${nFeatures} columns, and what stands before it gives ${input.length}`, {
      hint: "Are the pieces of one model, and in their order?",
    });
  };
}
