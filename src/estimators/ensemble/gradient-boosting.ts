/** What `GradientBoostingClassifier` and `GradientBoostingRegressor` share (ensemble/_gb.py): regression trees whose values add up. */
import { Matrix } from "../../numeric/index.ts";
import { NdArray } from "../../python/index.ts";
import { StagedTrees } from "../../tree/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { RowCost, Rows } from "../estimator.ts";
import { denseRows, type ExpectedRows } from "../rows.ts";
import type { State } from "../state.ts";
import { MOST_FEATURES, TREE_CLASS, treeFromState } from "../tree/index.ts";
import { type BoostingInit, boostingInit } from "./boosting-init.ts";

export const BOOSTING_KEEPS = ["estimators_", "init_", "n_features_"];

export class GradientBoosting {
  readonly nOutputs: number;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly #expected: ExpectedRows;
  readonly #init: BoostingInit;
  readonly #trees: StagedTrees;

  constructor(state: State, isClassifier: boolean) {
    const { nFeatures, featureNames } = inputsFromState(
      state,
      state.integer(state.nameOf("n_features_in_", "n_features_", "n_features"), 1, MOST_FEATURES),
    );
    const estimators = state.value("estimators_");
    const nOutputs = estimators instanceof NdArray && estimators.shape.length === 2 ? estimators.shape[1] : 0;
    if (nOutputs === 0) state.wrong("estimators_", "is no array of (stages, outputs)");
    const trees = state.list("estimators_").map((item, i) => {
      const estimator = state.partOf(item, `estimators_.${i}`, "sklearn.tree.DecisionTreeRegressor");
      return treeFromState(estimator.part("tree_", TREE_CLASS), nFeatures, [1]);
    });
    const staged = trees.map((tree) => ({ ...tree, left: tree.childrenLeft, right: tree.childrenRight }));
    const stages = Array.from({ length: staged.length / nOutputs }, (_, i) => staged.slice(i * nOutputs, (i + 1) * nOutputs));
    this.nOutputs = nOutputs;
    this.nFeatures = nFeatures;
    this.featureNames = featureNames;
    this.#expected = { nFeatures, featureNames, float32: true };
    this.#init = boostingInit(state, nFeatures, nOutputs, isClassifier);
    this.#trees = new StagedTrees(stages, nFeatures, state.number("learning_rate"));
    this.rowCost = {
      operations: this.#init.rowCost.operations + nFeatures + trees.reduce((sum, { maxDepth }) => sum + maxDepth + 2, 0),
      bytes: this.#init.rowCost.bytes + 8 * (2 * nFeatures + nOutputs),
    };
  }

  /** `(rows, outputs)`: what `init` says, and what each tree adds, in order. */
  raw(x: Rows): Matrix {
    const rows = denseRows(x, this.#expected);
    const rounded = new Matrix(rows.rows, rows.columns, Float32Array.from(rows.data));
    const out = this.#init.raw(rounded);
    const sums = out.data as Float64Array;
    for (let i = 0; i < rows.rows; i++) this.#trees.addTo(rounded.data, i * rows.columns, sums, i * this.nOutputs);
    return out;
  }
}
