/** `sklearn.ensemble.HistGradientBoostingClassifier` (ensemble/_hist_gradient_boosting/gradient_boosting.py). */
import { expit, type Label, type Matrix, mostProbable } from "../../numeric/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { probabilitiesOf } from "./boosting-probabilities.ts";
import { HIST_KEEPS, HistGradientBoosting } from "./hist-gradient-boosting.ts";

function read(state: State): Classifier {
  const boosting = new HistGradientBoosting(state);
  const classes = state.labels("classes_", undefined);
  const isBinary = boosting.nOutputs === 1;
  if (classes.length !== (isBinary ? 2 : boosting.nOutputs)) {
    state.wrong("classes_", `has ${classes.length} classes for ${boosting.nOutputs} trees an iteration`);
  }
  const form = state.version.isBefore(1, 1) ? "logsumexp" : "softmax";
  // Since 1.5 by the raw values, which tell apart what is one probability when rounded.
  const isByProbability = state.version.isBefore(1, 5);
  const probabilities = (raw: Matrix): Matrix => probabilitiesOf(raw, expit, form);
  return {
    kind: "classifier",
    className: state.className,
    nFeatures: boosting.nFeatures,
    featureNames: boosting.featureNames,
    inputs: boosting.inputs,
    rowCost: boosting.rowCost,
    classes,
    predict(x: Rows): Label[] {
      const raw = boosting.raw(x);
      if (isByProbability) return mostProbable(probabilities(raw), classes);
      return isBinary ? Array.from(raw.data, (value) => classes[value > 0 ? 1 : 0]) : mostProbable(raw, classes);
    },
    predictProba: (x) => probabilities(boosting.raw(x)),
    decisionFunction: (x) => boosting.raw(x),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.HistGradientBoostingClassifier"],
  keeps: [...HIST_KEEPS, "classes_"],
  read,
};
