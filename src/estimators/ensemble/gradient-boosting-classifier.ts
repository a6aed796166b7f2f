/** `sklearn.ensemble.GradientBoostingClassifier` (ensemble/_gb.py, _gb_losses.py). */
import { expit, type Label, type Matrix, mostProbable } from "../../numeric/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { probabilitiesOf } from "./boosting-probabilities.ts";
import { BOOSTING_KEEPS, GradientBoosting } from "./gradient-boosting.ts";

function read(state: State): Classifier {
  const isExponential = state.choice("loss", ["log_loss", "deviance", "exponential"]) === "exponential";
  const boosting = new GradientBoosting(state, true);
  const classes = state.labels("classes_", undefined);
  const isBinary = boosting.nOutputs === 1;
  if (classes.length !== (isBinary ? 2 : boosting.nOutputs)) {
    state.wrong("classes_", `has ${classes.length} classes for ${boosting.nOutputs} trees a stage`);
  }
  const form = state.version.isBefore(1, 4) ? "logsumexp" : "softmax";
  // Since 1.4 by the raw values, which tell apart what is one probability when rounded.
  const isByProbability = state.version.isBefore(1, 4) && !isExponential;
  const sigmoid = isExponential ? (value: number) => expit(2 * value) : expit;
  const probabilities = (raw: Matrix): Matrix => probabilitiesOf(raw, sigmoid, form);
  return {
    kind: "classifier",
    className: state.className,
    nFeatures: boosting.nFeatures,
    featureNames: boosting.featureNames,
    rowCost: boosting.rowCost,
    float32: true,
    classes,
    predict(x: Rows): Label[] {
      const raw = boosting.raw(x);
      if (isByProbability) return mostProbable(probabilities(raw), classes);
      return isBinary ? Array.from(raw.data, (value) => classes[value >= 0 ? 1 : 0]) : mostProbable(raw, classes);
    },
    predictProba: (x) => probabilities(boosting.raw(x)),
    decisionFunction: (x) => boosting.raw(x),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.GradientBoostingClassifier"],
  keeps: [...BOOSTING_KEEPS, "classes_"],
  read,
};
