/**
 * `sklearn.ensemble.BaggingClassifier` (ensemble/_bagging.py): the mean of its estimators' probabilities, or of their votes where they
 * have none. The estimators' classes are places in `classes_`, and one that drew no row of a class does not know it.
 */
import { type Label, Matrix, mostProbable } from "../../numeric/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { bagged } from "./bagged.ts";
import { classifiersIn, placesOf } from "./base-estimators.ts";

const MOST = 0x7fffffff;

function read(state: State): Classifier {
  const estimators = classifiersIn(state);
  const classes = state.labels("classes_", state.integer("n_classes_", 1, MOST));
  const places = estimators.map((estimator, i) => placesOf(state, estimator.classes, classes.length, i));
  const { outside, rowsOfEach } = bagged(state, estimators);

  const predictProba = (x: Rows): Matrix => {
    const rows = rowsOfEach(x);
    const sums = new Matrix(rows[0].rows, classes.length);
    estimators.forEach((estimator, t) => {
      if (estimator.predictProba === undefined) addVotes(sums, estimator.predict(rows[t]));
      else addColumns(sums, estimator.predictProba(rows[t]), places[t]);
    });
    return divided(sums, estimators.length);
  };
  const decide = (x: Rows): Matrix => {
    const rows = rowsOfEach(x);
    const decisions = estimators.map((estimator, t) => estimator.decisionFunction?.(rows[t]) ?? new Matrix(rows[t].rows, 0));
    const sums = new Matrix(decisions[0].rows, decisions[0].columns);
    for (const { data } of decisions) for (let i = 0; i < sums.data.length; i++) sums.data[i] += data[i];
    return divided(sums, estimators.length);
  };
  // Decisions of estimators that know fewer classes cannot be added up: scikit-learn fails there too.
  const haveDecisions = estimators.every(
    (estimator) => estimator.decisionFunction !== undefined && estimator.classes.length === classes.length,
  );
  const decisionsOf = estimators.find((estimator) => estimator.decisionsOf !== undefined)?.decisionsOf;
  return {
    ...outside,
    kind: "classifier",
    classes,
    predict: (x) => mostProbable(predictProba(x), classes),
    predictProba,
    ...(haveDecisions && { decisionFunction: decide }),
    ...(decisionsOf !== undefined && { decisionsOf }),
  };
}

function addColumns(sums: Matrix, { columns, data }: Matrix, places: readonly number[]): void {
  for (let row = 0; row < sums.rows; row++) {
    for (let c = 0; c < columns; c++) sums.data[row * sums.columns + places[c]] += data[row * columns + c];
  }
}

function addVotes(sums: Matrix, codes: readonly Label[]): void {
  codes.forEach((code, row) => {
    sums.data[row * sums.columns + Number(code)] += 1;
  });
}

function divided(sums: Matrix, count: number): Matrix {
  for (let i = 0; i < sums.data.length; i++) sums.data[i] /= count;
  return sums;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.BaggingClassifier"],
  keeps: ["estimators_", "estimators_features_", "classes_", "n_classes_", "n_features_"],
  read,
};
