/** The answers of regression trees: of one tree, or of a forest that averages its trees' (tree/_classes.py, ensemble/_forest.py). */
import type { Tree } from "../../tree/index.ts";
import type { InputHint, Regressor, RowCost, Rows } from "../estimator.ts";
import { FittedTrees, type FittedTreesOf } from "./fitted-trees.ts";

export interface TreeRegressorOf extends FittedTreesOf {
  readonly className: string;
}

export class TreeRegressor implements Regressor {
  readonly kind = "regressor";
  readonly float32 = true;
  readonly className: string;
  readonly #fitted: FittedTrees;

  constructor(of: TreeRegressorOf) {
    this.className = of.className;
    this.#fitted = new FittedTrees(of);
  }

  get nFeatures(): number {
    return this.#fitted.nFeatures;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#fitted.featureNames;
  }

  get inputs(): readonly InputHint[] | undefined {
    return this.#fitted.inputs;
  }

  get rowCost(): RowCost {
    return this.#fitted.rowCost;
  }

  get trees(): readonly Tree[] {
    return this.#fitted.trees;
  }

  /**
   * The mean over the trees in order (float64).
   *
   * @param x `(rows, features)`, read as float32; a Frame's columns are found by name
   * @returns `(rows)`
   * @throws {SignatureError} when `x` has other columns than were learnt
   */
  predict(x: Rows): Float64Array {
    return this.#fitted.answers(x).data as Float64Array;
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    this.#fitted.answerRow(row, out);
  }
}
