/** `MultiOutputRegressor`: a regressor for each target (multioutput.py). */
import { Matrix } from "../../numeric/index.ts";
import { inputsAround } from "../common-state.ts";
import type { MultiOutputRegressor, Regressor, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { costInTurn } from "../row-cost.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";

function read(state: State): MultiOutputRegressor {
  const estimators = state.estimators("estimators_").map((estimator, i): Regressor => {
    return estimator.kind === "regressor" ? estimator : state.wrong(`estimators_.${i}`, "is no regressor of one target");
  });
  const inputs = inputsAround(state, estimators[0]);
  const { length } = estimators;
  return {
    kind: "multi-output-regressor",
    className: state.className,
    nOutputs: length,
    ...inputs,
    rowCost: costInTurn(
      estimators.map(({ rowCost }) => rowCost),
      { operations: length, bytes: 8 * length },
    ),
    predict: (x: Rows) => {
      const rows = learntRows(x, inputs);
      return Matrix.fromColumns(estimators.map((estimator) => estimator.predict(rows)));
    },
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.multioutput.MultiOutputRegressor"],
  keeps: ["estimators_"],
  read,
};
