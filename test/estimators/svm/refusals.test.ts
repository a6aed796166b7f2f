/** Support vector machines that are refused: by name, or because their state contradicts itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NdArray, PyName, PyObject } from "../../../src/python/index.ts";
import { labels, pythonObject, table, vector } from "../../support/python-object.ts";
import { type Attributes, counts, readClassifier, sparse, svc, THREE, TWO, TWO_SPARSE, two } from "../../support/svm-objects.ts";

const REFUSED: readonly (readonly [string, Attributes, RegExp])[] = [
  ["a precomputed kernel", { kernel: "precomputed" }, /^kernel="precomputed" of sklearn\.svm\.SVC is not in this version$/],
  [
    "a kernel that is a function",
    { kernel: new PyName("sklearn.metrics.pairwise", "laplacian_kernel") },
    /^the function "sklearn\.metrics\.pairwise\.laplacian_kernel" as kernel of sklearn\.svm\.SVC is not in this version$/,
  ],
  ["a kernel that is an object", { kernel: new PyObject("functools.partial", new Map()) }, /^a function as kernel of sklearn\.svm\.SVC is/],
  ["ties that pairs cannot break", { break_ties: true, decision_function_shape: "ovo" }, /^break_ties=True of sklearn\.svm\.SVC with /],
  [
    "a class without weight",
    { _n_support: counts(2, 1), _dual_coef_: table([1, 1, -2]), _intercept_: vector(0) },
    /^sklearn\.svm\.SVC with a class whose rows had no weight is not in this version$/,
  ],
];
for (const [what, attributes, message] of REFUSED) {
  test(`${what} is refused by name`, async () => {
    await assert.rejects(readClassifier(svc(attributes)), { name: "UnsupportedModelError", message });
  });
}

const WRONG: readonly (readonly [string, PyObject, RegExp])[] = [
  ["support vectors of one axis", svc({ support_vectors_: vector(1, 2, 3) }), /^support_vectors_ has the shape \(3\)/],
  [
    "support vectors without columns",
    svc({ support_vectors_: new NdArray([3, 0], new Float64Array(0)) }),
    /^support_vectors_ have no columns$/,
  ],
  ["support vectors that are no numbers", svc({ support_vectors_: new NdArray([3, 1], ["x", null, 1]) }), /^support_vectors_ holds /],
  ["fewer features than it says", svc({ n_features_in_: 3 }), /^n_features_in_ is 3, and the arrays are for 2$/],
  ["a class that counts too many", svc({ _n_support: counts(1, 2, 1) }), /^_n_support adds up to 4, and there are 3 support vectors$/],
  ["a class that counts less than none", svc({ _n_support: counts(3, -1, 1) }), /^_n_support entry 1 is -1, not an integer from 0 to 3$/],
  ["counts for other classes", svc({ _n_support: counts(1, 1, 1, 0) }), /^_n_support has 4 numbers for 3 classes$/],
  ["coefficients for two classes", svc({ _dual_coef_: table([1, 1, -2]) }), /^_dual_coef_ has the shape \(1, 3\), not \(2, 3\)$/],
  ["an intercept too few", svc({ _intercept_: vector(0, 0) }), /^_intercept_ has the shape \(2\), not \(3\)$/],
  ["one class", svc({ classes_: labels("a") }), /^classes_ has 1 labels$/],
  [
    "a sigmoid too few",
    svc({ probability: true, _probA: vector(1, 1), _probB: vector(1, 1, 1) }),
    /^_probA has the shape \(2\), not \(3\)$/,
  ],
  ["no width", two({ _gamma: null }), /^_gamma is /],
  ["a degree below 0", two({ kernel: "poly", coef0: 0, degree: -1 }), /^degree is -1, not an integer from 0 to 2147483647$/],
  ["a number for a kernel", two({ kernel: 3 }), /^kernel is a number, not a string$/],
  [
    "sparse entries in columns that are not there",
    two({ ...TWO_SPARSE, support_vectors_: sparse(3, [0, 2, 3], [0, 3, 1], [1, 2, 1]) }),
    /^support_vectors_\.indices entry 1 is 3/,
  ],
  [
    "sparse rows that end before they begin",
    two({ ...TWO_SPARSE, support_vectors_: sparse(3, [0, 3, 2], [0, 2, 1], [1, 2, 1]) }),
    /^support_vectors_\.indptr /,
  ],
  [
    "sparse coefficients of another width",
    two({ ...TWO_SPARSE, _dual_coef_: sparse(3, [0, 2], [0, 2], [1, -1]) }),
    /^_dual_coef_ has the shape \(1, 3\), not \(1, 2\)$/,
  ],
  [
    "sparse coefficients that are not all there",
    two({ ...TWO_SPARSE, _dual_coef_: sparse(2, [0, 1], [0], [1]) }),
    /^_dual_coef_ has 1 entries for the shape \(1, 2\)$/,
  ],
  ["a regressor with two decisions", pythonObject("sklearn.svm.SVR", { ...THREE }), /^_dual_coef_ has the shape \(2, 3\), not \(1, 3\)$/],
  [
    "an outlier detector without a boundary",
    pythonObject("sklearn.svm.OneClassSVM", { ...TWO, _intercept_: vector() }),
    /^_intercept_ has the shape \(0\), not \(1\)$/,
  ],
];
for (const [what, object, message] of WRONG) {
  test(`a support vector machine with ${what} is refused with the attribute's name`, async () => {
    await assert.rejects(readClassifier(object), { name: "InvalidModelError", message });
  });
}
