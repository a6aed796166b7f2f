/** Made by scripts/registry.mjs: which file reads which class. The first name of each is scikit-learn's public one, which bundles use. */
import type { EstimatorReader } from "./reading.ts";

export interface RegistryEntry {
  readonly names: readonly (readonly [string, ...string[]])[];
  load(): Promise<EstimatorReader>;
}

export const REGISTRY: readonly RegistryEntry[] = [
  {
    names: [
      [
        "sklearn.ensemble.RandomForestClassifier",
        "sklearn.ensemble._forest.RandomForestClassifier",
        "sklearn.ensemble.forest.RandomForestClassifier",
      ],
    ],
    load: async () => (await import("./ensemble/random-forest-classifier.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.RandomForestRegressor",
        "sklearn.ensemble._forest.RandomForestRegressor",
        "sklearn.ensemble.forest.RandomForestRegressor",
      ],
    ],
    load: async () => (await import("./ensemble/random-forest-regressor.ts")).reader,
  },
  {
    names: [
      ["sklearn.tree.DecisionTreeClassifier", "sklearn.tree._classes.DecisionTreeClassifier", "sklearn.tree.tree.DecisionTreeClassifier"],
    ],
    load: async () => (await import("./tree/decision-tree-classifier.ts")).reader,
  },
  {
    names: [
      ["sklearn.tree.DecisionTreeRegressor", "sklearn.tree._classes.DecisionTreeRegressor", "sklearn.tree.tree.DecisionTreeRegressor"],
    ],
    load: async () => (await import("./tree/decision-tree-regressor.ts")).reader,
  },
];
