/** `SVC` and `NuSVC`: a decision for each pair of classes, which votes (svm/_base.py, `BaseSVC`). */
import { type Label, Matrix, mostProbable } from "../../numeric/index.ts";
import type { Classifier, Rows } from "../estimator.ts";
import { pairVotes } from "../multiclass/index.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { coupledProbabilities, couplingCost } from "./coupled-probabilities.ts";
import { KEPT, pairDecisionsFromState } from "./pair-decisions.ts";

function read(state: State): Classifier {
  const classes = state.labels("classes_", undefined);
  if (classes.length < 2) return state.wrong("classes_", `has ${classes.length} labels`);
  const { inputs, rowCost, rounding, decide } = pairDecisionsFromState(state, classes.length);
  const sigmoids = sigmoidsFromState(state, (classes.length * (classes.length - 1)) / 2);
  const coupling = sigmoids === undefined ? { operations: 0, bytes: 0 } : couplingCost(classes.length);

  /** A row of `columns` numbers from each row's decisions. */
  const fromDecisions = (x: Rows, columns: number, fill: (decisions: Float64Array, out: Float64Array) => void): Matrix => {
    const decisions = decide(x);
    const out = new Matrix(decisions.rows, columns);
    for (let row = 0; row < out.rows; row++) fill(decisions.row(row) as Float64Array, out.row(row) as Float64Array);
    return out;
  };
  const shape = decisionShape(state);
  const breaksTies = state.boolean("break_ties", false);
  // scikit-learn refuses to predict.
  if (breaksTies && shape === "ovo") return state.refuse(`break_ties=True of ${state.className} with decision_function_shape="ovo"`);
  const shares = (x: Rows): Matrix => fromDecisions(x, classes.length, sharesOfClasses);
  return {
    kind: "classifier",
    className: state.className,
    classes,
    ...inputs,
    rowCost: { operations: rowCost.operations + coupling.operations, bytes: rowCost.bytes + coupling.bytes },
    // As steep as the steepest sigmoid.
    rounding: rounding * (sigmoids?.slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 1) ?? 1),
    predict: (x: Rows): Label[] =>
      mostProbable(breaksTies && classes.length > 2 ? shares(x) : fromDecisions(x, classes.length, countVotes), classes),
    ...decisionsOf(),
    ...(sigmoids !== undefined && {
      predictProba: (x: Rows) =>
        fromDecisions(x, classes.length, (decisions, out) => {
          coupledProbabilities(decisions, sigmoids.slopes, sigmoids.intercepts, out);
        }),
    }),
  };

  function decisionsOf(): Pick<Classifier, "decisionFunction" | "decisionsOf"> {
    if (classes.length === 2) return { decisionFunction: (x) => fromDecisions(x, 1, ([decision], out) => out.fill(-decision)) };
    if (shape === "ovo") return { decisionFunction: decide, decisionsOf: "pairs" };
    return state.version.isBefore(0, 21) ? { decisionsOf: "batch" } : { decisionFunction: shares };
  }
}

/** Up to 0.18 None was "ovo". */
function decisionShape(state: State): "ovr" | "ovo" {
  return state.isSet("decision_function_shape") ? state.choice("decision_function_shape", ["ovr", "ovo"]) : "ovo";
}

interface Sigmoids {
  readonly slopes: Float64Array;
  readonly intercepts: Float64Array;
}

/** Platt's sigmoids, one a pair; none where the model was fitted without probabilities, whatever was said later. */
function sigmoidsFromState(state: State, pairs: number): Sigmoids | undefined {
  const isWanted = state.boolean(state.nameOf("_effective_probability", "probability"));
  const [slopes, intercepts] = [state.nameOf("_probA", "probA_"), state.nameOf("_probB", "probB_")];
  if (!isWanted || state.array(slopes, [undefined]).data.length === 0) return undefined;
  return { slopes: state.float64(slopes, [pairs]), intercepts: state.float64(intercepts, [pairs]) };
}

function countVotes(decisions: Float64Array, votes: Float64Array): void {
  const classes = votes.length;
  let pair = 0;
  for (let i = 0; i < classes; i++) {
    for (let j = i + 1; j < classes; j++) votes[decisions[pair++] > 0 ? i : j]++;
  }
}

/** `decision_function_shape="ovr"`. */
function sharesOfClasses(decisions: Float64Array, out: Float64Array): void {
  pairVotes(
    decisions.map((value) => (value < 0 ? 1 : 0)),
    decisions.map((value) => -value),
    out,
  );
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.svm.NuSVC", "sklearn.svm.SVC"],
  keeps: [...KEPT, "classes_", "_probA", "_probB", "probA_", "probB_", "_effective_probability"],
  read,
};
