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

const KERNEL: Tolerance = {
  relative: 1e-12,
  reason:
    "since 0.23 kernels of dense rows are added up by BLAS, in an order that depends on the processor, and C's exp and tanh are not the nearest numbers",
};

const DEPARTURES: readonly (readonly [RegExp, Tolerance])[] = [
  [/^sklearn\.linear_model\./, PRODUCT],
  [/^sklearn\.svm\.Linear/, PRODUCT],
  [/^sklearn\.svm\.((Nu)?SV[CR]|OneClassSVM)$/, KERNEL],
  [/^sklearn\.decomposition\./, PRODUCT],
  [/^sklearn\.naive_bayes\.(Multinomial|Complement|Bernoulli)NB$/, PRODUCT],
  [/^sklearn\.neighbors\./, DISTANCE],
  [/^sklearn\.cluster\./, DISTANCE],
  [/^sklearn\.naive_bayes\.GaussianNB$/, EXPONENTIAL],
  [/^sklearn\.ensemble\.(Hist)?GradientBoosting/, EXPONENTIAL],
  [/^sklearn\.ensemble\.AdaBoostClassifier$/, EXPONENTIAL],
  [/^sklearn\.calibration\.CalibratedClassifierCV$/, EXPONENTIAL],
  [/^sklearn\.preprocessing\.(FunctionTransformer|PowerTransformer)$/, EXPONENTIAL],
  [
    /^sklearn\.ensemble\.IsolationForest$/,
    { relative: 5e-15, reason: "NumPy's 2**x is off by up to 4 ulp, differently on each processor, and decisions are small differences" },
  ],
  [
    /^sklearn\.preprocessing\.QuantileTransformer$/,
    { relative: 1e-12, reason: "quantiles of the normal distribution are SciPy's approximation (ndtri), within an ulp or so" },
  ],
  [/^sklearn\.preprocessing\.Normalizer$/, { relative: 1e-15, reason: "einsum adds up squares in the order of the processor's registers" }],
];

const SINGLE: Tolerance = {
  relative: 2e-6,
  reason: "of a model that was fitted on float32 rows, scikit-learn adds up float32 products in the order of BLAS",
};
const SINGLE_CLASSES = /^sklearn\.(decomposition|cluster|naive_bayes\.GaussianNB)/;

const SINGLE_NORM: Tolerance = {
  relative: 2.4e-7,
  reason: "of float32 rows, einsum adds up float32 squares in the order of the processor's registers: 2 ulp of float32",
};

const EXACT: Tolerance = { relative: 0, reason: "equal bit for bit" };

/**
 * The widest tolerance among a model's classes.
 *
 * @param classNames their public names
 * @param holdsFloat32 whether arrays of the model are float32, as those of a model are that was fitted on float32 rows
 * @param isSingle whether the rows that are asked are float32
 */
export function toleranceOf(classNames: ReadonlySet<string>, holdsFloat32: boolean, isSingle: boolean): Tolerance {
  const names = [...classNames];
  if (holdsFloat32 && names.some((name) => SINGLE_CLASSES.test(name))) return SINGLE;
  // Gradient boosting makes float32 of its rows before it fits and asks the estimator that it begins with.
  if (
    names.some((name) => /^sklearn\.ensemble\.GradientBoosting/.test(name)) &&
    names.some((name) => /^sklearn\.linear_model\./.test(name))
  )
    return SINGLE;
  if (isSingle && classNames.has("sklearn.preprocessing.Normalizer")) return SINGLE_NORM;
  let widest = EXACT;
  for (const name of names) {
    for (const [pattern, tolerance] of DEPARTURES) {
      if (pattern.test(name) && tolerance.relative > widest.relative) widest = tolerance;
    }
  }
  return widest;
}
