/** `sklearn.ensemble.BaggingRegressor` (ensemble/_bagging.py): the mean of its estimators' answers, of one output or of several. */
import { Matrix } from "../../numeric/index.ts";
import type { MultiOutputRegressor, Regressor } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { bagged } from "./bagged.ts";

function read(state: State): Regressor | MultiOutputRegressor {
  const estimators = state.estimators("estimators_");
  const [{ kind }] = estimators;
  if (kind === "multi-output-regressor") return ofSeveralOutputs(state);
  const regressors = estimators.map((estimator, i) => {
    return estimator.kind === "regressor" ? estimator : state.wrong(`estimators_.${i}`, `is a ${estimator.className}, not a regressor`);
  });
  const { outside, rowsOfEach } = bagged(state, regressors);
  return {
    ...outside,
    kind: "regressor",
    predict: (x) => {
      const rows = rowsOfEach(x);
      return mean(regressors.map((regressor, t) => regressor.predict(rows[t])));
    },
  };
}

function ofSeveralOutputs(state: State): MultiOutputRegressor {
  const regressors = state.estimators("estimators_").map((estimator, i) => {
    if (estimator.kind === "multi-output-regressor") return estimator;
    return state.wrong(`estimators_.${i}`, `is a ${estimator.className}, not a regressor of several outputs`);
  });
  const [{ nOutputs }] = regressors;
  if (regressors.some((regressor) => regressor.nOutputs !== nOutputs)) state.wrong("estimators_", "differ in their number of outputs");
  const { outside, rowsOfEach } = bagged(state, regressors);
  return {
    ...outside,
    kind: "multi-output-regressor",
    nOutputs,
    predict: (x) => {
      const rows = rowsOfEach(x);
      return new Matrix(rows[0].rows, nOutputs, mean(regressors.map((regressor, t) => regressor.predict(rows[t]).data)));
    },
  };
}

/** Added up in the order of the estimators, then divided. */
function mean(answers: readonly (Float64Array | Float32Array)[]): Float64Array {
  const sums = new Float64Array(answers[0].length);
  for (const answer of answers) for (let i = 0; i < sums.length; i++) sums[i] += answer[i];
  return sums.map((sum) => sum / answers.length);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.BaggingRegressor"],
  keeps: ["estimators_", "estimators_features_", "n_features_"],
  read,
};
