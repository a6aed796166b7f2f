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
      ["sklearn.linear_model.GammaRegressor", "sklearn.linear_model._glm.glm.GammaRegressor"],
      ["sklearn.linear_model.PoissonRegressor", "sklearn.linear_model._glm.glm.PoissonRegressor"],
      ["sklearn.linear_model.TweedieRegressor", "sklearn.linear_model._glm.glm.TweedieRegressor"],
    ],
    load: async () => (await import("./linear-model/generalized-linear-regressor.ts")).reader,
  },
  {
    names: [
      ["sklearn.linear_model.ARDRegression", "sklearn.linear_model._bayes.ARDRegression", "sklearn.linear_model.bayes.ARDRegression"],
      ["sklearn.linear_model.BayesianRidge", "sklearn.linear_model._bayes.BayesianRidge", "sklearn.linear_model.bayes.BayesianRidge"],
      [
        "sklearn.linear_model.ElasticNet",
        "sklearn.linear_model._coordinate_descent.ElasticNet",
        "sklearn.linear_model.coordinate_descent.ElasticNet",
      ],
      [
        "sklearn.linear_model.ElasticNetCV",
        "sklearn.linear_model._coordinate_descent.ElasticNetCV",
        "sklearn.linear_model.coordinate_descent.ElasticNetCV",
      ],
      ["sklearn.linear_model.HuberRegressor", "sklearn.linear_model._huber.HuberRegressor", "sklearn.linear_model.huber.HuberRegressor"],
      ["sklearn.linear_model.Lars", "sklearn.linear_model._least_angle.Lars", "sklearn.linear_model.least_angle.Lars"],
      ["sklearn.linear_model.LarsCV", "sklearn.linear_model._least_angle.LarsCV", "sklearn.linear_model.least_angle.LarsCV"],
      ["sklearn.linear_model.Lasso", "sklearn.linear_model._coordinate_descent.Lasso", "sklearn.linear_model.coordinate_descent.Lasso"],
      [
        "sklearn.linear_model.LassoCV",
        "sklearn.linear_model._coordinate_descent.LassoCV",
        "sklearn.linear_model.coordinate_descent.LassoCV",
      ],
      ["sklearn.linear_model.LassoLars", "sklearn.linear_model._least_angle.LassoLars", "sklearn.linear_model.least_angle.LassoLars"],
      ["sklearn.linear_model.LassoLarsCV", "sklearn.linear_model._least_angle.LassoLarsCV", "sklearn.linear_model.least_angle.LassoLarsCV"],
      ["sklearn.linear_model.LassoLarsIC", "sklearn.linear_model._least_angle.LassoLarsIC", "sklearn.linear_model.least_angle.LassoLarsIC"],
      [
        "sklearn.linear_model.LinearRegression",
        "sklearn.linear_model._base.LinearRegression",
        "sklearn.linear_model.base.LinearRegression",
      ],
      [
        "sklearn.linear_model.MultiTaskElasticNet",
        "sklearn.linear_model._coordinate_descent.MultiTaskElasticNet",
        "sklearn.linear_model.coordinate_descent.MultiTaskElasticNet",
      ],
      [
        "sklearn.linear_model.MultiTaskElasticNetCV",
        "sklearn.linear_model._coordinate_descent.MultiTaskElasticNetCV",
        "sklearn.linear_model.coordinate_descent.MultiTaskElasticNetCV",
      ],
      [
        "sklearn.linear_model.MultiTaskLasso",
        "sklearn.linear_model._coordinate_descent.MultiTaskLasso",
        "sklearn.linear_model.coordinate_descent.MultiTaskLasso",
      ],
      [
        "sklearn.linear_model.MultiTaskLassoCV",
        "sklearn.linear_model._coordinate_descent.MultiTaskLassoCV",
        "sklearn.linear_model.coordinate_descent.MultiTaskLassoCV",
      ],
      [
        "sklearn.linear_model.OrthogonalMatchingPursuit",
        "sklearn.linear_model._omp.OrthogonalMatchingPursuit",
        "sklearn.linear_model.omp.OrthogonalMatchingPursuit",
      ],
      [
        "sklearn.linear_model.OrthogonalMatchingPursuitCV",
        "sklearn.linear_model._omp.OrthogonalMatchingPursuitCV",
        "sklearn.linear_model.omp.OrthogonalMatchingPursuitCV",
      ],
      [
        "sklearn.linear_model.PassiveAggressiveRegressor",
        "sklearn.linear_model._passive_aggressive.PassiveAggressiveRegressor",
        "sklearn.linear_model.passive_aggressive.PassiveAggressiveRegressor",
      ],
      ["sklearn.linear_model.QuantileRegressor", "sklearn.linear_model._quantile.QuantileRegressor"],
      ["sklearn.linear_model.Ridge", "sklearn.linear_model._ridge.Ridge", "sklearn.linear_model.ridge.Ridge"],
      ["sklearn.linear_model.RidgeCV", "sklearn.linear_model._ridge.RidgeCV", "sklearn.linear_model.ridge.RidgeCV"],
      [
        "sklearn.linear_model.SGDRegressor",
        "sklearn.linear_model._stochastic_gradient.SGDRegressor",
        "sklearn.linear_model.stochastic_gradient.SGDRegressor",
      ],
      [
        "sklearn.linear_model.TheilSenRegressor",
        "sklearn.linear_model._theil_sen.TheilSenRegressor",
        "sklearn.linear_model.theil_sen.TheilSenRegressor",
      ],
      ["sklearn.svm.LinearSVR", "sklearn.svm._classes.LinearSVR", "sklearn.svm.classes.LinearSVR"],
    ],
    load: async () => (await import("./linear-model/linear-regressor.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.linear_model.RANSACRegressor",
        "sklearn.linear_model._ransac.RANSACRegressor",
        "sklearn.linear_model.ransac.RANSACRegressor",
      ],
    ],
    load: async () => (await import("./linear-model/ransac-regressor.ts")).reader,
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
