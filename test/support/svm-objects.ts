/** Support vector machines as scikit-learn would have written them, small enough to follow by hand. */
import { type Classifier, readEstimator } from "../../src/estimators/index.ts";
import { NdArray, PyObject, PyTuple, type PyValue } from "../../src/python/index.ts";
import { labels, pythonObject, table, vector } from "./python-object.ts";

export type Attributes = Readonly<Record<string, PyValue>>;

export const counts = (...values: readonly number[]): NdArray => new NdArray([values.length], Int32Array.from(values));

/** Compressed rows as scipy writes them. */
export function sparse(columns: number, indptr: readonly number[], indices: readonly number[], data: readonly number[]): PyObject {
  return new PyObject(
    "scipy.sparse._csr.csr_matrix",
    new Map<string, PyValue>([
      ["_shape", new PyTuple([indptr.length - 1, columns])],
      ["indptr", counts(...indptr)],
      ["indices", counts(...indices)],
      ["data", vector(...data)],
    ]),
  );
}

/** Three classes, a support vector each. */
export const THREE: Attributes = {
  kernel: "linear",
  probability: false,
  decision_function_shape: "ovr",
  classes_: labels("a", "b", "c"),
  support_vectors_: table([1, 0], [0, 1], [-1, -1]),
  _n_support: counts(1, 1, 1),
  _dual_coef_: table([1, -1, -0.5], [0.5, 1, -1]),
  _intercept_: vector(0.25, 0, -0.25),
};
export const TWO: Attributes = {
  kernel: "rbf",
  _gamma: 0.5,
  probability: false,
  classes_: vector(0, 1),
  support_vectors_: table([1, 0, 2], [0, 1, 0]),
  _n_support: counts(1, 1),
  _dual_coef_: table([1, -1]),
  _intercept_: vector(0),
};
/** TWO as it is written when it was fitted to sparse rows. */
export const TWO_SPARSE: Attributes = {
  ...TWO,
  support_vectors_: sparse(3, [0, 2, 3], [0, 2, 1], [1, 2, 1]),
  _dual_coef_: sparse(2, [0, 2], [0, 1], [1, -1]),
};

export const svc = (attributes: Attributes = {}, version = "1.9.1"): PyObject =>
  pythonObject("sklearn.svm.SVC", { ...THREE, ...attributes }, version);
export const two = (attributes: Attributes = {}): PyObject => pythonObject("sklearn.svm.SVC", { ...TWO, ...attributes });
export const readClassifier = async (object: PyObject): Promise<Classifier> => (await readEstimator(object)) as Classifier;

/** With Platt's sigmoids. */
export const PROBABLE: Attributes = { probability: true, _probA: vector(-1, -2, -3), _probB: vector(0, 0.5, 0) };
