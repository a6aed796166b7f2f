/**
 * A classifier of two classes with another threshold than its own (sklearn/model_selection/_classification_threshold.py): fixed by
 * the user, or found by trying. Probabilities and decisions stay those of the classifier inside.
 */
import type { Label, Matrix } from "../../numeric/index.ts";
import { type PyValue, textOf } from "../../python/index.ts";
import { renamed } from "../behind.ts";
import type { Classifier, Estimator, Rows } from "../estimator.ts";
import { labelOf } from "../label-values.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";

const TUNED = "sklearn.model_selection.TunedThresholdClassifierCV";

function read(state: State): Estimator {
  // A model that is fitted already is taken as it is, and need not be fitted again (FixedThresholdClassifier, since 1.6).
  const inner = renamed(state.className, state.estimator(state.nameOf("estimator_", "estimator")));
  if (inner.kind !== "classifier" || inner.classes.length !== 2) return state.wrong("estimator_", "is no classifier of two classes");
  const pos = positiveOf(state, inner.classes);
  const { scores, usual } = scoresOf(state, inner, pos);
  const threshold = thresholdOf(state, usual);
  const { predictRow: _, ...rest } = inner;
  return {
    ...rest,
    predict(x) {
      const given = scores(x);
      return Array.from(given, (score) => inner.classes[score >= threshold ? pos : 1 - pos]);
    },
  };
}

/** Which class is the positive one: the second unless `pos_label` says otherwise. */
function positiveOf(state: State, classes: readonly Label[]): 0 | 1 {
  const value = state.className === TUNED ? scorerLabel(state) : state.isSet("pos_label") ? state.value("pos_label") : null;
  if (value === null) return 1;
  const place = classes.indexOf(labelOf(value) ?? "");
  return place === 0 ? 0 : place === 1 ? 1 : state.wrong("pos_label", "is none of the classes");
}

/** The label that the scorer of a search counts as positive: `pos_label` among what it gives to the metric. */
function scorerLabel(state: State): PyValue {
  if (!state.isSet("_curve_scorer")) return null;
  const scorer = state.value("_curve_scorer");
  const kwargs = typeof scorer === "object" && scorer !== null && "state" in scorer ? scorer.state.get("_kwargs") : undefined;
  return kwargs instanceof Map ? (kwargs.get("pos_label") ?? null) : null;
}

interface Scores {
  scores(x: Rows): Float64Array;
  /** the threshold of the method where none was set */
  readonly usual: number;
}

function scoresOf(state: State, inner: Classifier, pos: 0 | 1): Scores {
  const method = state.choice("response_method", ["auto", "predict_proba", "decision_function"], "auto");
  const { predictProba, decisionFunction } = inner;
  if (method !== "decision_function" && predictProba !== undefined) {
    return { scores: (x) => column(predictProba(x), pos), usual: 0.5 };
  }
  if (method === "predict_proba" || decisionFunction === undefined) return state.wrong("estimator_", `gives no ${method}`);
  const sign = pos === 1 ? 1 : -1;
  return { scores: (x) => column(decisionFunction(x), 0).map((score) => sign * score), usual: 0 };
}

function thresholdOf(state: State, usual: number): number {
  if (state.className === TUNED) return state.number("best_threshold_");
  const value = state.value("threshold");
  return textOf(value) === "auto" ? usual : state.number("threshold");
}

function column(matrix: Matrix, j: number): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, i) => matrix.data[i * matrix.columns + j]);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.model_selection.FixedThresholdClassifier", "sklearn.model_selection.TunedThresholdClassifierCV"],
  keeps: ["estimator_", "estimator", "pos_label", "threshold", "best_threshold_", "_curve_scorer"],
  isStateless: true,
  read,
};
