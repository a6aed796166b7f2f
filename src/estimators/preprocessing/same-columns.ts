/**
 * What the transformers that answer a number for each number have in common (scalers, Normalizer, Binarizer): their columns
 * are their inputs. float32 stays float32, rounded after each step, as NumPy does it in place.
 */
import { Matrix, SparseMatrix } from "../../numeric/index.ts";
import type { Shapes } from "../common-state.ts";
import type { Features, InputHint, Rows, Transformer } from "../estimator.ts";
import { denseRows, sparseOrDenseRows } from "../rows.ts";

export type Numbers = Float64Array | Float32Array;

export interface SameColumnsParts extends Shapes {
  readonly className: string;
  readonly inputs?: readonly InputHint[] | undefined;
  /** missing values go through */
  readonly missing: boolean;
  /** what it costs to change one number */
  readonly operations: number;
  /** changes `(rows, columns)` numbers in place */
  change(data: Numbers, columns: number): void;
  /** changes sparse rows; without it they are laid out */
  changeSparse?(x: SparseMatrix): SparseMatrix;
}

export function sameColumns(parts: SameColumnsParts): Transformer {
  const { nFeatures, featureNames, missing } = parts;
  const expected = { nFeatures, featureNames, missing };
  return {
    kind: "transformer",
    className: parts.className,
    nFeatures,
    featureNames,
    inputs: parts.inputs,
    rowCost: { operations: nFeatures * parts.operations, bytes: 8 * nFeatures },
    transform(x: Rows): Features {
      const rows = parts.changeSparse === undefined ? denseRows(x, expected) : sparseOrDenseRows(x, expected);
      if (rows instanceof SparseMatrix) return parts.changeSparse?.(rows) ?? rows;
      const changed = new Matrix(rows.rows, rows.columns, rows.data.slice());
      parts.change(changed.data, changed.columns);
      return changed;
    },
    featureNamesOut: (input) => input,
  };
}

/** An input of numbers for each feature. @param ranges smallest and largest value of each, where the model knows them */
export function numberInputs(nFeatures: number, missing: boolean, ranges?: (feature: number) => readonly [number, number]): InputHint[] {
  return Array.from({ length: nFeatures }, (_, f) => {
    const range = ranges?.(f);
    const isRange = range !== undefined && Number.isFinite(range[0]) && Number.isFinite(range[1]) && range[0] <= range[1];
    return { kind: "number", missing, ...(isRange && { range }) };
  });
}

/** The same entries with other values. */
export function withData(x: SparseMatrix, data: Float64Array): SparseMatrix {
  return new SparseMatrix(x.rows, x.columns, x.indptr, x.indices, data);
}

/** Each column times its factor, as `inplace_column_scale` in utils/sparsefuncs.py. */
export function scaleColumns(x: SparseMatrix, factors: Float64Array): SparseMatrix {
  const { indices } = x;
  return withData(
    x,
    x.data.map((value, k) => value * factors[indices[k]]),
  );
}
