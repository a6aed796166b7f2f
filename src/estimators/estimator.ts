/** What every estimator is to the rest of Brine. */
import type { Frame, Label, Matrix, MatrixLike, SparseMatrix } from "../numeric/index.ts";
import type { PyObject } from "../python/index.ts";

/**
 * Rows as estimators take them: numbers, named columns, or one text a row. A Frame's columns are found by name where the
 * estimator knows names.
 */
export type Rows = MatrixLike | SparseMatrix | Frame | readonly string[];

/** What a transformer gives and the next step takes: a Frame where columns may hold text. */
export type Features = Matrix | SparseMatrix | Frame;

/** An upper bound of what one row costs, added up by pipelines and checked at load. */
export interface RowCost {
  readonly operations: number;
  readonly bytes: number;
}

/** What a fitted estimator knows of one of its inputs. */
export interface InputHint {
  readonly kind: "number" | "boolean" | "text";
  /** whether a missing value is answered instead of refused */
  readonly missing: boolean;
  /** the only values that mean something to the model, where it knows them */
  readonly categories?: readonly Label[];
  /** another value than these is refused (`handle_unknown="error"`) */
  readonly isClosed?: boolean;
  /** the text that stands for a missing value (`missing_values` of an imputer), though no category is called so */
  readonly missingAs?: string;
  /** smallest and largest value that the model saw or splits at: a hint, never a limit */
  readonly range?: readonly [number, number];
  readonly integer?: boolean;
  /** the model never looks at it (a column that a ColumnTransformer drops): any value, or none */
  readonly isUnused?: boolean;
}

export interface Fitted {
  /** scikit-learn's public name, for example `sklearn.ensemble.RandomForestClassifier` */
  readonly className: string;
  /** columns of its rows; 1 for one text a row; 0 for any number of columns (a function, or what passes rows on) */
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  /** `nFeatures` is no more than a guess, as a function of the caller's stands first and may take another number of columns */
  readonly isWidthGuessed?: boolean;
  /** one for each feature; undefined: numbers, none of them missing */
  readonly inputs?: readonly InputHint[] | undefined;
  readonly rowCost: RowCost;
  /** inputs are read as float32 (trees): a value that is infinite there is refused, as scikit-learn refuses it */
  readonly float32?: boolean;
  /**
   * How far its numbers may be from scikit-learn's because both round, each in its order, large sums that cancel: absolute, for rows
   * like those that it was fitted on. Undefined: no farther than last digits are.
   */
  readonly rounding?: number;
  /** what predicting and explaining need, under scikit-learn's attribute names: of what was trained here */
  toState?(): PyObject;
  /** as a step of a pipeline, or as a model of its own */
  transform?(x: Rows): Features;
  /** names of the columns that `transform` gives, as `get_feature_names_out` */
  featureNamesOut?(input: readonly string[]): readonly string[];
}

/** A fitted classifier of one output. */
export interface Classifier extends Fitted {
  readonly kind: "classifier";
  /** `classes_`: sorted as `np.unique` sorts */
  readonly classes: readonly Label[];
  predict(x: Rows): Label[];
  /** `(rows, classes)` */
  predictProba?(x: Rows): Matrix;
  /** `(rows, 1)` for two classes, positive for the second; else a column a class, or as `decisionsOf` says */
  decisionFunction?(x: Rows): Matrix;
  /**
   * What decisions are of, where not of classes. "pairs": a column for each pair of classes, (0, 1), (0, 2), …, (1, 2), …. "batch": up to
   * 0.20 scikit-learn scaled them by the largest of their batch, so that a row has none of its own; they are not given.
   */
  readonly decisionsOf?: "pairs" | "batch";
  /**
   * The probabilities of one row into `out`, allocating nothing: the same bits as in a batch. Only where `predict` answers the most
   * probable class; which of equally probable ones is its own affair.
   */
  predictRow?(row: Float64Array, out: Float64Array): void;
}

/** A fitted regressor of one output. */
export interface Regressor extends Fitted {
  readonly kind: "regressor";
  predict(x: Rows): Float64Array;
  /** The answer for one row into `out[0]`. */
  predictRow?(row: Float64Array, out: Float64Array): void;
}

/** A classifier that Brine trains: with probabilities, a fast path for one row, and a state to write. */
export type TrainedClassifier = Classifier & Required<Pick<Classifier, "predictProba" | "predictRow" | "toState">>;
export type TrainedRegressor = Regressor & Required<Pick<Regressor, "predictRow" | "toState">>;

export type Trained = TrainedClassifier | TrainedRegressor;

/** A classifier of several outputs; a multilabel one has the classes 0 and 1 for each label. */
export interface MultiOutputClassifier extends Fitted {
  readonly kind: "multi-output-classifier";
  readonly classes: readonly (readonly Label[])[];
  /** a list of labels for each output */
  predict(x: Rows): Label[][];
  /** `(rows, classes)` for each output */
  predictProba?(x: Rows): Matrix[];
  decisionFunction?(x: Rows): Matrix;
}

/** A regressor of several outputs. */
export interface MultiOutputRegressor extends Fitted {
  readonly kind: "multi-output-regressor";
  readonly nOutputs: number;
  /** `(rows, outputs)` */
  predict(x: Rows): Matrix;
}

export interface OutlierDetector extends Fitted {
  readonly kind: "outlier-detector";
  /** 1 or -1 a row */
  predict(x: Rows): Int32Array;
  /** the lower, the more abnormal */
  scoreSamples(x: Rows): Float64Array;
  /** `score_samples` less the offset: negative for outliers */
  decisionFunction(x: Rows): Float64Array;
}

export interface Clusterer extends Fitted {
  readonly kind: "clusterer";
  predict(x: Rows): Int32Array;
}

/** What only transforms: a scaler, an encoder, a vectorizer. */
export interface Transformer extends Fitted {
  readonly kind: "transformer";
  transform(x: Rows): Features;
  /** how likely each row is to the model, as a logarithm (PCA) */
  scoreSamples?(x: Rows): Float64Array;
}

export type Estimator = Classifier | Regressor | MultiOutputClassifier | MultiOutputRegressor | OutlierDetector | Clusterer | Transformer;
