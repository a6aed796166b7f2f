/** Asks an estimator by scikit-learn's method names, and cuts and turns the rows that it is asked. */
import type { Estimator } from "../../src/estimators/index.ts";
import { Frame, Matrix, SparseMatrix } from "../../src/numeric/index.ts";
import type { Rows } from "./sklearn-fixtures.ts";

/** The methods that answer row by row. */
export const METHODS = ["predict", "predict_proba", "decision_function", "transform", "score_samples"] as const;
export type Method = (typeof METHODS)[number];

/** The estimator's method of that name; undefined where it has none. */
export function methodOf(estimator: Estimator, method: Method): ((rows: Rows) => unknown) | undefined {
  switch (method) {
    case "predict":
      return "predict" in estimator ? (rows) => estimator.predict(rows) : undefined;
    case "predict_proba":
      return "predictProba" in estimator && estimator.predictProba !== undefined ? (rows) => estimator.predictProba?.(rows) : undefined;
    case "decision_function":
      return "decisionFunction" in estimator && estimator.decisionFunction !== undefined
        ? (rows) => estimator.decisionFunction?.(rows)
        : undefined;
    case "transform":
      return estimator.transform === undefined ? undefined : (rows) => estimator.transform?.(rows);
    case "score_samples":
      return "scoreSamples" in estimator && estimator.scoreSamples !== undefined ? (rows) => estimator.scoreSamples?.(rows) : undefined;
  }
}

export function rowCount(rows: Rows): number {
  return "rows" in rows ? rows.rows : rows.length;
}

/** Row `i` alone. */
export function oneRow(rows: Rows, i: number): Rows {
  if (rows instanceof Matrix) return new Matrix(1, rows.columns, rows.row(i).slice());
  if (rows instanceof Frame) return rows.take([i]);
  if (rows instanceof SparseMatrix) {
    const { indices, data } = rows.row(i);
    return new SparseMatrix(1, rows.columns, Int32Array.of(0, indices.length), indices.slice(), data.slice());
  }
  return [rows[i]];
}

/** The rows with one column too many, where they have columns. */
export function tooWide(rows: Rows): Rows | undefined {
  if (rows instanceof Matrix) {
    const wide = new Matrix(rows.rows, rows.columns + 1);
    for (let i = 0; i < rows.rows; i++) wide.data.set(rows.row(i), i * wide.columns);
    return wide;
  }
  if (rows instanceof SparseMatrix) return new SparseMatrix(rows.rows, rows.columns + 1, rows.indptr, rows.indices, rows.data);
  return undefined;
}

/** A table's columns the other way round. */
export function reversed(rows: Frame): Frame {
  return new Frame([...rows.columns].reverse(), rows.rows);
}
