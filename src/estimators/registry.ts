/** Which class reads a state: by exact name, its code imported when it is asked for. */
import { quote, UnsupportedModelError } from "../errors/index.ts";
import type { PyObject } from "../python/index.ts";
import type { Estimator } from "./estimator.ts";
import { State } from "./state.ts";

type Reader = (state: State) => Estimator;

const READERS: ReadonlyMap<string, () => Promise<Reader>> = new Map<string, () => Promise<Reader>>([
  ["sklearn.ensemble.RandomForestClassifier", async () => (await import("./ensemble/index.ts")).RandomForestClassifier.fromState],
  ["sklearn.ensemble.RandomForestRegressor", async () => (await import("./ensemble/index.ts")).RandomForestRegressor.fromState],
  ["sklearn.tree.DecisionTreeClassifier", async () => (await import("./tree/index.ts")).DecisionTreeClassifier.fromState],
  ["sklearn.tree.DecisionTreeRegressor", async () => (await import("./tree/index.ts")).DecisionTreeRegressor.fromState],
]);

/**
 * The estimator of a state, checked and ready to predict.
 *
 * @throws {UnsupportedModelError} for a class that this version does not know
 * @throws {InvalidModelError} when the state contradicts itself, with the path of what is wrong
 */
export async function readEstimator(object: PyObject): Promise<Estimator> {
  const importReader = READERS.get(object.className);
  if (importReader === undefined) {
    throw new UnsupportedModelError(`a model of the class ${quote(object.className)} is not in this version`, [object.className]);
  }
  const read = await importReader();
  return read(new State(object));
}
