/** What every estimator is to the rest of Brine. */
import type { Frame, Label, Matrix, MatrixLike } from "../numeric/index.ts";
import type { PyObject } from "../python/index.ts";

/** Rows as `fit` and `predict` take them. A Frame's columns are found by name where the estimator knows names. */
export type Rows = MatrixLike | Frame;

/** An upper bound of what one row costs, added up by pipelines and checked at load. */
export interface RowCost {
  readonly operations: number;
  readonly bytes: number;
}

interface Fitted {
  /** scikit-learn's public name, for example `sklearn.ensemble.RandomForestClassifier` */
  readonly className: string;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  /** inputs are read as float32 (trees): a value that is infinite there is refused, as scikit-learn refuses it */
  readonly float32?: boolean;
  /** what predicting and explaining need, under scikit-learn's attribute names: what a bundle stores */
  toState(): PyObject;
}

/** A fitted classifier. */
export interface Classifier extends Fitted {
  readonly kind: "classifier";
  /** `classes_`: sorted as `np.unique` sorts */
  readonly classes: readonly Label[];
  predict(x: Rows): Label[];
  /** `(rows, classes)` */
  predictProba(x: Rows): Matrix;
  /** The probabilities of one row into `out`, allocating nothing: the same bits as in a batch. */
  predictRow(row: Float64Array, out: Float64Array): void;
}

/** A fitted regressor of one output. */
export interface Regressor extends Fitted {
  readonly kind: "regressor";
  predict(x: Rows): Float64Array;
  /** The answer for one row into `out[0]`. */
  predictRow(row: Float64Array, out: Float64Array): void;
}

export type Estimator = Classifier | Regressor;
