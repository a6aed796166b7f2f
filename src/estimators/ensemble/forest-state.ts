/** `estimators_` of a forest that was trained here. What its trees' estimators only repeat from it (classes, widths, rules) is not written. */
import { PyObject, type PyValue } from "../../python/index.ts";
import type { Tree } from "../../tree/index.ts";
import { treeToState } from "../tree/index.ts";

/** @param className of the trees' estimators */
export function treesToState(className: string, trees: readonly Tree[], seeds: readonly number[], nClasses: number): PyValue {
  return trees.map(
    (tree, t) =>
      new PyObject(
        className,
        new Map<string, PyValue>([
          ["random_state", seeds[t]],
          ["tree_", treeToState(tree, nClasses)],
        ]),
      ),
  );
}
