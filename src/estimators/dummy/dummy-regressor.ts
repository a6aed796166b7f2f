/** `DummyRegressor`: the same value for every row (dummy.py). */
import { Matrix } from "../../numeric/index.ts";
import type { Estimator, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { dummyInputs, dummyRows } from "./dummy-rows.ts";

function read(state: State): Estimator {
  const constants = state.matrix("constant_", 1, undefined).data;
  const nOutputs = constants.length;
  if (nOutputs === 0) return state.wrong("constant_", "is empty");
  const inputs = dummyInputs(state);
  const common = { className: state.className, ...inputs, rowCost: { operations: nOutputs, bytes: 8 * nOutputs } };
  if (nOutputs === 1) {
    return {
      kind: "regressor",
      ...common,
      predict: (x: Rows) => new Float64Array(dummyRows(x, inputs)).fill(constants[0]),
      predictRow: (_: Float64Array, out: Float64Array) => out.set(constants),
    };
  }
  return { kind: "multi-output-regressor", ...common, nOutputs, predict: (x: Rows) => repeated(constants, dummyRows(x, inputs)) };
}

function repeated(row: Float64Array | Float32Array, rows: number): Matrix {
  const matrix = new Matrix(rows, row.length);
  for (let i = 0; i < rows; i++) matrix.data.set(row, i * row.length);
  return matrix;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.dummy.DummyRegressor"],
  keeps: ["constant_"],
  read,
};
