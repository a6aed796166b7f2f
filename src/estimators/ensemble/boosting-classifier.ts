/** What classifiers of gradient boosting and of histogram gradient boosting do alike with the raw sums of their trees. */
import { type Label, type Matrix, mostProbable } from "../../numeric/index.ts";
import type { Classifier, Fitted, Rows } from "../estimator.ts";
import type { State } from "../state.ts";
import { type ProbabilityForm, probabilitiesOf } from "./boosting-probabilities.ts";

export interface Boosting extends Pick<Fitted, "nFeatures" | "featureNames" | "rowCost" | "inputs"> {
  /** trees of each stage: 1 for two classes, else one a class */
  readonly nOutputs: number;
  /** `(rows, outputs)` */
  raw(x: Rows): Matrix;
}

/** What differs between the two, and between versions. */
export interface BoostingRules {
  readonly sigmoid: (value: number) => number;
  readonly form: ProbabilityForm;
  /** the class of the largest probability, not of the largest raw value: these tell apart what is one probability when rounded */
  readonly isByProbability: boolean;
  /** whether a raw value is the second of two classes */
  readonly isSecond: (raw: number) => boolean;
}

/** @throws {InvalidModelError} when there is not one tree a stage for two classes, else one a class */
export function boostingClassifier(state: State, boosting: Boosting, rules: BoostingRules): Classifier {
  const { nFeatures, featureNames, inputs, rowCost, nOutputs } = boosting;
  const classes = state.labels("classes_", undefined);
  const isBinary = nOutputs === 1;
  if (classes.length !== (isBinary ? 2 : nOutputs)) {
    state.wrong("classes_", `has ${classes.length} classes for ${nOutputs} trees a stage`);
  }
  const probabilities = (raw: Matrix): Matrix => probabilitiesOf(raw, rules.sigmoid, rules.form);
  return {
    kind: "classifier",
    className: state.className,
    nFeatures,
    featureNames,
    inputs,
    rowCost,
    classes,
    predict(x: Rows): Label[] {
      const raw = boosting.raw(x);
      if (rules.isByProbability) return mostProbable(probabilities(raw), classes);
      return isBinary ? Array.from(raw.data, (value) => classes[rules.isSecond(value) ? 1 : 0]) : mostProbable(raw, classes);
    },
    predictProba: (x) => probabilities(boosting.raw(x)),
    decisionFunction: (x) => boosting.raw(x),
  };
}
