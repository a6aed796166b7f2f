/** How many rows there are: all that a model wants to know that does not look at them. */
import { SignatureError } from "../../errors/index.ts";
import { Frame, Matrix, SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState, type Shapes } from "../common-state.ts";
import type { Rows } from "../estimator.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";

/** Not every version says how many inputs there were; 0: any number. */
export function dummyInputs(state: State): Shapes {
  return state.isSet("n_features_in_") ? inputsFromState(state, 0) : { nFeatures: 0, featureNames: undefined };
}

/** @throws {SignatureError} when the rows have other columns than were learnt */
export function dummyRows(x: Rows, inputs: Shapes): number {
  const rows = learntRows(x, inputs);
  if (rows instanceof Frame) return rows.rows;
  if (!(rows instanceof Matrix || rows instanceof SparseMatrix)) return rows.length;
  const { nFeatures } = inputs;
  if (nFeatures !== 0 && rows.columns !== nFeatures) {
    throw new SignatureError(`the rows have ${rows.columns} columns, the model was trained on ${nFeatures}`);
  }
  return rows.rows;
}
