/**
 * `DummyClassifier`: the same label and the same probabilities for every row (dummy.py). The strategies that draw their answers are
 * refused: what they answer is no property of a row.
 */
import { type Label, Matrix } from "../../numeric/index.ts";
import { NdArray, type PyValue } from "../../python/index.ts";
import type { Estimator, Rows } from "../estimator.ts";
import { labelOf, labelsOf } from "../label-values.ts";
import { listOf } from "../plain-values.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { dummyInputs, dummyRows } from "./dummy-rows.ts";

interface Output {
  readonly classes: readonly Label[];
  readonly probabilities: Float64Array;
  readonly label: Label;
}

function read(state: State): Estimator {
  const outputs = outputsOf(state);
  const inputs = dummyInputs(state);
  const numbers = outputs.reduce((sum, { classes }) => sum + classes.length, 0);
  const common = { className: state.className, ...inputs, rowCost: { operations: numbers, bytes: 8 * numbers } };
  const answer = ({ label }: Output, x: Rows): Label[] => new Array<Label>(dummyRows(x, inputs)).fill(label);
  const chances = ({ probabilities }: Output, x: Rows): Matrix => repeated(probabilities, dummyRows(x, inputs));
  if (outputs.length === 1) {
    const [output] = outputs;
    return {
      kind: "classifier",
      ...common,
      classes: output.classes,
      predict: (x: Rows) => answer(output, x),
      predictProba: (x: Rows) => chances(output, x),
      predictRow: (_: Float64Array, out: Float64Array) => out.set(output.probabilities),
    };
  }
  return {
    kind: "multi-output-classifier",
    ...common,
    classes: outputs.map(({ classes }) => classes),
    predict: (x: Rows) => outputs.map((output) => answer(output, x)),
    predictProba: (x: Rows) => outputs.map((output) => chances(output, x)),
  };
}

function outputsOf(state: State): Output[] {
  const strategy = state.nameOf("_strategy", "strategy");
  const known = state.choice(strategy, ["most_frequent", "prior", "constant", "stratified", "uniform"]);
  if (known === "stratified" || known === "uniform") {
    return state.refuse(`strategy="${known}" of DummyClassifier, which answers at random,`);
  }
  const count = state.integer("n_outputs_", 1, 0x7fffffff);
  const classes = perOutput(state, "classes_", count);
  const priors = perOutput(state, "class_prior_", count);
  const constants = known === "constant" ? (count === 1 ? [firstOf(state.value("constant"))] : state.list("constant")) : [];
  if (known === "constant" && constants.length !== count)
    return state.wrong("constant", `has ${constants.length} labels for ${count} outputs`);
  return classes.map((value, k) => {
    const labels = labelsOf(value, undefined, state.at(`classes_.${k}`));
    const prior = priorOf(state, priors[k], labels.length);
    if (known !== "constant") {
      const best = prior.reduce((best, share, i) => (share > prior[best] ? i : best), 0);
      return { classes: labels, label: labels[best], probabilities: known === "prior" ? prior : certain(labels.length, best) };
    }
    const constant = labelOf(constants[k]);
    const index = constant === undefined ? -1 : labels.indexOf(constant);
    if (index < 0) return state.wrong("constant", "is none of the classes");
    return { classes: labels, label: labels[index], probabilities: certain(labels.length, index) };
  });
}

/** An entry for each output; the value itself where there is one output that scikit-learn did not put in a list. */
function perOutput(state: State, name: string, count: number): readonly PyValue[] {
  const value = state.value(name);
  if (count === 1 && value instanceof NdArray) return [value];
  const list = state.list(name);
  return list.length === count ? list : state.wrong(name, `has ${list.length} entries for ${count} outputs`);
}

function priorOf(state: State, value: PyValue, length: number): Float64Array {
  const isRight = value instanceof NdArray && value.data instanceof Float64Array && value.data.length === length && length > 0;
  return isRight ? (value.data as Float64Array) : state.wrong("class_prior_", `is no array of the shares of ${length} classes`);
}

function firstOf(value: PyValue): PyValue {
  return listOf(value)?.[0] ?? value;
}

function certain(length: number, index: number): Float64Array {
  const probabilities = new Float64Array(length);
  probabilities[index] = 1;
  return probabilities;
}

function repeated(row: Float64Array, rows: number): Matrix {
  const matrix = new Matrix(rows, row.length);
  for (let i = 0; i < rows; i++) matrix.data.set(row, i * row.length);
  return matrix;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.dummy.DummyClassifier"],
  keeps: ["classes_", "class_prior_", "n_outputs_", "_strategy", "constant"],
  read,
};
