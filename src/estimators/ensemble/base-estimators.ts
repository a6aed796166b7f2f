/** The fitted estimators inside an ensemble, checked to be of the kind that it asks, and what rows they take together. */
import { quote } from "../../errors/index.ts";
import type { Label, Matrix, SparseMatrix } from "../../numeric/index.ts";
import { inputsAround, type Shapes } from "../common-state.ts";
import type { Classifier, Estimator, Fitted, InputHint, Regressor, RowCost, Rows } from "../estimator.ts";
import { sameInputs } from "../input-hints.ts";
import { totalCost } from "../row-cost.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";

export interface Outside extends Shapes {
  readonly className: string;
  readonly inputs: readonly InputHint[] | undefined;
  readonly rowCost: RowCost;
  readonly float32: boolean;
}

/**
 * `estimators_`, all of them classifiers of one output.
 *
 * @throws {InvalidModelError} when one is something else
 */
export function classifiersIn(state: State): Classifier[] {
  return state.estimators("estimators_").map((estimator, i) => {
    return estimator.kind === "classifier" ? estimator : wrongKind(state, estimator, i, "a classifier");
  });
}

/** As `classifiersIn`: regressors of one output. */
export function regressorsIn(state: State): Regressor[] {
  return state.estimators("estimators_").map((estimator, i) => {
    return estimator.kind === "regressor" ? estimator : wrongKind(state, estimator, i, "a regressor");
  });
}

/** `estimator_weights_`: one for each, and more where training stopped early. */
export function boostingWeights(state: State, estimators: number): Float64Array {
  const weights = state.float64("estimator_weights_", [undefined]);
  if (weights.length >= estimators) return weights;
  return state.wrong("estimator_weights_", `has ${weights.length} weights for ${estimators} estimators`);
}

/**
 * Where an estimator's classes stand in its ensemble's `classes_`: it learnt the places, not the labels.
 *
 * @param i which one it is
 */
export function placesOf(state: State, codes: readonly Label[], count: number, i: number): number[] {
  return codes.map((code) => {
    if (typeof code === "number" && code >= 0 && code < count) return code;
    return state.wrong(`estimators_.${i}`, `has the class ${quote(code)}, which is no place among ${count} classes`);
  });
}

function wrongKind(state: State, estimator: Estimator, i: number, wanted: string): never {
  return state.wrong(`estimators_.${i}`, `is a ${estimator.className}, not ${wanted} of one output`);
}

/** The rows of an ensemble that gives each estimator all columns. @throws {InvalidModelError} when their widths differ */
export function outsideOf(state: State, estimators: readonly Fitted[]): Outside {
  const known = estimators.find(({ nFeatures }) => nFeatures > 0) ?? estimators[0];
  estimators.forEach(({ nFeatures }, i) => {
    if (nFeatures > 0 && nFeatures !== known.nFeatures) {
      state.wrong(`estimators_.${i}`, `takes ${nFeatures} columns, and another ${known.nFeatures}`);
    }
  });
  return { ...inputsAround(state, known), ...whatTheyTake(state, estimators), inputs: sameInputs(estimators) };
}

/**
 * As `outsideOf`, for an ensemble that looks at the rows itself before it hands them on as numbers without names, and takes no missing
 * values, whatever its estimators take.
 */
export function outsideOfFinite(state: State, estimators: readonly Fitted[]): Outside & { rows(x: Rows): Matrix | SparseMatrix } {
  const outside = outsideOf(state, estimators);
  const inputs = outside.inputs?.map((hint) => ({ ...hint, missing: false }));
  return { ...outside, inputs, rows: (x) => sparseOrDenseRows(x, outside) };
}

export function whatTheyTake(state: State, estimators: readonly Fitted[]): Omit<Outside, keyof Shapes | "inputs"> {
  return {
    className: state.className,
    rowCost: totalCost(estimators.map(({ rowCost }) => rowCost)),
    float32: estimators.some(({ float32 }) => float32 === true),
  };
}
