/** `sklearn.tree.DecisionTreeRegressor`. */
import { PyObject } from "../../python/index.ts";
import { ForestWalker, type Tree, treeImportances } from "../../tree/index.ts";
import { parametersToState, type Shapes, shapesFromState, shapesToState } from "../common-state.ts";
import type { RowCost, Rows, TrainedRegressor } from "../estimator.ts";
import { NotFittedError } from "../fit.ts";
import { type ParameterTable, readParameters } from "../parameters.ts";
import type { EstimatorReader } from "../reading.ts";
import { denseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { valueTargets } from "../targets.ts";
import { fitTree, type TreeFitOptions } from "./fit-tree.ts";
import { predictAll, rowCost } from "./predict.ts";
import { FIXED_TREE, type GrowthParameters, growthParameters, REGRESSION_CRITERION, type RegressionCriterion } from "./tree-parameters.ts";
import { TREE_CLASS, treeFromState, treeToState } from "./tree-state.ts";

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
  #fitted: (FittedRegressorTree & { readonly walker: ForestWalker }) | undefined;

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
    estimator.#fitted = { ...fitted, walker: new ForestWalker([fitted.tree]) };
    return estimator;
  }

  /** @throws {InvalidModelError} naming what in the state is wrong, and where */
  static fromState(state: State): DecisionTreeRegressor {
    const shapes = shapesFromState(state);
    const tree = treeFromState(state.part("tree_", TREE_CLASS), shapes.nFeatures, 1);
    return DecisionTreeRegressor.of({ ...shapes, tree });
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
    this.#fitted = { tree, nFeatures, featureNames, walker: new ForestWalker([tree]) };
    return this;
  }

  get nFeatures(): number {
    return this.#fit().nFeatures;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#fit().featureNames;
  }

  get tree(): Tree {
    return this.#fit().tree;
  }

  get featureImportances(): Float64Array {
    return treeImportances(this.#fit().tree);
  }

  get rowCost(): RowCost {
    return rowCost([this.#fit().tree]);
  }

  /** `(rows)`: the value of the leaf that each row falls into. */
  predict(x: Rows): Float64Array {
    const { walker, nFeatures, featureNames } = this.#fit();
    return Float64Array.from(predictAll(walker, denseRows(x, { nFeatures, featureNames, float32: true })).data);
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    this.#fit().walker.mean(row, 0, out, 0);
  }

  toState(): PyObject {
    const fitted = this.#fit();
    return new PyObject(
      this.className,
      new Map([...parametersToState(this.parameters), ...shapesToState(fitted), ["tree_", treeToState(fitted.tree, 1)]]),
    );
  }

  #fit(): FittedRegressorTree & { readonly walker: ForestWalker } {
    if (this.#fitted === undefined) throw new NotFittedError(this.className);
    return this.#fitted;
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.tree.DecisionTreeRegressor"],
  keeps: ["tree_", "n_outputs_"],
  read: DecisionTreeRegressor.fromState,
};
