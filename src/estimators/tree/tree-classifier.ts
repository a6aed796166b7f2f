/** The answers of classification trees: of one tree, or of a forest that averages its trees' (tree/_classes.py, ensemble/_forest.py). */
import { type Label, type Matrix, mostProbable } from "../../numeric/index.ts";
import type { Tree } from "../../tree/index.ts";
import type { Classifier, InputHint, RowCost, Rows } from "../estimator.ts";
import { FittedTrees, type FittedTreesOf } from "./fitted-trees.ts";

export interface TreeClassifierOf extends FittedTreesOf {
  readonly className: string;
  readonly classes: readonly Label[];
  /** trees whose values decide the label, where they are not those of the probabilities */
  readonly deciding?: readonly Tree[] | undefined;
}

export class TreeClassifier implements Classifier {
  readonly kind = "classifier";
  readonly float32 = true;
  readonly className: string;
  readonly classes: readonly Label[];
  readonly #fitted: FittedTrees;
  readonly #deciding: FittedTrees;

  constructor(of: TreeClassifierOf) {
    this.className = of.className;
    this.classes = of.classes;
    this.#fitted = new FittedTrees(of);
    this.#deciding = of.deciding === undefined ? this.#fitted : new FittedTrees({ ...of, trees: of.deciding, layout: undefined });
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

  /** The most probable class of each row, the first of equals. */
  predict(x: Rows): Label[] {
    return mostProbable(this.#deciding.answers(x), this.classes);
  }

  /**
   * Class probabilities: the shares in the leaf, averaged over the trees in order (float64).
   *
   * @param x `(rows, features)`, read as float32; a Frame's columns are found by name
   * @returns `(rows, classes)` in the order of `classes`
   * @throws {SignatureError} when `x` has other columns than were learnt
   */
  predictProba(x: Rows): Matrix {
    return this.#fitted.answers(x);
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    this.#fitted.answerRow(row, out);
  }
}
