/**
 * What `sklearn.ensemble.StackingClassifier` and `StackingRegressor` share (ensemble/_stacking.py): the answers of the estimators, side
 * by side and with the rows themselves if these are passed through, are the rows of the last one.
 */
import { quote } from "../../errors/index.ts";
import { hstack, hstackSparse, type Label, Matrix, SparseMatrix } from "../../numeric/index.ts";
import type { Estimator, Rows } from "../estimator.ts";
import { isWord, namedParts } from "../named-parts.ts";
import { totalCost } from "../row-cost.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type Outside, outsideOf } from "./base-estimators.ts";

export interface Stacked {
  readonly outside: Outside;
  readonly final: Estimator;
  transform(x: Rows): Matrix | SparseMatrix;
  featureNamesOut(input: readonly string[]): readonly string[];
}

/** One estimator's answers as columns. */
interface Answering {
  readonly columns: number;
  answers(x: Rows): Matrix;
}

/**
 * @param classes how many the stack has; 0 for a regressor
 * @param prefix of the names of its columns
 * @throws {InvalidModelError} when an estimator does not have its method, or the last takes another number of columns
 */
export function stacked(state: State, classes: number, prefix: string): Stacked {
  const estimators = state.estimators("estimators_");
  const methods = state.strings("stack_method_", estimators.length);
  const answering = estimators.map((estimator, i) => answeringBy(state, estimator, methods[i], i, classes));
  const final = state.estimator("final_estimator_");
  const passesThrough = state.boolean("passthrough", false);
  const outside = outsideOf(state, estimators);
  const columns = answering.reduce((sum, one) => sum + one.columns, passesThrough ? outside.nFeatures : 0);
  if (final.nFeatures > 0 && final.nFeatures !== columns) {
    state.wrong("final_estimator_", `takes ${final.nFeatures} columns, and is given ${columns}`);
  }
  const names = namedParts(state, "estimators", 2).filter((part) => !isWord(part, null, "drop"));
  if (names.length !== estimators.length) state.wrong("estimators", `name ${names.length}, and ${estimators.length} are fitted`);
  const answerNames = names.flatMap(({ name }, t) => columnNames(`${prefix}_${name}`, answering[t].columns));
  return {
    outside: { ...outside, rowCost: totalCost([outside.rowCost, final.rowCost]) },
    final,
    transform: (x) => {
      const answers = hstack(answering.map((one) => one.answers(x)));
      return passesThrough ? beside(answers, sparseOrDenseRows(x, { ...outside, missing: true })) : answers;
    },
    featureNamesOut: (input) => (passesThrough ? [...answerNames, ...input] : answerNames),
  };
}

function beside(answers: Matrix, rows: Matrix | SparseMatrix): Matrix | SparseMatrix {
  return rows instanceof SparseMatrix ? hstackSparse([SparseMatrix.fromDense(answers), rows]) : hstack([answers, rows]);
}

function columnNames(name: string, columns: number): string[] {
  return columns === 1 ? [name] : Array.from({ length: columns }, (_, c) => `${name}${c}`);
}

function answeringBy(state: State, estimator: Estimator, method: string, i: number, classes: number): Answering {
  const lacks = (): never => state.wrong(`estimators_.${i}`, `is a ${estimator.className}, without ${method}`);
  if (method === "predict_proba") {
    if (estimator.kind !== "classifier" || estimator.predictProba === undefined) return lacks();
    const ask = estimator.predictProba.bind(estimator);
    // Of two classes the first is one less the second.
    if (classes === 2) return { columns: 1, answers: (x) => ask(x).selectColumns([1]) };
    return { columns: estimator.classes.length, answers: ask };
  }
  if (method === "decision_function") {
    if (estimator.kind !== "classifier" || estimator.decisionFunction === undefined) return lacks();
    const { length } = estimator.classes;
    const isOfPairs = length === 2 || estimator.decisionsOf === "pairs";
    return { columns: isOfPairs ? (length * (length - 1)) / 2 : length, answers: estimator.decisionFunction.bind(estimator) };
  }
  if (method !== "predict") return state.refuse(`stack_method_=${quote(method)} of ${state.className}`);
  if (estimator.kind === "regressor") return { columns: 1, answers: (x) => column(estimator.predict(x)) };
  if (estimator.kind !== "classifier") return lacks();
  if (estimator.classes.some((label) => typeof label === "string")) state.refuse("a stack over predicted texts");
  return { columns: 1, answers: (x) => column(estimator.predict(x)) };
}

function column(values: Float64Array | readonly Label[]): Matrix {
  return new Matrix(values.length, 1, Float64Array.from(values as readonly Label[], Number));
}
