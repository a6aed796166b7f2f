/** Made by scripts/registry.mjs: which file reads which class. The first name of each is scikit-learn's public one, which bundles use. */
import type { EstimatorReader } from "./reading.ts";

export interface RegistryEntry {
  readonly names: readonly (readonly [string, ...string[]])[];
  load(): Promise<EstimatorReader>;
}

export const REGISTRY: readonly RegistryEntry[] = [
  {
    names: [["sklearn.calibration.CalibratedClassifierCV"]],
    load: async () => (await import("./calibration/calibrated-classifier-cv.ts")).reader,
  },
  {
    names: [
      ["sklearn.cluster.KMeans", "sklearn.cluster._kmeans.KMeans", "sklearn.cluster.k_means_.KMeans"],
      ["sklearn.cluster.MiniBatchKMeans", "sklearn.cluster._kmeans.MiniBatchKMeans", "sklearn.cluster.k_means_.MiniBatchKMeans"],
    ],
    load: async () => (await import("./cluster/k-means.ts")).reader,
  },
  {
    names: [["sklearn.compose.ColumnTransformer", "sklearn.compose._column_transformer.ColumnTransformer"]],
    load: async () => (await import("./compose/column-transformer.ts")).reader,
  },
  {
    names: [["sklearn.compose.TransformedTargetRegressor", "sklearn.compose._target.TransformedTargetRegressor"]],
    load: async () => (await import("./compose/transformed-target-regressor.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.decomposition.IncrementalPCA",
        "sklearn.decomposition._incremental_pca.IncrementalPCA",
        "sklearn.decomposition.incremental_pca.IncrementalPCA",
      ],
      ["sklearn.decomposition.PCA", "sklearn.decomposition._pca.PCA", "sklearn.decomposition.pca.PCA"],
    ],
    load: async () => (await import("./decomposition/pca.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.decomposition.TruncatedSVD",
        "sklearn.decomposition._truncated_svd.TruncatedSVD",
        "sklearn.decomposition.truncated_svd.TruncatedSVD",
      ],
    ],
    load: async () => (await import("./decomposition/truncated-svd.ts")).reader,
  },
  {
    names: [["sklearn.dummy.DummyClassifier"]],
    load: async () => (await import("./dummy/dummy-classifier.ts")).reader,
  },
  {
    names: [["sklearn.dummy.DummyRegressor"]],
    load: async () => (await import("./dummy/dummy-regressor.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.AdaBoostClassifier",
        "sklearn.ensemble._weight_boosting.AdaBoostClassifier",
        "sklearn.ensemble.weight_boosting.AdaBoostClassifier",
      ],
    ],
    load: async () => (await import("./ensemble/adaboost-classifier.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.AdaBoostRegressor",
        "sklearn.ensemble._weight_boosting.AdaBoostRegressor",
        "sklearn.ensemble.weight_boosting.AdaBoostRegressor",
      ],
    ],
    load: async () => (await import("./ensemble/adaboost-regressor.ts")).reader,
  },
  {
    names: [
      ["sklearn.ensemble.BaggingClassifier", "sklearn.ensemble._bagging.BaggingClassifier", "sklearn.ensemble.bagging.BaggingClassifier"],
    ],
    load: async () => (await import("./ensemble/bagging-classifier.ts")).reader,
  },
  {
    names: [
      ["sklearn.ensemble.BaggingRegressor", "sklearn.ensemble._bagging.BaggingRegressor", "sklearn.ensemble.bagging.BaggingRegressor"],
    ],
    load: async () => (await import("./ensemble/bagging-regressor.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.ExtraTreesClassifier",
        "sklearn.ensemble._forest.ExtraTreesClassifier",
        "sklearn.ensemble.forest.ExtraTreesClassifier",
      ],
      [
        "sklearn.ensemble.ExtraTreesRegressor",
        "sklearn.ensemble._forest.ExtraTreesRegressor",
        "sklearn.ensemble.forest.ExtraTreesRegressor",
      ],
    ],
    load: async () => (await import("./ensemble/extra-trees.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.GradientBoostingClassifier",
        "sklearn.ensemble._gb.GradientBoostingClassifier",
        "sklearn.ensemble.gradient_boosting.GradientBoostingClassifier",
      ],
    ],
    load: async () => (await import("./ensemble/gradient-boosting-classifier.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.GradientBoostingRegressor",
        "sklearn.ensemble._gb.GradientBoostingRegressor",
        "sklearn.ensemble.gradient_boosting.GradientBoostingRegressor",
      ],
    ],
    load: async () => (await import("./ensemble/gradient-boosting-regressor.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.HistGradientBoostingClassifier",
        "sklearn.ensemble._hist_gradient_boosting.gradient_boosting.HistGradientBoostingClassifier",
      ],
    ],
    load: async () => (await import("./ensemble/hist-gradient-boosting-classifier.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.HistGradientBoostingRegressor",
        "sklearn.ensemble._hist_gradient_boosting.gradient_boosting.HistGradientBoostingRegressor",
      ],
    ],
    load: async () => (await import("./ensemble/hist-gradient-boosting-regressor.ts")).reader,
  },
  {
    names: [["sklearn.ensemble.IsolationForest", "sklearn.ensemble._iforest.IsolationForest", "sklearn.ensemble.iforest.IsolationForest"]],
    load: async () => (await import("./ensemble/isolation-forest.ts")).reader,
  },
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
      [
        "sklearn.ensemble.RandomTreesEmbedding",
        "sklearn.ensemble._forest.RandomTreesEmbedding",
        "sklearn.ensemble.forest.RandomTreesEmbedding",
      ],
    ],
    load: async () => (await import("./ensemble/random-trees-embedding.ts")).reader,
  },
  {
    names: [["sklearn.ensemble.StackingClassifier", "sklearn.ensemble._stacking.StackingClassifier"]],
    load: async () => (await import("./ensemble/stacking-classifier.ts")).reader,
  },
  {
    names: [["sklearn.ensemble.StackingRegressor", "sklearn.ensemble._stacking.StackingRegressor"]],
    load: async () => (await import("./ensemble/stacking-regressor.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.ensemble.VotingClassifier",
        "sklearn.ensemble._voting.VotingClassifier",
        "sklearn.ensemble.voting.VotingClassifier",
        "sklearn.ensemble.voting_classifier.VotingClassifier",
      ],
    ],
    load: async () => (await import("./ensemble/voting-classifier.ts")).reader,
  },
  {
    names: [["sklearn.ensemble.VotingRegressor", "sklearn.ensemble._voting.VotingRegressor", "sklearn.ensemble.voting.VotingRegressor"]],
    load: async () => (await import("./ensemble/voting-regressor.ts")).reader,
  },
  {
    names: [["sklearn.feature_extraction.text.CountVectorizer"], ["sklearn.feature_extraction.text.TfidfVectorizer"]],
    load: async () => (await import("./feature-extraction/count-vectorizer.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.feature_extraction.DictVectorizer",
        "sklearn.feature_extraction._dict_vectorizer.DictVectorizer",
        "sklearn.feature_extraction.dict_vectorizer.DictVectorizer",
      ],
    ],
    load: async () => (await import("./feature-extraction/dict-vectorizer.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.feature_extraction.FeatureHasher",
        "sklearn.feature_extraction._hash.FeatureHasher",
        "sklearn.feature_extraction.hashing.FeatureHasher",
      ],
    ],
    load: async () => (await import("./feature-extraction/feature-hasher.ts")).reader,
  },
  {
    names: [["sklearn.feature_extraction.text.HashingVectorizer"]],
    load: async () => (await import("./feature-extraction/hashing-vectorizer.ts")).reader,
  },
  {
    names: [["sklearn.feature_extraction.text.TfidfTransformer"]],
    load: async () => (await import("./feature-extraction/tfidf-transformer.ts")).reader,
  },
  {
    names: [
      ["sklearn.feature_selection.RFE", "sklearn.feature_selection._rfe.RFE", "sklearn.feature_selection.rfe.RFE"],
      ["sklearn.feature_selection.RFECV", "sklearn.feature_selection._rfe.RFECV", "sklearn.feature_selection.rfe.RFECV"],
    ],
    load: async () => (await import("./feature-selection/recursive-elimination.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.feature_selection.SelectFromModel",
        "sklearn.feature_selection._from_model.SelectFromModel",
        "sklearn.feature_selection.from_model.SelectFromModel",
      ],
    ],
    load: async () => (await import("./feature-selection/select-from-model.ts")).reader,
  },
  {
    names: [["sklearn.feature_selection.SequentialFeatureSelector", "sklearn.feature_selection._sequential.SequentialFeatureSelector"]],
    load: async () => (await import("./feature-selection/sequential-feature-selector.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.feature_selection.GenericUnivariateSelect",
        "sklearn.feature_selection._univariate_selection.GenericUnivariateSelect",
        "sklearn.feature_selection.univariate_selection.GenericUnivariateSelect",
      ],
      [
        "sklearn.feature_selection.SelectFdr",
        "sklearn.feature_selection._univariate_selection.SelectFdr",
        "sklearn.feature_selection.univariate_selection.SelectFdr",
      ],
      [
        "sklearn.feature_selection.SelectFpr",
        "sklearn.feature_selection._univariate_selection.SelectFpr",
        "sklearn.feature_selection.univariate_selection.SelectFpr",
      ],
      [
        "sklearn.feature_selection.SelectFwe",
        "sklearn.feature_selection._univariate_selection.SelectFwe",
        "sklearn.feature_selection.univariate_selection.SelectFwe",
      ],
      [
        "sklearn.feature_selection.SelectKBest",
        "sklearn.feature_selection._univariate_selection.SelectKBest",
        "sklearn.feature_selection.univariate_selection.SelectKBest",
      ],
      [
        "sklearn.feature_selection.SelectPercentile",
        "sklearn.feature_selection._univariate_selection.SelectPercentile",
        "sklearn.feature_selection.univariate_selection.SelectPercentile",
      ],
    ],
    load: async () => (await import("./feature-selection/univariate-selector.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.feature_selection.VarianceThreshold",
        "sklearn.feature_selection._variance_threshold.VarianceThreshold",
        "sklearn.feature_selection.variance_threshold.VarianceThreshold",
      ],
    ],
    load: async () => (await import("./feature-selection/variance-threshold.ts")).reader,
  },
  {
    names: [["sklearn.frozen.FrozenEstimator", "sklearn.frozen._frozen.FrozenEstimator"]],
    load: async () => (await import("./frozen/frozen-estimator.ts")).reader,
  },
  {
    names: [["sklearn.impute.MissingIndicator", "sklearn.impute._base.MissingIndicator"]],
    load: async () => (await import("./impute/missing-indicator.ts")).reader,
  },
  {
    names: [
      ["sklearn.impute.SimpleImputer", "sklearn.impute._base.SimpleImputer"],
      ["sklearn.preprocessing.Imputer", "sklearn.preprocessing.imputation.Imputer"],
    ],
    load: async () => (await import("./impute/simple-imputer.ts")).reader,
  },
  {
    names: [["sklearn.isotonic.IsotonicRegression"]],
    load: async () => (await import("./isotonic/isotonic-regression.ts")).reader,
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
        "sklearn.linear_model.LogisticRegression",
        "sklearn.linear_model._logistic.LogisticRegression",
        "sklearn.linear_model.logistic.LogisticRegression",
      ],
      [
        "sklearn.linear_model.LogisticRegressionCV",
        "sklearn.linear_model._logistic.LogisticRegressionCV",
        "sklearn.linear_model.logistic.LogisticRegressionCV",
      ],
    ],
    load: async () => (await import("./linear-model/logistic-regression.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.linear_model.PassiveAggressiveClassifier",
        "sklearn.linear_model._passive_aggressive.PassiveAggressiveClassifier",
        "sklearn.linear_model.passive_aggressive.PassiveAggressiveClassifier",
      ],
      ["sklearn.linear_model.Perceptron", "sklearn.linear_model._perceptron.Perceptron", "sklearn.linear_model.perceptron.Perceptron"],
      ["sklearn.svm.LinearSVC", "sklearn.svm._classes.LinearSVC", "sklearn.svm.classes.LinearSVC"],
    ],
    load: async () => (await import("./linear-model/margin-classifier.ts")).reader,
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
      ["sklearn.linear_model.RidgeClassifier", "sklearn.linear_model._ridge.RidgeClassifier", "sklearn.linear_model.ridge.RidgeClassifier"],
      [
        "sklearn.linear_model.RidgeClassifierCV",
        "sklearn.linear_model._ridge.RidgeClassifierCV",
        "sklearn.linear_model.ridge.RidgeClassifierCV",
      ],
    ],
    load: async () => (await import("./linear-model/ridge-classifier.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.linear_model.SGDClassifier",
        "sklearn.linear_model._stochastic_gradient.SGDClassifier",
        "sklearn.linear_model.stochastic_gradient.SGDClassifier",
      ],
    ],
    load: async () => (await import("./linear-model/sgd-classifier.ts")).reader,
  },
  {
    names: [
      ["sklearn.model_selection.GridSearchCV", "sklearn.grid_search.GridSearchCV", "sklearn.model_selection._search.GridSearchCV"],
      ["sklearn.model_selection.HalvingGridSearchCV", "sklearn.model_selection._search_successive_halving.HalvingGridSearchCV"],
      ["sklearn.model_selection.HalvingRandomSearchCV", "sklearn.model_selection._search_successive_halving.HalvingRandomSearchCV"],
      [
        "sklearn.model_selection.RandomizedSearchCV",
        "sklearn.grid_search.RandomizedSearchCV",
        "sklearn.model_selection._search.RandomizedSearchCV",
      ],
    ],
    load: async () => (await import("./model-selection/search.ts")).reader,
  },
  {
    names: [
      ["sklearn.model_selection.FixedThresholdClassifier", "sklearn.model_selection._classification_threshold.FixedThresholdClassifier"],
      [
        "sklearn.model_selection.TunedThresholdClassifierCV",
        "sklearn.model_selection._classification_threshold.TunedThresholdClassifierCV",
      ],
    ],
    load: async () => (await import("./model-selection/threshold-classifier.ts")).reader,
  },
  {
    names: [["sklearn.multiclass._ConstantPredictor"]],
    load: async () => (await import("./multiclass/constant-predictor.ts")).reader,
  },
  {
    names: [["sklearn.multiclass.OneVsOneClassifier"]],
    load: async () => (await import("./multiclass/one-vs-one-classifier.ts")).reader,
  },
  {
    names: [["sklearn.multiclass.OneVsRestClassifier"]],
    load: async () => (await import("./multiclass/one-vs-rest-classifier.ts")).reader,
  },
  {
    names: [["sklearn.multiclass.OutputCodeClassifier"]],
    load: async () => (await import("./multiclass/output-code-classifier.ts")).reader,
  },
  {
    names: [["sklearn.multioutput.ClassifierChain"]],
    load: async () => (await import("./multioutput/classifier-chain.ts")).reader,
  },
  {
    names: [["sklearn.multioutput.MultiOutputClassifier"]],
    load: async () => (await import("./multioutput/multi-output-classifier.ts")).reader,
  },
  {
    names: [["sklearn.multioutput.MultiOutputRegressor"]],
    load: async () => (await import("./multioutput/multi-output-regressor.ts")).reader,
  },
  {
    names: [["sklearn.multioutput.RegressorChain"]],
    load: async () => (await import("./multioutput/regressor-chain.ts")).reader,
  },
  {
    names: [["sklearn.naive_bayes.BernoulliNB"]],
    load: async () => (await import("./naive-bayes/bernoulli-nb.ts")).reader,
  },
  {
    names: [["sklearn.naive_bayes.CategoricalNB"]],
    load: async () => (await import("./naive-bayes/categorical-nb.ts")).reader,
  },
  {
    names: [["sklearn.naive_bayes.GaussianNB"]],
    load: async () => (await import("./naive-bayes/gaussian-nb.ts")).reader,
  },
  {
    names: [["sklearn.naive_bayes.ComplementNB"], ["sklearn.naive_bayes.MultinomialNB"]],
    load: async () => (await import("./naive-bayes/multinomial-nb.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.neighbors.KNeighborsClassifier",
        "sklearn.neighbors._classification.KNeighborsClassifier",
        "sklearn.neighbors.classification.KNeighborsClassifier",
      ],
    ],
    load: async () => (await import("./neighbors/k-neighbors-classifier.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.neighbors.KNeighborsRegressor",
        "sklearn.neighbors._regression.KNeighborsRegressor",
        "sklearn.neighbors.regression.KNeighborsRegressor",
      ],
    ],
    load: async () => (await import("./neighbors/k-neighbors-regressor.ts")).reader,
  },
  {
    names: [["sklearn.pipeline.FeatureUnion"]],
    load: async () => (await import("./pipeline/feature-union.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.pipeline.Pipeline",
        "imblearn.pipeline.Pipeline",
        "sklearn2pmml.pipeline.PMMLPipeline",
        "sklearn_pandas.pipeline.TransformerPipeline",
      ],
    ],
    load: async () => (await import("./pipeline/pipeline.ts")).reader,
  },
  {
    names: [
      ["imblearn.FunctionSampler", "imblearn.base.FunctionSampler"],
      ["imblearn.combine.SMOTEENN", "imblearn.combine._smote_enn.SMOTEENN", "imblearn.combine.smote_enn.SMOTEENN"],
      ["imblearn.combine.SMOTETomek", "imblearn.combine._smote_tomek.SMOTETomek", "imblearn.combine.smote_tomek.SMOTETomek"],
      ["imblearn.over_sampling.ADASYN", "imblearn.over_sampling._adasyn.ADASYN", "imblearn.over_sampling.adasyn.ADASYN"],
      [
        "imblearn.over_sampling.BorderlineSMOTE",
        "imblearn.over_sampling._smote.BorderlineSMOTE",
        "imblearn.over_sampling._smote.filter.BorderlineSMOTE",
        "imblearn.over_sampling.smote.BorderlineSMOTE",
      ],
      [
        "imblearn.over_sampling.KMeansSMOTE",
        "imblearn.over_sampling._smote.KMeansSMOTE",
        "imblearn.over_sampling._smote.cluster.KMeansSMOTE",
        "imblearn.over_sampling.smote.KMeansSMOTE",
      ],
      [
        "imblearn.over_sampling.RandomOverSampler",
        "imblearn.over_sampling._random_over_sampler.RandomOverSampler",
        "imblearn.over_sampling.random_over_sampler.RandomOverSampler",
      ],
      [
        "imblearn.over_sampling.SMOTE",
        "imblearn.over_sampling._smote.SMOTE",
        "imblearn.over_sampling._smote.base.SMOTE",
        "imblearn.over_sampling.smote.SMOTE",
      ],
      [
        "imblearn.over_sampling.SMOTEN",
        "imblearn.over_sampling._smote.SMOTEN",
        "imblearn.over_sampling._smote.base.SMOTEN",
        "imblearn.over_sampling.smote.SMOTEN",
      ],
      [
        "imblearn.over_sampling.SMOTENC",
        "imblearn.over_sampling._smote.SMOTENC",
        "imblearn.over_sampling._smote.base.SMOTENC",
        "imblearn.over_sampling.smote.SMOTENC",
      ],
      [
        "imblearn.over_sampling.SVMSMOTE",
        "imblearn.over_sampling._smote.SVMSMOTE",
        "imblearn.over_sampling._smote.filter.SVMSMOTE",
        "imblearn.over_sampling.smote.SVMSMOTE",
      ],
      [
        "imblearn.under_sampling.AllKNN",
        "imblearn.under_sampling._prototype_selection._edited_nearest_neighbours.AllKNN",
        "imblearn.under_sampling.prototype_selection.edited_nearest_neighbours.AllKNN",
      ],
      [
        "imblearn.under_sampling.ClusterCentroids",
        "imblearn.under_sampling._prototype_generation._cluster_centroids.ClusterCentroids",
        "imblearn.under_sampling.prototype_generation.cluster_centroids.ClusterCentroids",
      ],
      [
        "imblearn.under_sampling.CondensedNearestNeighbour",
        "imblearn.under_sampling._prototype_selection._condensed_nearest_neighbour.CondensedNearestNeighbour",
        "imblearn.under_sampling.prototype_selection.condensed_nearest_neighbour.CondensedNearestNeighbour",
      ],
      [
        "imblearn.under_sampling.EditedNearestNeighbours",
        "imblearn.under_sampling._prototype_selection._edited_nearest_neighbours.EditedNearestNeighbours",
        "imblearn.under_sampling.prototype_selection.edited_nearest_neighbours.EditedNearestNeighbours",
      ],
      [
        "imblearn.under_sampling.InstanceHardnessThreshold",
        "imblearn.under_sampling._prototype_selection._instance_hardness_threshold.InstanceHardnessThreshold",
        "imblearn.under_sampling.prototype_selection.instance_hardness_threshold.InstanceHardnessThreshold",
      ],
      [
        "imblearn.under_sampling.NearMiss",
        "imblearn.under_sampling._prototype_selection._nearmiss.NearMiss",
        "imblearn.under_sampling.prototype_selection.nearmiss.NearMiss",
      ],
      [
        "imblearn.under_sampling.NeighbourhoodCleaningRule",
        "imblearn.under_sampling._prototype_selection._neighbourhood_cleaning_rule.NeighbourhoodCleaningRule",
        "imblearn.under_sampling.prototype_selection.neighbourhood_cleaning_rule.NeighbourhoodCleaningRule",
      ],
      [
        "imblearn.under_sampling.OneSidedSelection",
        "imblearn.under_sampling._prototype_selection._one_sided_selection.OneSidedSelection",
        "imblearn.under_sampling.prototype_selection.one_sided_selection.OneSidedSelection",
      ],
      [
        "imblearn.under_sampling.RandomUnderSampler",
        "imblearn.under_sampling._prototype_selection._random_under_sampler.RandomUnderSampler",
        "imblearn.under_sampling.prototype_selection.random_under_sampler.RandomUnderSampler",
      ],
      [
        "imblearn.under_sampling.RepeatedEditedNearestNeighbours",
        "imblearn.under_sampling._prototype_selection._edited_nearest_neighbours.RepeatedEditedNearestNeighbours",
        "imblearn.under_sampling.prototype_selection.edited_nearest_neighbours.RepeatedEditedNearestNeighbours",
      ],
      [
        "imblearn.under_sampling.TomekLinks",
        "imblearn.under_sampling._prototype_selection._tomek_links.TomekLinks",
        "imblearn.under_sampling.prototype_selection.tomek_links.TomekLinks",
      ],
    ],
    load: async () => (await import("./pipeline/sampler.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.Binarizer", "sklearn.preprocessing._data.Binarizer", "sklearn.preprocessing.data.Binarizer"]],
    load: async () => (await import("./preprocessing/binarizer.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.FunctionTransformer", "sklearn.preprocessing._function_transformer.FunctionTransformer"]],
    load: async () => (await import("./preprocessing/function-transformer.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.KBinsDiscretizer", "sklearn.preprocessing._discretization.KBinsDiscretizer"]],
    load: async () => (await import("./preprocessing/k-bins-discretizer.ts")).reader,
  },
  {
    names: [
      ["sklearn.preprocessing.LabelBinarizer", "sklearn.preprocessing._label.LabelBinarizer", "sklearn.preprocessing.label.LabelBinarizer"],
    ],
    load: async () => (await import("./preprocessing/label-binarizer.ts")).reader,
  },
  {
    names: [
      ["sklearn.preprocessing.LabelEncoder", "sklearn.preprocessing._label.LabelEncoder", "sklearn.preprocessing.label.LabelEncoder"],
    ],
    load: async () => (await import("./preprocessing/label-encoder.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.MaxAbsScaler", "sklearn.preprocessing._data.MaxAbsScaler", "sklearn.preprocessing.data.MaxAbsScaler"]],
    load: async () => (await import("./preprocessing/max-abs-scaler.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.MinMaxScaler", "sklearn.preprocessing._data.MinMaxScaler", "sklearn.preprocessing.data.MinMaxScaler"]],
    load: async () => (await import("./preprocessing/min-max-scaler.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.preprocessing.MultiLabelBinarizer",
        "sklearn.preprocessing._label.MultiLabelBinarizer",
        "sklearn.preprocessing.label.MultiLabelBinarizer",
      ],
    ],
    load: async () => (await import("./preprocessing/multi-label-binarizer.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.Normalizer", "sklearn.preprocessing._data.Normalizer", "sklearn.preprocessing.data.Normalizer"]],
    load: async () => (await import("./preprocessing/normalizer.ts")).reader,
  },
  {
    names: [
      ["sklearn.preprocessing.OneHotEncoder", "sklearn.preprocessing._encoders.OneHotEncoder", "sklearn.preprocessing.data.OneHotEncoder"],
    ],
    load: async () => (await import("./preprocessing/one-hot-encoder.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.OrdinalEncoder", "sklearn.preprocessing._encoders.OrdinalEncoder"]],
    load: async () => (await import("./preprocessing/ordinal-encoder.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.preprocessing.PolynomialFeatures",
        "sklearn.preprocessing._data.PolynomialFeatures",
        "sklearn.preprocessing._polynomial.PolynomialFeatures",
        "sklearn.preprocessing.data.PolynomialFeatures",
      ],
    ],
    load: async () => (await import("./preprocessing/polynomial-features.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.preprocessing.PowerTransformer",
        "sklearn.preprocessing._data.PowerTransformer",
        "sklearn.preprocessing.data.PowerTransformer",
      ],
    ],
    load: async () => (await import("./preprocessing/power-transformer.ts")).reader,
  },
  {
    names: [
      [
        "sklearn.preprocessing.QuantileTransformer",
        "sklearn.preprocessing._data.QuantileTransformer",
        "sklearn.preprocessing.data.QuantileTransformer",
      ],
    ],
    load: async () => (await import("./preprocessing/quantile-transformer.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.RobustScaler", "sklearn.preprocessing._data.RobustScaler", "sklearn.preprocessing.data.RobustScaler"]],
    load: async () => (await import("./preprocessing/robust-scaler.ts")).reader,
  },
  {
    names: [
      ["sklearn.preprocessing.StandardScaler", "sklearn.preprocessing._data.StandardScaler", "sklearn.preprocessing.data.StandardScaler"],
    ],
    load: async () => (await import("./preprocessing/standard-scaler.ts")).reader,
  },
  {
    names: [["sklearn.preprocessing.TargetEncoder", "sklearn.preprocessing._target_encoder.TargetEncoder"]],
    load: async () => (await import("./preprocessing/target-encoder.ts")).reader,
  },
  {
    names: [["sklearn.semi_supervised.SelfTrainingClassifier", "sklearn.semi_supervised._self_training.SelfTrainingClassifier"]],
    load: async () => (await import("./semi-supervised/self-training-classifier.ts")).reader,
  },
  {
    names: [["sklearn_pandas.DataFrameMapper", "sklearn_pandas.dataframe_mapper.DataFrameMapper"]],
    load: async () => (await import("./sklearn-pandas/data-frame-mapper.ts")).reader,
  },
  {
    names: [["sklearn.svm.OneClassSVM", "sklearn.svm._classes.OneClassSVM", "sklearn.svm.classes.OneClassSVM"]],
    load: async () => (await import("./svm/one-class-svm.ts")).reader,
  },
  {
    names: [
      ["sklearn.svm.NuSVC", "sklearn.svm._classes.NuSVC", "sklearn.svm.classes.NuSVC"],
      ["sklearn.svm.SVC", "sklearn.svm._classes.SVC", "sklearn.svm.classes.SVC"],
    ],
    load: async () => (await import("./svm/svc.ts")).reader,
  },
  {
    names: [
      ["sklearn.svm.NuSVR", "sklearn.svm._classes.NuSVR", "sklearn.svm.classes.NuSVR"],
      ["sklearn.svm.SVR", "sklearn.svm._classes.SVR", "sklearn.svm.classes.SVR"],
    ],
    load: async () => (await import("./svm/svr.ts")).reader,
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
  {
    names: [
      ["sklearn.tree.ExtraTreeClassifier", "sklearn.tree._classes.ExtraTreeClassifier", "sklearn.tree.tree.ExtraTreeClassifier"],
      ["sklearn.tree.ExtraTreeRegressor", "sklearn.tree._classes.ExtraTreeRegressor", "sklearn.tree.tree.ExtraTreeRegressor"],
    ],
    load: async () => (await import("./tree/extra-tree.ts")).reader,
  },
];
