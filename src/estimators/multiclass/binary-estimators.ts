/** The binary estimators that a problem of several classes, or of several labels, was taken apart into (multiclass.py). */
import { inputsAround, type Shapes } from "../common-state.ts";
import type { Classifier, Regressor, RowCost, Rows } from "../estimator.ts";
import { costInTurn } from "../row-cost.ts";
import type { State } from "../state.ts";
import { CONSTANT } from "./constant-predictor.ts";

export type BinaryEstimator = Classifier | Regressor;

/**
 * `estimators_`: regressors, or classifiers of two classes.
 *
 * @throws {InvalidModelError} when there are not `count` of them, or one is something else
 */
export function binaryEstimators(state: State, count: number | undefined): BinaryEstimator[] {
  const estimators = state.estimators("estimators_");
  if (count !== undefined && estimators.length !== count) state.wrong("estimators_", `has ${estimators.length} estimators, not ${count}`);
  return estimators.map((estimator, i) => {
    if (estimator.kind === "regressor") return estimator;
    if (estimator.kind !== "classifier") return state.wrong(`estimators_.${i}`, "is neither a classifier nor a regressor");
    const hasScores = estimator.decisionFunction !== undefined || estimator.predictProba !== undefined;
    if (!hasScores || estimator.classes.length !== 2) return state.wrong(`estimators_.${i}`, "is no classifier of two classes with scores");
    return estimator;
  });
}

/** The inputs of all of them; one that is constant does not know. */
export function inputsOfBinary(state: State, estimators: readonly BinaryEstimator[]): Shapes {
  return inputsAround(state, estimators.find(({ nFeatures }) => nFeatures > 0) ?? estimators[0]);
}

/** `_predict_binary`: a regressor's answer, a decision, or the probability of the second class. */
export function binaryScores(estimator: BinaryEstimator, x: Rows): ArrayLike<number> {
  if (estimator.kind === "regressor") return estimator.predict(x);
  if (estimator.decisionFunction !== undefined) return estimator.decisionFunction(x).data;
  return estimator.predictProba?.(x).selectColumns([1]).data ?? [];
}

/** Above it a score is the second class's (`_threshold_for_binary_predict`); a constant one is no classifier to scikit-learn. */
export function thresholdOf(estimator: BinaryEstimator): number {
  return estimator.kind === "classifier" && estimator.decisionFunction !== undefined && estimator.className !== CONSTANT ? 0 : 0.5;
}

export function costOfAll(estimators: readonly { readonly rowCost: RowCost }[], own: number): RowCost {
  const costs = estimators.map(({ rowCost }) => rowCost);
  return costInTurn(costs, { operations: own, bytes: 16 * costs.length });
}
