/** Generalized linear models: the linear score, through the inverse of a link (linear_model/_glm/glm.py). */
import { exp } from "../../numeric/index.ts";
import type { Regressor, RowCost, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { LinearRegressor } from "./linear-regressor.ts";
import { type LinearScores, linearCost, linearScores, linearScoresFromState, linearScoresOfRow } from "./linear-scores.ts";

/** With the logarithm as link: it answers `exp(score)`. */
class LogLinearRegressor implements Regressor {
  readonly kind = "regressor";
  readonly className: string;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly #model: LinearScores;

  constructor(className: string, model: LinearScores) {
    const { operations, bytes } = linearCost(model);
    this.className = className;
    this.nFeatures = model.nFeatures;
    this.featureNames = model.featureNames;
    this.rowCost = { operations: operations + 30, bytes };
    this.#model = model;
  }

  predict(x: Rows): Float64Array {
    return Float64Array.from(linearScores(sparseOrDenseRows(x, this), this.#model).data, exp);
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    linearScoresOfRow(row, this.#model, out);
    out[0] = exp(out[0]);
  }
}

function read(state: State): Regressor {
  const model = linearScoresFromState(state);
  if (model.intercepts.length !== 1) return state.wrong("coef_", "has several rows, and the model has one target");
  return hasLogLink(state) ? new LogLinearRegressor(state.className, model) : new LinearRegressor(state.className, model);
}

function hasLogLink(state: State): boolean {
  if (!state.className.endsWith("TweedieRegressor")) return true;
  const link = state.choice("link", ["auto", "identity", "log"]);
  return link === "auto" ? state.number("power") > 0 : link === "log";
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.linear_model.GammaRegressor", "sklearn.linear_model.PoissonRegressor", "sklearn.linear_model.TweedieRegressor"],
  keeps: ["coef_", "intercept_"],
  read,
};
