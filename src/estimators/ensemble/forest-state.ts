/** `estimators_`: a forest's trees. What its estimators only repeat from the forest (classes, widths, rules) is not written. */
import { PyObject, type PyValue } from "../../python/index.ts";
import type { Tree } from "../../tree/index.ts";
import type { State } from "../state.ts";
import { TREE_CLASS, treeFromState, treeToState } from "../tree/index.ts";

const MOST_SEED = 0xffffffff;

/** @param className of the trees' estimators */
export function treesToState(className: string, trees: readonly Tree[], seeds: readonly number[] | undefined, nClasses: number): PyValue {
  return trees.map((tree, t) => {
    const seed: [string, PyValue][] = seeds === undefined ? [] : [["random_state", seeds[t]]];
    return new PyObject(className, new Map<string, PyValue>([...seed, ["tree_", treeToState(tree, nClasses)]]));
  });
}

/** @throws {InvalidModelError} when one of them is not a sound tree of this width and these classes */
export function treesFromState(
  state: State,
  className: string,
  nFeatures: number,
  nClasses: number,
): { readonly trees: Tree[]; readonly seeds: number[] | undefined } {
  const estimators = state.parts("estimators_", className);
  const trees = estimators.map((estimator) => treeFromState(estimator.part("tree_", TREE_CLASS), nFeatures, nClasses));
  const areSeeded = estimators.every((estimator) => estimator.has("random_state"));
  const seeds = areSeeded ? estimators.map((estimator) => estimator.integer("random_state", 0, MOST_SEED)) : undefined;
  return { trees, seeds };
}
