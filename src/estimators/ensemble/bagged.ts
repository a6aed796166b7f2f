/**
 * What `sklearn.ensemble.BaggingClassifier` and `BaggingRegressor` share (ensemble/_bagging.py): each estimator is given its own
 * columns of the rows, as numbers without names.
 */
import type { Matrix, SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Fitted, InputHint, Rows } from "../estimator.ts";
import { commonHint, hintsOf } from "../input-hints.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { MOST_FEATURES, MOST_HINTS } from "../tree/index.ts";
import { type Outside, whatTheyTake } from "./base-estimators.ts";
import { featureSubsets, isEveryColumn } from "./feature-subsets.ts";

export interface Bagged {
  readonly outside: Outside;
  /** the rows that each estimator takes, in the estimators' order */
  rowsOfEach(x: Rows): (Matrix | SparseMatrix)[];
}

/** @throws {InvalidModelError} when an estimator takes another number of columns than it is given */
export function bagged(state: State, estimators: readonly Fitted[]): Bagged {
  const width = state.nameOf("n_features_in_", "n_features_");
  const { nFeatures, featureNames } = inputsFromState(state, state.integer(width, 1, MOST_FEATURES));
  const subsets = featureSubsets(state, estimators.length, nFeatures);
  subsets.forEach(({ length }, i) => {
    const wanted = estimators[i].nFeatures;
    if (wanted > 0 && wanted !== length) state.wrong(`estimators_.${i}`, `takes ${wanted} columns, and is given ${length}`);
  });
  const picks = subsets.map((subset) => (isEveryColumn(subset, nFeatures) ? undefined : subset));
  // Missing values are the estimators' to refuse; up to 0.19 they were refused here.
  const missing = !state.version.isBefore(0, 20);
  return {
    outside: { ...whatTheyTake(state, estimators), nFeatures, featureNames, inputs: inputsOf(estimators, subsets, nFeatures, missing) },
    rowsOfEach: (x) => {
      const rows = sparseOrDenseRows(x, { nFeatures, featureNames, missing });
      return picks.map((pick) => (pick === undefined ? rows : rows.selectColumns(pick)));
    },
  };
}

/** Of each column what the estimators know that are given it; it is a number even where none looks at it. */
function inputsOf(
  estimators: readonly Fitted[],
  subsets: readonly Int32Array[],
  nFeatures: number,
  missing: boolean,
): InputHint[] | undefined {
  if (nFeatures > MOST_HINTS || estimators.every(({ inputs }) => inputs === undefined)) return undefined;
  const ofColumn = Array.from({ length: nFeatures }, (): InputHint[] => []);
  estimators.forEach((estimator, i) => {
    const hints = hintsOf(estimator, subsets[i].length);
    subsets[i].forEach((column, j) => {
      ofColumn[column].push(hints[j]);
    });
  });
  return ofColumn.map((hints) => {
    const hint = commonHint(hints);
    if (hint.isUnused !== true) return hint;
    return missing ? { kind: "number", missing, isUnused: true } : { kind: "number", missing };
  });
}
