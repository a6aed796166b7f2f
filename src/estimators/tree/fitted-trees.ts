/**
 * One decision tree or a forest, laid out and ready to answer: what every estimator made of trees has inside, whatever it
 * makes of the answers.
 */
import { Matrix, SparseMatrix } from "../../numeric/index.ts";
import { type ForestLayout, ForestWalker, layOut, type Tree } from "../../tree/index.ts";
import type { Shapes } from "../common-state.ts";
import type { InputHint, RowCost, Rows } from "../estimator.ts";
import { denseRows } from "../rows.ts";
import { inputsOf, MOST_HINTS, type SplitRanges } from "./split-ranges.ts";

export interface FittedTreesOf extends Shapes {
  /** checked; at least one, all of `nFeatures` features and of as many values; or how they are made when somebody asks, where they are laid out already */
  readonly trees: readonly Tree[] | (() => readonly Tree[]);
  /** the same trees laid out */
  readonly layout?: ForestLayout | undefined;
  /** whether missing values are answered */
  readonly takesMissing: boolean;
}

export class FittedTrees implements Shapes {
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly takesMissing: boolean;
  readonly nTrees: number;
  readonly nValues: number;
  readonly rowCost: RowCost;
  #ranges: SplitRanges | undefined;
  #trees: readonly Tree[] | (() => readonly Tree[]);
  readonly #walker: ForestWalker;

  constructor({ trees, layout: given, nFeatures, featureNames, takesMissing }: FittedTreesOf) {
    const layout = given ?? layOut(typeof trees === "function" ? trees() : trees, takesMissing);
    this.nFeatures = nFeatures;
    this.featureNames = featureNames;
    this.takesMissing = takesMissing;
    this.nTrees = layout.roots.length;
    this.nValues = layout.nValues;
    this.rowCost = rowCost(layout);
    this.#ranges = layout.ranges;
    this.#trees = trees;
    this.#walker = new ForestWalker(layout);
  }

  /** Of many trees over many features each made when it is asked for. */
  get inputs(): readonly InputHint[] | undefined {
    if (this.nFeatures > MOST_HINTS) return undefined;
    this.#ranges ??= layOut(this.trees, this.takesMissing, true).ranges;
    return this.#ranges === undefined ? undefined : inputsOf(this.#ranges, this.takesMissing);
  }

  get trees(): readonly Tree[] {
    if (typeof this.#trees === "function") this.#trees = this.#trees();
    return this.#trees;
  }

  /**
   * The mean of the trees' values, each row answered as if it were alone.
   *
   * @param x `(rows, features)`, read as float32; a Frame's columns are found by name
   * @returns `(rows, nValues)`
   * @throws {SignatureError} when `x` has other columns than were learnt
   * @throws {DataError} for a value that is infinite within float32, or missing where none may be
   */
  answers(x: Rows): Matrix {
    const rows = this.rows(x);
    const { nValues } = this;
    const out = new Float64Array(rows.rows * nValues);
    for (let row = 0; row < rows.rows; row++) this.#walker.mean(rows.data, row * rows.columns, out, row * nValues);
    return new Matrix(rows.rows, nValues, out);
  }

  /** As `answers`, of one row, into `out`. */
  answerRow(row: Float64Array, out: Float64Array): void {
    this.#walker.mean(row, 0, out, 0);
  }

  /** `(rows, trees)`: the value of each tree, for trees of one value. */
  eachAnswer(x: Rows): Matrix {
    const rows = this.rows(x);
    const out = new Matrix(rows.rows, this.nTrees);
    for (let row = 0; row < rows.rows; row++) this.#walker.each(rows.data, row * rows.columns, out.data as Float64Array, row * out.columns);
    return out;
  }

  rows(x: Rows): Matrix {
    const { nFeatures, featureNames } = this;
    // Of sparse rows scikit-learn takes no missing values.
    return denseRows(x, { nFeatures, featureNames, float32: true, missing: this.takesMissing && !(x instanceof SparseMatrix) });
  }
}

/** One step a level and one addition a value for each tree; memory for the row as float32 and for the answer. */
function rowCost({ nFeatures, nValues, roots, levels }: ForestLayout): RowCost {
  return { operations: nFeatures + levels + roots.length * (1 + nValues), bytes: 4 * nFeatures + 8 * nValues };
}
