/** Which scikit-learn wrote a model: `_sklearn_version`, in every estimator's state since 0.18. */
import { publicName } from "../estimators/index.ts";
import { itemsOf, PyObject, type PyValue, textOf } from "../python/index.ts";

const MOST_VISITED = 1000;

/** The version nearest to the model itself; null where none is recorded (0.17 or older). */
export function sklearnVersionOf(object: PyObject): string | null {
  const waiting: PyValue[] = [object];
  for (let at = 0; at < waiting.length && at < MOST_VISITED; at++) {
    const value = waiting[at];
    if (value instanceof PyObject) {
      const version = textOf(value.state.get("_sklearn_version"));
      if (version !== undefined) return version;
      for (const item of value.state.values()) if (waiting.length < MOST_VISITED) waiting.push(item);
    } else waiting.push(...(itemsOf(value) ?? []).slice(0, MOST_VISITED));
  }
  return null;
}

/** The same for what a file holds; undefined where the first of it is none of scikit-learn's estimators, and no version is recorded. */
export function writtenBy([first]: readonly PyObject[]): string | null | undefined {
  if (first === undefined) return undefined;
  return sklearnVersionOf(first) ?? (publicName(first.className) === undefined ? undefined : null);
}
