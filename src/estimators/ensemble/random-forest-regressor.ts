/** `sklearn.ensemble.RandomForestRegressor`. */
import { PyObject } from "../../python/index.ts";
import { ForestWalker, forestImportances, type Tree } from "../../tree/index.ts";
import { parametersToState, type Shapes, shapesFromState, shapesToState } from "../common-state.ts";
import type { RowCost, Rows, TrainedRegressor } from "../estimator.ts";
import { type FitOptions, NotFittedError } from "../fit.ts";
import { r2Score } from "../metrics/index.ts";
import { type ParameterTable, readParameters } from "../parameters.ts";
import type { EstimatorReader } from "../reading.ts";
import { denseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { valueTargets } from "../targets.ts";
import {
  DecisionTreeRegressor,
  type GrowthParameters,
  growthParameters,
  predictAll,
  REGRESSION_CRITERION,
  type RegressionCriterion,
  rowCost,
} from "../tree/index.ts";
import { fitForest } from "./fit-forest.ts";
import { FIXED_FOREST, SAMPLING_PARAMETERS, type SamplingParameters } from "./forest-parameters.ts";
import { treesFromState, treesToState } from "./forest-state.ts";
import { outOfBag } from "./out-of-bag.ts";

export interface RandomForestRegressorParameters extends GrowthParameters, SamplingParameters {
  criterion: RegressionCriterion;
}

const PARAMETERS: ParameterTable<RandomForestRegressorParameters> = {
  ...growthParameters({ fraction: 1 }),
  ...SAMPLING_PARAMETERS,
  criterion: REGRESSION_CRITERION,
};

interface Fitted extends Shapes {
  readonly trees: readonly Tree[];
  /** what each tree was grown from; unknown where the file did not say */
  readonly seeds: readonly number[] | undefined;
  readonly walker: ForestWalker;
  readonly outOfBag: { readonly predictions: Float64Array; readonly score: number } | undefined;
}

/** A random forest of regression trees. Same parameters, seed and rows: scikit-learn 1.9.1's trees, bit for bit. */
export class RandomForestRegressor implements TrainedRegressor {
  static readonly className = "sklearn.ensemble.RandomForestRegressor";
  readonly kind = "regressor";
  readonly className = RandomForestRegressor.className;
  readonly float32 = true;
  readonly parameters: Readonly<RandomForestRegressorParameters>;
  #fitted: Fitted | undefined;

  /**
   * @throws {ParameterError} for a value that scikit-learn refuses, or an unknown name
   * @throws {NotInThisVersionError} for what scikit-learn has and this version does not
   */
  constructor(parameters: Partial<RandomForestRegressorParameters> = {}) {
    this.parameters = readParameters("RandomForestRegressor", parameters, PARAMETERS, FIXED_FOREST);
  }

  /** @throws {InvalidModelError} naming what in the state is wrong, and where */
  static fromState(state: State): RandomForestRegressor {
    const shapes = shapesFromState(state);
    const { trees, seeds } = treesFromState(state, DecisionTreeRegressor.className, shapes.nFeatures, 1);
    const estimator = new RandomForestRegressor();
    estimator.#fitted = { ...shapes, trees, seeds, walker: new ForestWalker(trees), outOfBag: undefined };
    return estimator;
  }

  /**
   * @param x `(rows, features)`, finite, read as float32
   * @param y one finite number a row
   * @throws {DataError} when rows, targets or weights cannot be learnt from
   * @throws {ParameterError} when parameters exclude each other
   */
  async fit(x: Rows, y: ArrayLike<unknown>, options: FitOptions = {}): Promise<this> {
    const forest = await fitForest(this.parameters, x, options, (rows, weights) => {
      return { values: valueTargets(y, rows), classes: 0, weights, balancesClasses: false };
    });
    const { trees, seeds, nFeatures, featureNames } = forest;
    const predictions = this.parameters.oobScore ? Float64Array.from(outOfBag(forest).data) : undefined;
    this.#fitted = {
      trees,
      seeds,
      nFeatures,
      featureNames,
      walker: new ForestWalker(trees),
      outOfBag: predictions && { predictions, score: r2Score(forest.plan.set.targets, predictions) },
    };
    return this;
  }

  get nFeatures(): number {
    return this.#fit().nFeatures;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#fit().featureNames;
  }

  /** The trees, each an estimator of its own. */
  get estimators(): DecisionTreeRegressor[] {
    const { trees, seeds, nFeatures, featureNames } = this.#fit();
    const { nEstimators, bootstrap, oobScore, maxSamples, ...growth } = this.parameters;
    return trees.map((tree, t) =>
      DecisionTreeRegressor.of({ tree, nFeatures, featureNames }, { ...growth, randomState: seeds?.[t] ?? null }),
    );
  }

  get trees(): readonly Tree[] {
    return this.#fit().trees;
  }

  /** `(features)`: mean decrease of impurity, as shares of the whole. */
  get featureImportances(): Float64Array {
    return forestImportances(this.#fit().trees);
  }

  /** R² on rows that the trees did not draw; undefined without the parameter `oobScore`. */
  get oobScore(): number | undefined {
    return this.#fit().outOfBag?.score;
  }

  /** `(rows)`: answers by the trees that did not draw the row; undefined without the parameter `oobScore`. */
  get oobPrediction(): Float64Array | undefined {
    return this.#fit().outOfBag?.predictions;
  }

  get rowCost(): RowCost {
    return rowCost(this.#fit().trees);
  }

  /**
   * The mean over the trees in order (float64), as `predict` in ensemble/_forest.py.
   *
   * @param x `(rows, features)`, read as float32; a Frame's columns are found by name
   * @returns `(rows)`
   * @throws {SignatureError} when `x` has other columns than were learnt
   */
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
      new Map([
        ...parametersToState(this.parameters),
        ...shapesToState(fitted),
        ["estimators_", treesToState(DecisionTreeRegressor.className, fitted.trees, fitted.seeds, 1)],
      ]),
    );
  }

  #fit(): Fitted {
    if (this.#fitted === undefined) throw new NotFittedError(this.className);
    return this.#fitted;
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.RandomForestRegressor"],
  keeps: ["estimators_", "n_outputs_"],
  read: RandomForestRegressor.fromState,
};
