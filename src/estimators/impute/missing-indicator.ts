/** `sklearn.impute.MissingIndicator` (impute/_base.py): where values are missing, as ones. */
import { DataError } from "../../errors/index.ts";
import { type Column, Frame, Matrix, SparseMatrix } from "../../numeric/index.ts";
import { textOf } from "../../python/index.ts";
import { inputsFromState, MOST_CLAIMED } from "../common-state.ts";
import type { Features, InputHint, Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { columnRows, sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { missingIn, missingValueOf } from "./missing-value.ts";

/** Which inputs an indicator has a column for. */
export interface Indicated {
  readonly features: Int32Array;
  names(input: readonly string[]): readonly string[];
}

export function indicatedFeatures(state: State, nFeatures: number): Indicated {
  const features = state.int32("features_", [undefined], 0, nFeatures - 1);
  return { features, names: (input) => Array.from(features, (f) => `missingindicator_${input[f]}`) };
}

function read(state: State): Transformer {
  const shapes = inputsFromState(state, state.integer("_n_features", 1, MOST_CLAIMED, 0));
  const { nFeatures, featureNames } = shapes;
  if (nFeatures === 0) state.wrong("_n_features", "is missing");
  const { features, names } = indicatedFeatures(state, nFeatures);
  const missing = missingValueOf(state);
  const refusesNew = state.choice("features", ["missing-only", "all"]) === "missing-only" && state.boolean("error_on_new", true);
  const isSparse = textOf(state.value("sparse")) === "auto" ? undefined : state.boolean("sparse");
  const indicated = new Set(features);

  function masksOf(x: Rows): { masks: Uint8Array[]; rows: number } {
    const rows = x instanceof Frame ? x : sparseOrDenseRows(x, { nFeatures, featureNames, missing: missing === undefined });
    const { columns, rows: count } = columnRows(rows, { nFeatures, featureNames });
    const masks = columns.map(({ values }) => missingIn(values, missing));
    masks.forEach((mask, f) => {
      if (refusesNew && !indicated.has(f)) refuseNew(columns[f], mask);
    });
    return { masks, rows: count };
  }

  return {
    kind: "transformer",
    className: state.className,
    ...shapes,
    inputs: Array.from({ length: nFeatures }, (_, f): InputHint => ({ kind: "number", missing: !refusesNew || indicated.has(f) })),
    rowCost: { operations: 2 * nFeatures, bytes: 9 * nFeatures },
    transform(x: Rows): Features {
      const { masks, rows } = masksOf(x);
      const ones = new Matrix(rows, features.length);
      features.forEach((f, column) => {
        for (let row = 0; row < rows; row++) ones.data[row * features.length + column] = masks[f][row];
      });
      return (isSparse ?? x instanceof SparseMatrix) ? SparseMatrix.fromDense(ones) : ones;
    },
    featureNamesOut: names,
  };
}

function refuseNew({ name }: Column, mask: Uint8Array): void {
  const row = mask.indexOf(1);
  if (row === -1) return;
  throw new DataError(`row ${row} has no value in a column that had all of them when the model was trained`, {
    place: { column: name },
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.impute.MissingIndicator"],
  keeps: ["features_", "_n_features", "missing_values"],
  read,
};
