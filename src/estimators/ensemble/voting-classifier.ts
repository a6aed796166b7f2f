/**
 * `sklearn.ensemble.VotingClassifier` (ensemble/_voting.py): the class with most votes, or with the largest mean probability. Its
 * estimators' classes are places in `classes_`.
 */
import { hstack, type Label, Matrix, mostProbable } from "../../numeric/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { classifiersIn, outsideOf, placesOf } from "./base-estimators.ts";
import { average, type Voters, votersOf } from "./voting.ts";

const PREFIX = "votingclassifier";

function read(state: State): Classifier {
  const estimators = classifiersIn(state);
  const classes = state.labels("classes_", undefined);
  const voters = votersOf(state, estimators.length);
  const isSoft = state.choice("voting", ["hard", "soft"], "hard") === "soft";
  return {
    ...outsideOf(state, estimators),
    ...(isSoft ? soft(state, estimators, classes, voters) : hard(state, estimators, classes, voters)),
  };
}

type Answers = Pick<Classifier, "kind" | "classes" | "predict" | "predictProba" | "transform" | "featureNamesOut">;

function hard(state: State, estimators: readonly Classifier[], classes: readonly Label[], { names, weights }: Voters): Answers {
  for (const [i, estimator] of estimators.entries()) placesOf(state, estimator.classes, classes.length, i);
  return {
    kind: "classifier",
    classes,
    predict: (x) => mostProbable(ballots(estimators, x, classes.length, weights), classes),
    transform: (x) => hstack(estimators.map((estimator) => placesAsColumn(estimator.predict(x)))),
    featureNamesOut: () => names.map((name) => `${PREFIX}_${name}`),
  };
}

function soft(state: State, estimators: readonly Classifier[], classes: readonly Label[], { names, weights }: Voters): Answers {
  const k = classes.length;
  estimators.forEach((estimator, i) => {
    if (estimator.predictProba === undefined) state.wrong(`estimators_.${i}`, `is a ${estimator.className}, without predict_proba`);
    if (estimator.classes.length !== k) state.wrong(`estimators_.${i}`, `has ${estimator.classes.length} classes, not ${k}`);
  });
  const probabilities = (x: Rows): Matrix[] => estimators.flatMap((estimator) => estimator.predictProba?.(x) ?? []);
  const predictProba = (x: Rows): Matrix => {
    const all = probabilities(x);
    return new Matrix(
      all[0].rows,
      k,
      average(
        all.map(({ data }) => data),
        weights,
      ),
    );
  };
  // Not flattened, `transform` gives three axes.
  const isFlat = state.isSet("flatten_transform") && state.boolean("flatten_transform");
  return {
    kind: "classifier",
    classes,
    predict: (x) => mostProbable(predictProba(x), classes),
    predictProba,
    ...(isFlat && {
      transform: (x) => hstack(probabilities(x)),
      featureNamesOut: () => names.flatMap((name) => classes.map((_, c) => `${PREFIX}_${name}${c}`)),
    }),
  };
}

/** `(rows, classes)`: the votes for each class, or the sums of their weights. */
function ballots(estimators: readonly Classifier[], x: Rows, k: number, weights: Float64Array | undefined): Matrix {
  const votes = estimators.map((estimator) => estimator.predict(x));
  const sums = new Matrix(votes[0].length, k);
  votes.forEach((places, t) => {
    for (let row = 0; row < sums.rows; row++) sums.data[row * k + Number(places[row])] += weights?.[t] ?? 1;
  });
  return sums;
}

function placesAsColumn(places: readonly Label[]): Matrix {
  return new Matrix(places.length, 1, Float64Array.from(places, Number));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.VotingClassifier"],
  keeps: ["estimators", "estimators_", "classes_", "weights"],
  read,
};
