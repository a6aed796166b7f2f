/** What classifiers and regressors of histogram gradient boosting share: their rows and the sums of their trees. */
import { Matrix } from "../../numeric/index.ts";
import { NdArray, numberOf } from "../../python/index.ts";
import { StagedTrees } from "../../tree/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Estimator, InputHint, RowCost, Rows } from "../estimator.ts";
import { listOf } from "../plain-values.ts";
import { denseRows, type ExpectedRows } from "../rows.ts";
import type { State } from "../state.ts";
import { binHints, histTreesFromState } from "./hist-trees.ts";

/** Training keeps a histogram of 256 bins for each; a million of them are 4 GiB a node. */
const MOST_FEATURES = 0x100000;
const MOST_OUTPUTS = 0xffff;

export const HIST_KEEPS = [
  "_predictors",
  "_baseline_prediction",
  "_bin_mapper",
  "bin_mapper_",
  "_preprocessor",
  "_n_features",
  "n_features_",
  "n_trees_per_iteration_",
];

export class HistGradientBoosting {
  readonly nOutputs: number;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly inputs: readonly InputHint[] | undefined;
  readonly rowCost: RowCost;
  readonly #expected: ExpectedRows;
  /** categories to the numbers that the trees were grown with, categorical columns first (since 1.4) */
  readonly #preprocessor: Estimator | undefined;
  readonly #baseline: Float64Array;
  readonly #trees: StagedTrees;

  constructor(state: State) {
    const { nFeatures, featureNames } = inputsFromState(
      state,
      state.integer(state.nameOf("n_features_in_", "_n_features", "n_features_"), 1, MOST_FEATURES),
    );
    const nOutputs = state.integer("n_trees_per_iteration_", 1, MOST_OUTPUTS);
    const missing = !state.version.isBefore(0, 22);
    this.nOutputs = nOutputs;
    this.nFeatures = nFeatures;
    this.featureNames = featureNames;
    this.#preprocessor = state.isSet("_preprocessor") ? state.estimator("_preprocessor") : undefined;
    this.#expected = { nFeatures, featureNames, missing, infinite: missing };
    this.#baseline = baselineOf(state, nOutputs);
    const { stages, sets, steps } = histTreesFromState(state, nFeatures, nOutputs);
    this.#trees = new StagedTrees(stages, nFeatures, 1, sets);
    const before = this.#preprocessor?.rowCost ?? { operations: 0, bytes: 0 };
    this.rowCost = {
      operations: before.operations + nFeatures + steps + stages.length * nOutputs,
      bytes: before.bytes + 8 * (nFeatures + nOutputs),
    };
    this.inputs = this.#preprocessor?.inputs ?? binHints(state, nFeatures, missing);
  }

  /** `(rows, outputs)`: the baseline and what each tree adds, in order. */
  raw(x: Rows): Matrix {
    const rows = this.#rows(x);
    const { nOutputs } = this;
    const out = new Matrix(rows.rows, nOutputs, new Float64Array(rows.rows * nOutputs));
    for (let i = 0; i < rows.rows; i++) this.rawOf(rows.data, i * rows.columns, out.data as Float64Array, i * nOutputs);
    return out;
  }

  /** As `raw`, for one row that was preprocessed. */
  rawOf(x: ArrayLike<number>, from: number, out: Float64Array, to: number): void {
    for (let k = 0; k < this.nOutputs; k++) out[to + k] = this.#baseline[k];
    this.#trees.addTo(x, from, out, to);
  }

  get hasPreprocessor(): boolean {
    return this.#preprocessor !== undefined;
  }

  #rows(x: Rows): Matrix {
    if (this.#preprocessor?.transform === undefined) return denseRows(x, this.#expected);
    const rows = this.#preprocessor.transform(x);
    return denseRows(rows, { nFeatures: this.nFeatures, missing: true, infinite: true });
  }
}

/** One number, `(1, outputs)` or `(outputs, 1)`. */
function baselineOf(state: State, nOutputs: number): Float64Array {
  const value = state.value("_baseline_prediction");
  const list = value instanceof NdArray ? (listOf(value) ?? []) : [value];
  if (list.length !== nOutputs) state.wrong("_baseline_prediction", `has ${list.length} values, not ${nOutputs}`);
  return Float64Array.from(list, (item) => numberOf(item) ?? state.wrong("_baseline_prediction", "is no number"));
}
