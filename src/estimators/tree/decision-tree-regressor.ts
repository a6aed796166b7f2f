/** `sklearn.tree.DecisionTreeRegressor`. */
import { PyObject } from "../../python/index.ts";
import { type Tree, treeImportances } from "../../tree/index.ts";
import { parametersToState, type Shapes, shapesToState } from "../common-state.ts";
import type { RowCost, Rows, TrainedRegressor } from "../estimator.ts";
import { NotFittedError } from "../fit.ts";
import { type ParameterTable, readParameters } from "../parameters.ts";
import type { EstimatorReader } from "../reading.ts";
import { valueTargets } from "../targets.ts";
import { fitTree, type TreeFitOptions } from "./fit-tree.ts";
import { readTreeRegressor, singleTree } from "./read-trees.ts";
import { FIXED_TREE, type GrowthParameters, growthParameters, REGRESSION_CRITERION, type RegressionCriterion } from "./tree-parameters.ts";
import { TreeRegressor } from "./tree-regressor.ts";
import { treeToState } from "./tree-state.ts";

export interface DecisionTreeRegressorParameters extends GrowthParameters {
  criterion: RegressionCriterion;
}

const PARAMETERS: ParameterTable<DecisionTreeRegressorParameters> = {
  ...growthParameters(null),
  criterion: REGRESSION_CRITERION,
};

/** What `fit` or a file makes of it. */
export interface FittedRegressorTree extends Shapes {
  readonly tree: Tree;
}

/** A tree whose leaves hold one value. Same parameters, seed and rows: scikit-learn 1.9.1's tree, bit for bit. */
export class DecisionTreeRegressor implements TrainedRegressor {
  static readonly className = "sklearn.tree.DecisionTreeRegressor";
  readonly kind = "regressor";
  readonly className = DecisionTreeRegressor.className;
  readonly float32 = true;
  readonly parameters: Readonly<DecisionTreeRegressorParameters>;
  #fitted: TreeRegressor | undefined;

  /**
   * @throws {ParameterError} for a value that scikit-learn refuses, or an unknown name
   * @throws {NotInThisVersionError} for what scikit-learn has and this version does not
   */
  constructor(parameters: Partial<DecisionTreeRegressorParameters> = {}) {
    this.parameters = readParameters("DecisionTreeRegressor", parameters, PARAMETERS, FIXED_TREE);
  }

  /** An estimator around a tree that is there already. */
  static of(fitted: FittedRegressorTree, parameters: Partial<DecisionTreeRegressorParameters> = {}): DecisionTreeRegressor {
    const estimator = new DecisionTreeRegressor(parameters);
    estimator.#keep(fitted);
    return estimator;
  }

  /**
   * @param x `(rows, features)`, finite, read as float32
   * @param y one finite number a row
   * @throws {DataError} when rows, targets or weights cannot be learnt from
   */
  async fit(x: Rows, y: ArrayLike<unknown>, options: TreeFitOptions = {}): Promise<this> {
    const { tree, nFeatures, featureNames } = await fitTree(this.parameters, x, options, (rows, weights) => {
      return { values: valueTargets(y, rows), classes: 0, weights };
    });
    this.#keep({ tree, nFeatures, featureNames });
    return this;
  }

  get nFeatures(): number {
    return this.#fit().nFeatures;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#fit().featureNames;
  }

  get tree(): Tree {
    return this.#fit().trees[0];
  }

  get featureImportances(): Float64Array {
    return treeImportances(this.tree);
  }

  get rowCost(): RowCost {
    return this.#fit().rowCost;
  }

  /** `(rows)`: the value of the leaf that each row falls into. */
  predict(x: Rows): Float64Array {
    return this.#fit().predict(x);
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    this.#fit().predictRow(row, out);
  }

  toState(): PyObject {
    const fitted = this.#fit();
    return new PyObject(
      this.className,
      new Map([...parametersToState(this.parameters), ...shapesToState(fitted), ["tree_", treeToState(this.tree, 1)]]),
    );
  }

  #keep({ tree, ...of }: FittedRegressorTree): void {
    this.#fitted = new TreeRegressor({ ...of, trees: [tree], takesMissing: false, className: this.className });
  }

  #fit(): TreeRegressor {
    if (this.#fitted === undefined) throw new NotFittedError(this.className);
    return this.#fitted;
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.tree.DecisionTreeRegressor"],
  keeps: ["tree_", "n_outputs_"],
  read: (state) => readTreeRegressor(singleTree(state)),
};
