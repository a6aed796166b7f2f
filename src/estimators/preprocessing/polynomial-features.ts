/** `sklearn.preprocessing.PolynomialFeatures` (preprocessing/_polynomial.py): products of inputs up to a degree. */
import { Matrix, SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import { asInteger, listOf } from "../plain-values.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type Terms, termCount, termsOf } from "./polynomial-terms.ts";

const MOST = 0x7fffffff;
const MOST_TERMS = 1 << 25;
const MOST_DEGREE = 1000;
/** Names of nine million terms, which a hundred bytes can ask for, take 13 s and 700 MB. */
const MOST_NAMED = 1 << 20;

function read(state: State): Transformer {
  const shapes = inputsFromState(state, state.integer("n_input_features_", 1, MOST, 0));
  const { nFeatures, featureNames } = shapes;
  if (nFeatures === 0) state.wrong("n_features_in_", "is missing");
  const [least, most] = degrees(state);
  const interactionOnly = state.boolean("interaction_only", false);
  const hasBias = state.boolean("include_bias", true);
  const count = 1 + termCount(nFeatures, most, interactionOnly);
  // Counted before anything is laid out: ten inputs to the power of ten are 184,756 terms, 500 are more than memory has.
  if (!(count <= MOST_TERMS)) state.refuse(`PolynomialFeatures of ${count} terms`);
  const left = least > 1 ? 1 + termCount(nFeatures, least - 1, interactionOnly) : 1;
  const width = count - left + Number(hasBias);
  if (state.integer("n_output_features_", 0, MOST, width) !== width) state.wrong("n_output_features_", `is not ${width}`);

  const isOld = state.version.isBefore(0, 22);
  const laidOut = new Map<boolean, Terms>();
  const terms = (firstIsLast: boolean): Terms => {
    const known = laidOut.get(firstIsLast) ?? termsOf(nFeatures, most, interactionOnly, firstIsLast, count);
    laidOut.set(firstIsLast, known);
    return known;
  };

  function expand(x: Matrix, { parents, factors }: Terms): Matrix {
    const isFloat32 = x.data instanceof Float32Array;
    const products = isFloat32 ? new Float32Array(count) : new Float64Array(count);
    const data = isFloat32 ? new Float32Array(x.rows * width) : new Float64Array(x.rows * width);
    products[0] = 1;
    for (let row = 0; row < x.rows; row++) {
      const values = x.row(row);
      for (let term = 1; term < count; term++) products[term] = products[parents[term]] * values[factors[term]];
      if (hasBias) data[row * width] = 1;
      data.set(products.subarray(left), row * width + Number(hasBias));
    }
    return new Matrix(x.rows, width, data);
  }

  return {
    kind: "transformer",
    className: state.className,
    ...shapes,
    rowCost: { operations: 4 * count, bytes: 24 * count },
    transform(x: Rows): Features {
      const rows = sparseOrDenseRows(x, { nFeatures, featureNames });
      if (rows instanceof SparseMatrix) return rowByRow(rows, width, (row) => expand(row, terms(false)));
      return expand(rows, terms(!isOld));
    },
    ...(width <= MOST_NAMED && { featureNamesOut: (input: readonly string[]) => termNames(terms(false), input, left, hasBias) }),
  };
}

/** Laid out one row at a time: most products of sparse rows are zero. */
function rowByRow(x: SparseMatrix, width: number, expand: (row: Matrix) => Matrix): SparseMatrix {
  const values = new Matrix(1, x.columns);
  const parts: SparseMatrix[] = [];
  const indptr = new Int32Array(x.rows + 1);
  for (let row = 0; row < x.rows; row++) {
    values.data.fill(0);
    const { indices, data } = x.row(row);
    indices.forEach((column, k) => {
      values.data[column] += data[k];
    });
    const part = SparseMatrix.fromDense(expand(values));
    parts.push(part);
    indptr[row + 1] = indptr[row] + part.indices.length;
  }
  const indices = new Int32Array(indptr[x.rows]);
  const data = new Float64Array(indptr[x.rows]);
  parts.forEach((part, row) => {
    indices.set(part.indices, indptr[row]);
    data.set(part.data, indptr[row]);
  });
  return new SparseMatrix(x.rows, width, indptr, indices, data);
}

/** `a^2 b` for each term. */
function termNames({ parents, factors }: Terms, input: readonly string[], left: number, hasBias: boolean): string[] {
  const names = hasBias ? ["1"] : [];
  for (let term = left; term < parents.length; term++) {
    const powers = new Map<number, number>();
    for (let at = term; at > 0; at = parents[at]) powers.set(factors[at], (powers.get(factors[at]) ?? 0) + 1);
    const parts = [...powers].sort(([a], [b]) => a - b);
    names.push(parts.map(([f, power]) => (power === 1 ? input[f] : `${input[f]}^${power}`)).join(" "));
  }
  return names;
}

/** The smallest and the largest degree; a pair of them since 1.0. */
function degrees(state: State): readonly [number, number] {
  const pair = listOf(state.value("degree"));
  if (pair === undefined) return [0, state.integer("degree", 0, MOST_DEGREE)];
  if (pair.length !== 2) return state.wrong("degree", "is not two numbers");
  const most = asInteger(pair[1], 0, MOST_DEGREE, state.at("degree"));
  return [asInteger(pair[0], 0, most, state.at("degree")), most];
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.PolynomialFeatures"],
  keeps: ["n_input_features_", "n_output_features_", "degree"],
  read,
};
