/**
 * `sklearn.feature_selection.SelectFromModel` (feature_selection/_from_model.py): the features that count for an estimator as
 * much as a threshold. The file holds the estimator, not the choice, which is made anew here.
 */
import { quote } from "../../errors/index.ts";
import { pairwiseSum } from "../../numeric/index.ts";
import { itemsOf, numberOf, PyObject, type PyValue, textOf } from "../../python/index.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { kindOf } from "../refusal.ts";
import { State } from "../state.ts";
import { importancesOf } from "./importances.ts";
import { selectedColumns } from "./selected-columns.ts";

const MOST = 0x7fffffff;

function read(state: State): Transformer {
  const name = state.isSet("estimator_") ? "estimator_" : "estimator";
  const value = state.value(name);
  if (!(value instanceof PyObject)) return state.wrong(name, `is ${kindOf(value)}, not an estimator`);
  const whole = new State(value, state.at(name), state.reading, state.version);
  const path = state.string("importance_getter", "auto").split(".");
  const estimator = partAlong(whole, path.slice(0, -1));
  const scores = importancesOf(estimator, path[path.length - 1], state.has("norm_order") ? state.value("norm_order") : 1);
  if (scores.length === 0) return state.wrong(name, "has no features");
  const threshold = thresholdOf(state, whole, scores);
  const best = bestOf(state, scores);
  return selectedColumns(
    state,
    Array.from(scores, (score, f) => best.has(f) && !(score < threshold)),
    false,
  );
}

/** Where a dotted `importance_getter` leads: through attributes, and through `named_steps` of pipelines. */
function partAlong(start: State, path: readonly string[]): State {
  let at = start;
  for (let i = 0; i < path.length; i++) {
    const isStep = path[i] === "named_steps" && i + 1 < path.length;
    const next = isStep ? stepOf(at, path[++i]) : at.has(path[i]) ? at.value(path[i]) : undefined;
    if (!(next instanceof PyObject)) return at.refuse(`SelectFromModel by the importance_getter ${quote(path.join("."))}`);
    at = new State(next, at.at(isStep ? `steps.${path[i]}` : path[i]), at.reading, at.version);
  }
  return at;
}

function stepOf(pipeline: State, name: string): PyValue | undefined {
  for (const step of pipeline.list("steps")) {
    const [stepName, part] = itemsOf(step) ?? [];
    if (stepName !== undefined && textOf(stepName) === name) return part;
  }
  return undefined;
}

/** The features that `max_features` leaves: of equal ones the first. */
function bestOf(state: State, scores: Float64Array): ReadonlySet<number> {
  const order = [...scores.keys()];
  const name = state.isSet("max_features_") ? "max_features_" : "max_features";
  if (!state.isSet(name)) return new Set(order);
  return new Set(order.sort((a, b) => scores[b] - scores[a]).slice(0, state.integer(name, 0, MOST)));
}

function thresholdOf(state: State, estimator: State, scores: Float64Array): number {
  if (!state.isSet("threshold")) return isLasso(estimator) ? 1e-5 : meanOf(scores);
  const number = numberOf(state.value("threshold"));
  if (number !== undefined) return number;
  const text = textOf(state.value("threshold")) ?? "";
  const [, scale = "1", reference] = /^(?:\s*([0-9.eE+-]+)\s*\*)?\s*(mean|median)\s*$/.exec(text) ?? [];
  if (reference === undefined || Number.isNaN(Number(scale))) return state.refuse("SelectFromModel with this threshold");
  return Number(scale) * (reference === "mean" ? meanOf(scores) : medianOf(scores));
}

/** Whether the estimator's penalty makes coefficients zero, so that whatever is not zero is kept. */
function isLasso(estimator: State): boolean {
  const { version } = estimator;
  const name = estimator.className.slice(estimator.className.lastIndexOf(".") + 1);
  if (name.includes("Lasso") || (estimator.isSet("penalty") && textOf(estimator.value("penalty")) === "l1")) return true;
  const ratio = name.endsWith("CV") ? "l1_ratio_" : "l1_ratio";
  const counts = /^ElasticNet(?:CV)?$/.test(name)
    ? !version.isBefore(1, 1)
    : /^LogisticRegression(?:CV)?$/.test(name) && !version.isBefore(1, 8);
  if (!counts || !estimator.isSet(ratio)) return false;
  const ratios = numberOf(estimator.value(ratio)) ?? estimator.float64(ratio, [undefined]);
  const isOne = (value: number) => Math.abs(value - 1) <= 1e-8 + 1e-5;
  return typeof ratios === "number" ? isOne(ratios) : ratios.every(isOne);
}

function meanOf(scores: Float64Array): number {
  return pairwiseSum(scores) / scores.length;
}

function medianOf(scores: Float64Array): number {
  if (scores.some(Number.isNaN)) return Number.NaN;
  const sorted = scores.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_selection.SelectFromModel"],
  keeps: ["estimator_", "estimator", "max_features_", "norm_order", "threshold", "importance_getter"],
  // Around an estimator that was fitted before it has nothing of its own.
  isStateless: true,
  read,
};
