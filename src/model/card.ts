/**
 * The model card: how a model came to be, and what its data looked like. It holds aggregates only (histogram bins and
 * class counts of at least 5 rows, quantiles with at least 5 rows on either side), unless rows were kept on purpose.
 * Nothing in it depends on time, path, machine or version.
 */
import type { Label } from "../numeric/index.ts";
import type { RowAnswer } from "./answers.ts";
import type { Cell } from "./row.ts";

export type EstimatorName = "random-forest-classifier" | "random-forest-regressor" | "decision-tree-classifier" | "decision-tree-regressor";

/** `{ fraction: 1 }` is Python's `1.0`; `weights` a dict of classes and weights. */
export type ParameterValue =
  | null
  | boolean
  | number
  | string
  | { readonly fraction: number }
  | { readonly weights: readonly (readonly [Label, number])[] };

/** The notebook as data: from it and the same table come the same bytes. */
export interface Recipe {
  readonly name: string;
  readonly estimator: EstimatorName;
  /** under scikit-learn's names; only those that were set */
  readonly params: Readonly<Record<string, ParameterValue>>;
  readonly target: string;
  readonly features: readonly string[];
  /** a fraction below 1, a number of rows, or 0: fit on everything */
  readonly testSize: number;
  readonly stratify: boolean;
  /** of the split and of the estimator */
  readonly seed: number;
  /** real rows kept in the card */
  readonly keepRows: number;
}

/** Equal to scikit-learn's on the test rows. */
export type Metrics =
  | {
      readonly kind: "classification";
      readonly accuracy: number;
      readonly balancedAccuracy: number;
      /** null when the test rows hold a class that the training rows do not */
      readonly logLoss: number | null;
      readonly classes: readonly ClassScores[];
      /** rows are the truth, columns the prediction, both in the order of `classes` */
      readonly confusion: readonly (readonly number[])[];
    }
  | {
      readonly kind: "regression";
      /** null for a single test row */
      readonly r2: number | null;
      readonly meanAbsoluteError: number;
      readonly rootMeanSquaredError: number;
    };

export interface ClassScores {
  readonly label: Label;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

/** Training values of one column of numbers. */
export interface Distribution {
  readonly rows: number;
  readonly range: readonly [number, number];
  /** all values are integers */
  readonly integer: boolean;
  /** the smallest gap between two values, where they have at most 6 decimals: a slider's step */
  readonly step: number | null;
  /** pairs of share and value, as `np.quantile` interpolates */
  readonly quantiles: readonly (readonly [number, number])[];
  /** bins of at least 5 rows: `counts[i]` lie from `edges[i]` to `edges[i + 1]`; null when there are fewer rows */
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
}

export interface InputDistribution extends Distribution {
  readonly name: string;
}

export type TargetDistribution =
  | {
      readonly kind: "classes";
      readonly rows: number;
      /** training rows of each class that has at least 5 */
      readonly classes: readonly { readonly label: Label; readonly rows: number }[];
    }
  | ({ readonly kind: "numbers" } & Distribution);

/** Rows with their exact answers, run before a model serves. */
export interface GoldenRows {
  /** where the answers came from: `brine` is checked against itself only */
  readonly source: "brine" | "scikit-learn";
  /** in the order of the signature's inputs */
  readonly rows: readonly (readonly number[])[];
  readonly predictions: readonly Label[];
  /** in the order of the classes; null for regressors */
  readonly probabilities: readonly (readonly number[])[] | null;
}

/** Real rows of the training data, kept because somebody asked for it. */
export interface KeptRows {
  readonly rows: readonly (readonly number[])[];
  readonly targets: readonly Label[];
}

/** The card of a model that was trained here. */
export interface TrainedCard {
  readonly data: {
    readonly name: string;
    /** of the file's bytes */
    readonly sha256: string;
    readonly rows: number;
    readonly columns: readonly string[];
  };
  readonly recipe: Recipe;
  /** the scikit-learn whose numbers these are */
  readonly sklearn: string;
  readonly split: { readonly trainRows: number; readonly testRows: number };
  /** null when there were no test rows */
  readonly metrics: Metrics | null;
  /** mean decrease of impurity, in the order of the inputs */
  readonly importances: readonly { readonly name: string; readonly importance: number }[];
  /** in the order of the signature's inputs */
  readonly inputs: readonly InputDistribution[];
  readonly target: TargetDistribution;
  readonly golden: GoldenRows;
  readonly kept: KeptRows | null;
}

/** The card of a model that somebody brought: what its files tell. */
export interface ImportedCard {
  /** as whoever brought it calls it */
  readonly name: string;
  readonly source: {
    /** in the order in which they are joined */
    readonly files: readonly SourceFile[];
    /** which of a dict's keys, where it was asked for */
    readonly keys: readonly string[];
  };
  /** the scikit-learn that wrote it; null: 0.17 or older, which did not say */
  readonly sklearn: string | null;
  readonly golden: ImportedGoldenRows | null;
}

export interface SourceFile {
  readonly name: string;
  readonly format: "pickle" | "joblib" | "skops" | "bundle" | "text";
  readonly sha256: string;
}

/** Rows that somebody gave as examples, with the exact answers that Brine gave when it made the bundle. */
export interface ImportedGoldenRows {
  /** `scikit-learn`: these answers were compared with Python's */
  readonly source: "brine" | "scikit-learn";
  /** the largest difference from Python's, relative where the number is above 1; null where nothing was compared */
  readonly largestDifference: number | null;
  /** a cell an input */
  readonly rows: readonly (readonly Cell[])[];
  readonly answers: readonly RowAnswer[];
}

export type Card = TrainedCard | ImportedCard;

/** Whether a model was trained here, so that its card holds the recipe. */
export function isTrained(card: Card): card is TrainedCard {
  return "recipe" in card;
}
