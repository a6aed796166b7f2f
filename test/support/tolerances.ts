/**
 * How far an answer may be from scikit-learn's. What is not named here is equal bit for bit: comparisons, copies, divisions and
 * sums in a known order. What is named goes through arithmetic whose last bits depend on the machine that scikit-learn ran on:
 * there scikit-learn disagrees with itself, for one row and for that row among others.
 */

export interface Tolerance {
  /** of the largest number in the answer */
  readonly relative: number;
  readonly reason: string;
}

const PRODUCT: Tolerance = { relative: 1e-12, reason: "dense products are added up by BLAS, in an order that depends on the processor" };
const EXPONENTIAL: Tolerance = {
  relative: 1e-14,
  reason: "NumPy's exp and log of arrays are off by up to 2 ulp, differently on each processor",
};
const DISTANCE: Tolerance = { relative: 1e-12, reason: "brute-force distances come from a BLAS product, ‖x‖² − 2xy + ‖y‖²" };

const BY_CLASS: ReadonlyMap<string, Tolerance> = new Map<string, Tolerance>([
  ...[
    ...["LinearRegression", "Ridge", "RidgeCV", "Lasso", "LassoCV", "ElasticNet", "ElasticNetCV", "Lars", "LassoLars"],
    ...["MultiTaskLasso", "MultiTaskLassoCV", "MultiTaskElasticNet", "MultiTaskElasticNetCV", "SGDRegressor", "PassiveAggressiveRegressor"],
    ...["LogisticRegression", "LogisticRegressionCV", "SGDClassifier", "RidgeClassifier", "RidgeClassifierCV", "Perceptron"],
    ...["PassiveAggressiveClassifier", "LarsCV", "LassoLarsCV", "LassoLarsIC", "OrthogonalMatchingPursuit", "OrthogonalMatchingPursuitCV"],
    ...["BayesianRidge", "ARDRegression", "HuberRegressor", "TheilSenRegressor", "QuantileRegressor"],
    ...["PoissonRegressor", "GammaRegressor", "TweedieRegressor"],
  ].map((name): [string, Tolerance] => [`sklearn.linear_model.${name}`, PRODUCT]),
  ["sklearn.svm.LinearSVC", PRODUCT],
  ["sklearn.svm.LinearSVR", PRODUCT],
  ["sklearn.decomposition.PCA", PRODUCT],
  ["sklearn.decomposition.TruncatedSVD", PRODUCT],
  ["sklearn.naive_bayes.MultinomialNB", PRODUCT],
  ["sklearn.naive_bayes.ComplementNB", PRODUCT],
  ["sklearn.naive_bayes.BernoulliNB", PRODUCT],
  ["sklearn.naive_bayes.GaussianNB", EXPONENTIAL],
  ["sklearn.neighbors.KNeighborsClassifier", DISTANCE],
  ["sklearn.neighbors.KNeighborsRegressor", DISTANCE],
  ["sklearn.cluster.KMeans", DISTANCE],
  ["sklearn.cluster.MiniBatchKMeans", DISTANCE],
  ["sklearn.ensemble.GradientBoostingClassifier", EXPONENTIAL],
  ["sklearn.ensemble.GradientBoostingRegressor", EXPONENTIAL],
  ["sklearn.ensemble.HistGradientBoostingClassifier", EXPONENTIAL],
  ["sklearn.ensemble.HistGradientBoostingRegressor", EXPONENTIAL],
  ["sklearn.ensemble.AdaBoostClassifier", EXPONENTIAL],
  [
    "sklearn.ensemble.IsolationForest",
    { relative: 5e-15, reason: "NumPy's 2**x is off by up to 4 ulp, differently on each processor, and decisions are small differences" },
  ],
  ["sklearn.calibration.CalibratedClassifierCV", EXPONENTIAL],
  ["sklearn.preprocessing.Normalizer", { relative: 1e-15, reason: "einsum adds up squares in the order of the processor's registers" }],
  ["sklearn.preprocessing.FunctionTransformer", EXPONENTIAL],
  ["sklearn.preprocessing.PowerTransformer", EXPONENTIAL],
]);

const SINGLE: Tolerance = {
  relative: 2e-6,
  reason: "a linear model that boosting begins with was fitted on float32 rows, and adds up float32 products in the order of BLAS",
};

const EXACT: Tolerance = { relative: 0, reason: "equal bit for bit" };

/** The widest tolerance among a model's classes, by their public names. */
export function toleranceOf(classNames: Iterable<string>): Tolerance {
  const names = [...classNames];
  if (names.includes("sklearn.ensemble.GradientBoostingRegressor") && names.includes("sklearn.linear_model.LinearRegression"))
    return SINGLE;
  let widest = EXACT;
  for (const name of names) {
    const one = BY_CLASS.get(name);
    if (one !== undefined && one.relative > widest.relative) widest = one;
  }
  return widest;
}
