/** `sklearn.neighbors.KNeighborsClassifier` (neighbors/_classification.py). */
import type { Classifier, MultiOutputClassifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { KEPT, keptRowsFromState } from "./kept-rows.ts";
import { shares, targetsFromState, voteCost, winners } from "./votes.ts";

function read(state: State): Classifier | MultiOutputClassifier {
  const kept = keptRowsFromState(state);
  const targets = targetsFromState(state, kept.count);
  const { nFeatures, featureNames, isWeighted } = kept;
  const common = { className: state.className, nFeatures, featureNames, rowCost: voteCost(kept, targets) };
  const [target] = targets;
  if (targets.length === 1) {
    return {
      ...common,
      kind: "classifier",
      classes: target.classes,
      predict: (x: Rows) => winners(kept.neighbors(x), target, isWeighted),
      predictProba: (x: Rows) => shares(kept.neighbors(x), target, isWeighted),
    };
  }
  return {
    ...common,
    kind: "multi-output-classifier",
    classes: targets.map(({ classes }) => classes),
    predict(x: Rows) {
      const found = kept.neighbors(x);
      return targets.map((one) => winners(found, one, isWeighted));
    },
    predictProba(x: Rows) {
      const found = kept.neighbors(x);
      return targets.map((one) => shares(found, one, isWeighted));
    },
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.neighbors.KNeighborsClassifier"],
  keeps: KEPT,
  read,
};
