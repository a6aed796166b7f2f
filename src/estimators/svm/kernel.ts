/**
 * How alike a row and a support vector are (svm/src/libsvm/svm.cpp, `Kernel::k_function`). Since 0.23 libsvm asks BLAS for the sums of
 * dense rows; here they are added up in order, as up to 0.22 and as those of sparse rows.
 */
import { quote } from "../../errors/index.ts";
import { exp, tanh } from "../../numeric/index.ts";
import { PyName, PyObject } from "../../python/index.ts";
import { functionName } from "../python-function.ts";
import type { State } from "../state.ts";

/** A function of the product of two rows, or of the square of their distance. */
export interface Kernel {
  readonly isOfDistance: boolean;
  of(sum: number): number;
}

const MOST_DEGREE = 0x7fffffff;

/** @throws {UnsupportedModelError} for a kernel that is a function, or that whoever asks computes ("precomputed") */
export function kernelFromState(state: State): Kernel {
  const value = state.value("kernel");
  if (value instanceof PyName || value instanceof PyObject) {
    const name = functionName(value);
    return state.refuse(`${name === undefined ? "a function" : `the function ${quote(name)}`} as kernel of ${state.className}`);
  }
  const kernel = state.choice("kernel", ["linear", "poly", "rbf", "sigmoid"]);
  if (kernel === "linear") return { isOfDistance: false, of: (product) => product };
  const gamma = state.number("_gamma");
  if (kernel === "rbf") return { isOfDistance: true, of: (distance) => exp(-gamma * distance) };
  const coef0 = state.number("coef0");
  if (kernel === "sigmoid") return { isOfDistance: false, of: (product) => tanh(gamma * product + coef0) };
  const degree = state.integer("degree", 0, MOST_DEGREE);
  return { isOfDistance: false, of: (product) => power(gamma * product + coef0, degree) };
}

/** libsvm's `powi`: by squaring. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
