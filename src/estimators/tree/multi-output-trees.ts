/** The answers of trees that learnt several outputs at once: each leaf holds the values of all of them. */
import { type Label, type Matrix, mostProbable } from "../../numeric/index.ts";
import type { Tree } from "../../tree/index.ts";
import type { InputHint, MultiOutputClassifier, MultiOutputRegressor, RowCost, Rows } from "../estimator.ts";
import { FittedTrees, type FittedTreesOf } from "./fitted-trees.ts";

export interface MultiOutputTreesOf extends FittedTreesOf {
  readonly className: string;
}

export class MultiOutputTreeClassifier implements MultiOutputClassifier {
  readonly kind = "multi-output-classifier";
  readonly float32 = true;
  readonly className: string;
  readonly classes: readonly (readonly Label[])[];
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly #fitted: FittedTrees;
  readonly #deciding: FittedTrees;

  /** @param of with `deciding`: trees whose values decide the labels, where they are not those of the probabilities */
  constructor(
    of: MultiOutputTreesOf & { readonly classes: readonly (readonly Label[])[]; readonly deciding?: readonly Tree[] | undefined },
  ) {
    this.className = of.className;
    this.classes = of.classes;
    this.nFeatures = of.nFeatures;
    this.featureNames = of.featureNames;
    this.#fitted = new FittedTrees(of);
    this.#deciding = of.deciding === undefined ? this.#fitted : new FittedTrees({ ...of, trees: of.deciding, layout: undefined });
    this.rowCost = this.#fitted.rowCost;
  }

  get inputs(): readonly InputHint[] | undefined {
    return this.#fitted.inputs;
  }

  get trees(): readonly Tree[] {
    return this.#fitted.trees;
  }

  /** For each output the most probable class of each row, the first of equals. */
  predict(x: Rows): Label[][] {
    return this.#byOutput(this.#deciding.answers(x)).map((shares, k) => mostProbable(shares, this.classes[k]));
  }

  /** For each output `(rows, classes)`: averaged over the trees in order. */
  predictProba(x: Rows): Matrix[] {
    return this.#byOutput(this.#fitted.answers(x));
  }

  /** Outputs of fewer classes than another are filled up in the trees. */
  #byOutput(answers: Matrix): Matrix[] {
    const width = answers.columns / this.classes.length;
    return this.classes.map((classes, k) => answers.selectColumns(Array.from(classes, (_, c) => k * width + c)));
  }
}

export class MultiOutputTreeRegressor implements MultiOutputRegressor {
  readonly kind = "multi-output-regressor";
  readonly float32 = true;
  readonly className: string;
  readonly nOutputs: number;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly #fitted: FittedTrees;

  constructor(of: MultiOutputTreesOf) {
    this.className = of.className;
    this.nFeatures = of.nFeatures;
    this.featureNames = of.featureNames;
    this.#fitted = new FittedTrees(of);
    this.nOutputs = this.#fitted.nValues;
    this.rowCost = this.#fitted.rowCost;
  }

  get inputs(): readonly InputHint[] | undefined {
    return this.#fitted.inputs;
  }

  get trees(): readonly Tree[] {
    return this.#fitted.trees;
  }

  /** `(rows, outputs)`: the mean over the trees in order. */
  predict(x: Rows): Matrix {
    return this.#fitted.answers(x);
  }
}
