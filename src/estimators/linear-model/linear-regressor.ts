/** All regressors that answer `x @ coef_.T + intercept_`, however they found the two (linear_model/_base.py). */
import type { Matrix } from "../../numeric/index.ts";
import type { Estimator, MultiOutputRegressor, Regressor, RowCost, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type LinearScores, linearCost, linearScores, linearScoresFromState, linearScoresOfRow } from "./linear-scores.ts";

/** Of one target. */
export class LinearRegressor implements Regressor {
  readonly kind = "regressor";
  readonly className: string;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly #model: LinearScores;

  constructor(className: string, model: LinearScores) {
    this.className = className;
    this.nFeatures = model.nFeatures;
    this.featureNames = model.featureNames;
    this.rowCost = linearCost(model);
    this.#model = model;
  }

  /** @param x `(rows, features)`, dense or sparse, finite */
  predict(x: Rows): Float64Array {
    return Float64Array.from(linearScores(sparseOrDenseRows(x, this), this.#model).data);
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    linearScoresOfRow(row, this.#model, out);
  }
}

/** Of several targets. */
class MultiTargetLinearRegressor implements MultiOutputRegressor {
  readonly kind = "multi-output-regressor";
  readonly className: string;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly nOutputs: number;
  readonly rowCost: RowCost;
  readonly #model: LinearScores;

  constructor(className: string, model: LinearScores) {
    this.className = className;
    this.nFeatures = model.nFeatures;
    this.featureNames = model.featureNames;
    this.nOutputs = model.intercepts.length;
    this.rowCost = linearCost(model);
    this.#model = model;
  }

  predict(x: Rows): Matrix {
    return linearScores(sparseOrDenseRows(x, this), this.#model);
  }
}

function read(state: State): Estimator {
  const model = linearScoresFromState(state);
  // A column of one target (`y.reshape(-1, 1)`) is one target.
  return model.intercepts.length === 1
    ? new LinearRegressor(state.className, model)
    : new MultiTargetLinearRegressor(state.className, model);
}

export const reader: EstimatorReader = {
  classNames: [
    "sklearn.linear_model.ARDRegression",
    "sklearn.linear_model.BayesianRidge",
    "sklearn.linear_model.ElasticNet",
    "sklearn.linear_model.ElasticNetCV",
    "sklearn.linear_model.HuberRegressor",
    "sklearn.linear_model.Lars",
    "sklearn.linear_model.LarsCV",
    "sklearn.linear_model.Lasso",
    "sklearn.linear_model.LassoCV",
    "sklearn.linear_model.LassoLars",
    "sklearn.linear_model.LassoLarsCV",
    "sklearn.linear_model.LassoLarsIC",
    "sklearn.linear_model.LinearRegression",
    "sklearn.linear_model.MultiTaskElasticNet",
    "sklearn.linear_model.MultiTaskElasticNetCV",
    "sklearn.linear_model.MultiTaskLasso",
    "sklearn.linear_model.MultiTaskLassoCV",
    "sklearn.linear_model.OrthogonalMatchingPursuit",
    "sklearn.linear_model.OrthogonalMatchingPursuitCV",
    "sklearn.linear_model.PassiveAggressiveRegressor",
    "sklearn.linear_model.QuantileRegressor",
    "sklearn.linear_model.Ridge",
    "sklearn.linear_model.RidgeCV",
    "sklearn.linear_model.SGDRegressor",
    "sklearn.linear_model.TheilSenRegressor",
    "sklearn.svm.LinearSVR",
  ],
  keeps: ["coef_", "intercept_"],
  read,
};
