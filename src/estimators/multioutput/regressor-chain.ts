/** `RegressorChain` (multioutput.py). */
import { Matrix } from "../../numeric/index.ts";
import type { Estimator, MultiOutputRegressor, Regressor, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { chainFromState } from "./chain.ts";

function read(state: State): MultiOutputRegressor {
  const { inputs, members, rowCost, ask } = chainFromState(
    state,
    (estimator: Estimator): estimator is Regressor => estimator.kind === "regressor",
  );
  return {
    kind: "multi-output-regressor",
    className: state.className,
    nOutputs: members.length,
    ...inputs,
    rowCost,
    predict: (x: Rows) => {
      const columns = ask(
        x,
        (member, rows) => member.predict(rows),
        (own) => own,
      );
      return Matrix.fromColumns(columns);
    },
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.multioutput.RegressorChain"],
  keeps: ["estimators_", "order_"],
  read,
};
