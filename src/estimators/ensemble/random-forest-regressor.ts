/** `sklearn.ensemble.RandomForestRegressor`. */
import { PyObject } from "../../python/index.ts";
import { forestImportances, type Tree } from "../../tree/index.ts";
import { parametersToState, shapesToState } from "../common-state.ts";
import type { RowCost, Rows, TrainedRegressor } from "../estimator.ts";
import { type FitOptions, NotFittedError } from "../fit.ts";
import { r2Score } from "../metrics/index.ts";
import { type ParameterTable, readParameters } from "../parameters.ts";
import type { EstimatorReader } from "../reading.ts";
import { valueTargets } from "../targets.ts";
import {
  DecisionTreeRegressor,
  forestOf,
  type GrowthParameters,
  growthParameters,
  REGRESSION_CRITERION,
  type RegressionCriterion,
  readTreeRegressor,
  TreeRegressor,
} from "../tree/index.ts";
import { fitForest } from "./fit-forest.ts";
import { FIXED_FOREST, SAMPLING_PARAMETERS, type SamplingParameters } from "./forest-parameters.ts";
import { treesToState } from "./forest-state.ts";
import { outOfBag } from "./out-of-bag.ts";

export interface RandomForestRegressorParameters extends GrowthParameters, SamplingParameters {
  criterion: RegressionCriterion;
}

const PARAMETERS: ParameterTable<RandomForestRegressorParameters> = {
  ...growthParameters({ fraction: 1 }),
  ...SAMPLING_PARAMETERS,
  criterion: REGRESSION_CRITERION,
};

interface Fitted {
  readonly forest: TreeRegressor;
  /** what each tree was grown from */
  readonly seeds: readonly number[];
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
      forest: new TreeRegressor({ className: this.className, trees, nFeatures, featureNames, takesMissing: false }),
      seeds,
      outOfBag: predictions && { predictions, score: r2Score(forest.plan.set.targets, predictions) },
    };
    return this;
  }

  get nFeatures(): number {
    return this.#fit().forest.nFeatures;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#fit().forest.featureNames;
  }

  /** The trees, each an estimator of its own. */
  get estimators(): DecisionTreeRegressor[] {
    const { forest, seeds } = this.#fit();
    const { nFeatures, featureNames } = forest;
    const { nEstimators, bootstrap, oobScore, maxSamples, ...growth } = this.parameters;
    return forest.trees.map((tree, t) => DecisionTreeRegressor.of({ tree, nFeatures, featureNames }, { ...growth, randomState: seeds[t] }));
  }

  get trees(): readonly Tree[] {
    return this.#fit().forest.trees;
  }

  /** `(features)`: mean decrease of impurity, as shares of the whole. */
  get featureImportances(): Float64Array {
    return forestImportances(this.trees);
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
    return this.#fit().forest.rowCost;
  }

  /**
   * The mean over the trees in order (float64), as `predict` in ensemble/_forest.py.
   *
   * @param x `(rows, features)`, read as float32; a Frame's columns are found by name
   * @returns `(rows)`
   * @throws {SignatureError} when `x` has other columns than were learnt
   */
  predict(x: Rows): Float64Array {
    return this.#fit().forest.predict(x);
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    this.#fit().forest.predictRow(row, out);
  }

  toState(): PyObject {
    const { forest, seeds } = this.#fit();
    return new PyObject(
      this.className,
      new Map([
        ...parametersToState(this.parameters),
        ...shapesToState(forest),
        ["estimators_", treesToState(DecisionTreeRegressor.className, forest.trees, seeds, 1)],
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
  read: (state) => readTreeRegressor(forestOf(state, DecisionTreeRegressor.className)),
};
