/**
 * `sklearn.ensemble.StackingClassifier` (ensemble/_stacking.py): a classifier over the answers of others. Its classes are places in
 * `classes_`.
 */
import type { Label } from "../../numeric/index.ts";
import { itemsOf } from "../../python/index.ts";
import type { Classifier } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { stacked } from "./stacked.ts";

function read(state: State): Classifier {
  if (itemsOf(state.value("classes_")) !== undefined) return state.refuse("a StackingClassifier of several labels");
  const classes = state.labels("classes_", undefined);
  const { outside, final, transform, featureNamesOut } = stacked(state, classes.length, "stackingclassifier");
  if (final.kind !== "classifier") return state.wrong("final_estimator_", `is a ${final.className}, not a classifier of one output`);
  const labels = new Map(final.classes.map((code): [Label, Label] => [code, labelAt(state, classes, code)]));
  if (final.classes.length !== classes.length) {
    state.wrong("final_estimator_", `has ${final.classes.length} classes, not ${classes.length}`);
  }
  const { predictProba, decisionFunction, decisionsOf } = final;
  return {
    ...outside,
    kind: "classifier",
    classes,
    predict: (x) => final.predict(transform(x)).map((code) => labels.get(code) ?? code),
    ...(predictProba !== undefined && { predictProba: (x) => predictProba.call(final, transform(x)) }),
    ...(decisionFunction !== undefined && { decisionFunction: (x) => decisionFunction.call(final, transform(x)) }),
    ...(decisionsOf !== undefined && { decisionsOf }),
    transform,
    featureNamesOut,
  };
}

function labelAt(state: State, classes: readonly Label[], code: Label): Label {
  const label = typeof code === "number" ? classes[code] : undefined;
  return label ?? state.wrong("final_estimator_", "has classes that are no places in classes_");
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.StackingClassifier"],
  keeps: ["estimators", "estimators_", "stack_method_", "final_estimator_", "classes_"],
  read,
};
