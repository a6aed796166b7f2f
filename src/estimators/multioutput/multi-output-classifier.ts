/** `MultiOutputClassifier`: a classifier for each output (multioutput.py). */
import { inputsAround } from "../common-state.ts";
import type { Classifier, MultiOutputClassifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { totalCost } from "../row-cost.ts";
import { learntRows } from "../rows.ts";
import type { State } from "../state.ts";

function read(state: State): MultiOutputClassifier {
  const estimators = state.estimators("estimators_").map((estimator, i): Classifier => {
    return estimator.kind === "classifier" ? estimator : state.wrong(`estimators_.${i}`, "is no classifier of one output");
  });
  const inputs = inputsAround(state, estimators[0]);
  const methods = estimators.flatMap((estimator) => (estimator.predictProba === undefined ? [] : [estimator.predictProba.bind(estimator)]));
  return {
    kind: "multi-output-classifier",
    className: state.className,
    classes: estimators.map(({ classes }) => classes),
    ...inputs,
    rowCost: totalCost(estimators.map(({ rowCost }) => rowCost)),
    predict: (x: Rows) => {
      const rows = learntRows(x, inputs);
      return estimators.map((estimator) => estimator.predict(rows));
    },
    ...(methods.length === estimators.length && {
      predictProba: (x: Rows) => {
        const rows = learntRows(x, inputs);
        return methods.map((method) => method(rows));
      },
    }),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.multioutput.MultiOutputClassifier"],
  keeps: ["estimators_"],
  read,
};
