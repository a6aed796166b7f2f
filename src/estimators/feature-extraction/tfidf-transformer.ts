/** Counts weighed by how rare a term is (TfidfTransformer in sklearn/feature_extraction/text.py). */
import { SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import { sparseMatrix } from "../sparse-matrix.ts";
import type { State } from "../state.ts";
import { normOf, type TermWeights, weighTerms } from "./term-weights.ts";

const OPERATIONS = 50;

/** @param nFeatures where the vectorizer knows it */
export function termWeights(state: State, nFeatures?: number): TermWeights {
  return {
    idf: idfOf(state, nFeatures),
    isSublinear: state.boolean("sublinear_tf", false),
    norm: normOf(state, "l2"),
    isReversed: state.version.isBefore(1, 5),
  };
}

function idfOf(state: State, nFeatures: number | undefined): Float64Array | undefined {
  if (!state.boolean("use_idf", true)) return undefined;
  if (state.has("idf_")) return state.float64("idf_", [nFeatures]);
  if (!state.has("_idf_diag")) return state.refuseUnfitted();
  const diagonal = sparseMatrix(state, "_idf_diag", nFeatures, nFeatures);
  if (diagonal.rows !== diagonal.columns) return state.wrong("_idf_diag", "is not square");
  const idf = new Float64Array(diagonal.rows);
  for (let i = 0; i < diagonal.rows; i++) {
    const { indices, data } = diagonal.row(i);
    if (indices.length > 1 || (indices.length === 1 && indices[0] !== i)) return state.wrong("_idf_diag", "is not diagonal");
    idf[i] = data[0] ?? 0;
  }
  return idf;
}

function read(state: State): Transformer {
  const weights = termWeights(state);
  const { nFeatures, featureNames } = inputsFromState(state, weights.idf?.length ?? 0);
  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames,
    rowCost: { operations: OPERATIONS * Math.max(1, nFeatures), bytes: 24 * Math.max(1, nFeatures) },
    transform(x) {
      const rows = sparseOrDenseRows(x, { nFeatures, featureNames });
      return weighTerms(rows instanceof SparseMatrix ? rows : SparseMatrix.fromDense(rows), weights, false);
    },
    featureNamesOut: (input) => input,
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_extraction.text.TfidfTransformer"],
  keeps: ["idf_", "_idf_diag"],
  isStateless: true,
  read,
};
