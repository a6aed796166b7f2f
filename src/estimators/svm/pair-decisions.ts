/**
 * The decisions of pairs of classes: each is a sum over the support vectors of its two classes (svm/src/libsvm/svm.cpp,
 * `svm_predict_values`).
 */

import { Matrix } from "../../numeric/index.ts";
import type { Shapes } from "../common-state.ts";
import type { RowCost, Rows } from "../estimator.ts";
import type { State } from "../state.ts";
import { dualCoefficients, roundingOf, supportVectorsFromState, weighted } from "./support-vectors.ts";

export interface PairDecisions {
  readonly inputs: Shapes;
  readonly rowCost: RowCost;
  readonly rounding: number;
  /** `(rows, pairs)`, positive for the first class of a pair; the pairs (0, 1), (0, 2), …, (1, 2), … */
  decide(x: Rows): Matrix;
}

/** The attributes that it needs. */
export const KEPT = ["support_vectors_", "_dual_coef_", "_intercept_", "_n_support", "n_support_", "_gamma"];

export function pairDecisionsFromState(state: State, classes: number): PairDecisions {
  const vectors = supportVectorsFromState(state);
  const { inputs, rowCost, count, asked } = vectors;
  const starts = startsFromState(state, classes, count);
  const coefficients = dualCoefficients(state, classes - 1, count);
  const intercepts = state.float64("_intercept_", [(classes * (classes - 1)) / 2]);
  return {
    inputs,
    rowCost: {
      operations: rowCost.operations + 2 * count * classes + 4 * intercepts.length,
      bytes: rowCost.bytes + 8 * intercepts.length,
    },
    // The weights of a pair stand in two rows.
    rounding: 2 * roundingOf(vectors, coefficients),
    decide(x) {
      const { rows, kernels } = asked(x);
      const decisions = new Matrix(rows, intercepts.length);
      for (let row = 0, at = 0; row < rows; row++) {
        const values = kernels(row);
        let pair = 0;
        for (let i = 0; i < classes; i++) {
          for (let j = i + 1; j < classes; j++, pair++, at++) {
            const first = weighted(coefficients, j - 1, values, starts[i], starts[i + 1]);
            decisions.data[at] = weighted(coefficients, i, values, starts[j], starts[j + 1], first) + intercepts[pair];
          }
        }
      }
      return decisions;
    },
  };
}

/** Where each class's support vectors begin; they stand class by class. */
export function startsFromState(state: State, classes: number, count: number): number[] {
  const name = state.nameOf("_n_support", "n_support_");
  const numbers = state.int32(name, [undefined], 0, count);
  // libsvm leaves such a class out, and scikit-learn then gives rows of the later classes the labels of the earlier ones.
  if (numbers.length === classes - 1) return state.refuse(`${state.className} with a class whose rows had no weight`);
  if (numbers.length !== classes) return state.wrong(name, `has ${numbers.length} numbers for ${classes} classes`);
  const starts = [0];
  for (const number of numbers) starts.push(starts[starts.length - 1] + number);
  if (starts[classes] !== count) state.wrong(name, `adds up to ${starts[classes]}, and there are ${count} support vectors`);
  return starts;
}
