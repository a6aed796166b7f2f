/**
 * `sklearn.impute.SimpleImputer` (impute/_base.py), and `sklearn.preprocessing.Imputer` up to 0.21: what is missing becomes
 * its column's statistic. Columns that had no value at all in training are left out.
 */
import { DataError } from "../../errors/index.ts";
import { type Column, Frame, type Label, Matrix, SparseMatrix } from "../../numeric/index.ts";
import { DType, NdArray, numberOf, type PyValue, textOf } from "../../python/index.ts";
import { inputsOfEach } from "../common-state.ts";
import type { Features, InputHint, Rows, Transformer } from "../estimator.ts";
import { listOf } from "../plain-values.ts";
import type { EstimatorReader } from "../reading.ts";
import { kindOf } from "../refusal.ts";
import { columnRows, sparseOrDenseRows } from "../rows.ts";
import { sideBySide } from "../side-by-side.ts";
import type { State } from "../state.ts";
import { filledColumn } from "./filled-column.ts";
import { indicatedFeatures } from "./missing-indicator.ts";
import { columnMask, missingIn, missingValueOf } from "./missing-value.ts";

const MISSING_INDICATOR = "sklearn.impute.MissingIndicator";

function read(state: State): Transformer {
  if (state.has("axis") && state.integer("axis", 0, 1) === 1) state.refuse("Imputer with axis=1");
  const statistics = statisticsOf(state);
  const shapes = inputsOfEach(state, "statistics_", statistics.length);
  const { nFeatures, featureNames } = shapes;
  const missing = missingValueOf(state);
  const kept = keptFeatures(state, statistics);
  const indicator = state.boolean("add_indicator", false)
    ? indicatedFeatures(state.part("indicator_", MISSING_INDICATOR), nFeatures)
    : undefined;
  const isTable = hasObjects(state);
  const numbers = isTable ? new Float64Array(0) : numbersOf(statistics, state);
  const expected = { nFeatures, featureNames, missing: missing === undefined };

  function fillTable(x: Rows): Features {
    const frame = columnRows(x, expected);
    const masks = frame.columns.map(({ values }) => missingIn(values, missing));
    const columns = Array.from(kept, (f): Column => filledColumn(frame.columns[f], masks[f], statistics[f]));
    const indicators = Array.from(indicator?.features ?? [], (f): Column => {
      return { name: `missingindicator_${frame.columns[f].name}`, kind: "boolean", values: Array.from(masks[f], (bit) => bit === 1) };
    });
    return new Frame([...columns, ...indicators], frame.rows);
  }

  function fillMatrix(x: Matrix): Matrix {
    const mask = missingIn(x.data, missing);
    const filled = x.selectColumns(kept);
    kept.forEach((f, column) => {
      columnMask(x, mask, f).forEach((bit, row) => {
        if (bit === 1) filled.data[row * kept.length + column] = numbers[f];
      });
    });
    if (indicator === undefined) return filled;
    const bits = new Matrix(x.rows, nFeatures, Float64Array.from(mask)).selectColumns(indicator.features);
    return sideBySide([filled, bits], x.rows, { isSparse: false, keepsOrder: false }) as Matrix;
  }

  function fillSparse(x: SparseMatrix): SparseMatrix {
    if (missing === 0) throw new DataError("the model fills zeros, which sparse rows do not hold");
    const mask = missingIn(x.data, missing);
    const data = x.data.map((value, k) => (mask[k] === 1 ? numbers[x.indices[k]] : value));
    const filled = new SparseMatrix(x.rows, x.columns, x.indptr, x.indices, data).selectColumns(kept);
    if (indicator === undefined) return filled;
    const bits = new SparseMatrix(x.rows, x.columns, x.indptr, x.indices, Float64Array.from(mask)).selectColumns(indicator.features);
    return sideBySide([filled, bits], x.rows, { isSparse: true, keepsOrder: true }) as SparseMatrix;
  }

  return {
    kind: "transformer",
    className: state.className,
    ...shapes,
    inputs: statistics.map((value): InputHint => {
      return {
        kind: typeof value === "string" ? "text" : typeof value === "boolean" ? "boolean" : "number",
        missing: missing === undefined,
        ...(typeof missing === "string" && { missingAs: missing }),
      };
    }),
    rowCost: { operations: 8 * nFeatures, bytes: 20 * nFeatures },
    transform(x: Rows): Features {
      if (isTable) return fillTable(x);
      const rows = sparseOrDenseRows(x, expected);
      return rows instanceof SparseMatrix ? fillSparse(rows) : fillMatrix(rows);
    },
    featureNamesOut: (input) => [...Array.from(kept, (f) => input[f]), ...(indicator?.names(input) ?? [])],
  };
}

/** What fills each column; null and NaN where there is nothing. */
function statisticsOf(state: State): (Label | null)[] {
  const list = listOf(state.value("statistics_"));
  if (list === undefined || list.length === 0) return state.wrong("statistics_", "is not an array of values");
  return list.map((item, f) => statisticOf(item) ?? (item === null ? null : state.wrong("statistics_", `entry ${f} is ${kindOf(item)}`)));
}

function statisticOf(item: PyValue): Label | undefined {
  return typeof item === "boolean" ? item : (numberOf(item) ?? textOf(item));
}

function numbersOf(statistics: readonly (Label | null)[], state: State): Float64Array {
  return Float64Array.from(statistics, (value) => {
    if (value === null) return Number.NaN;
    return typeof value === "string" ? state.wrong("statistics_", "holds text for numbers") : Number(value);
  });
}

/** Up to 1.7 `strategy="constant"` kept every column; `keep_empty_features` came with 1.2. */
function keptFeatures(state: State, statistics: readonly (Label | null)[]): Int32Array {
  const keepsAll = state.boolean("keep_empty_features", false);
  const isConstant = state.has("strategy") && textOf(state.value("strategy")) === "constant";
  const all = keepsAll || (isConstant && state.version.isBefore(1, 8));
  return Int32Array.from(statistics.flatMap((value, f) => (all || !Number.isNaN(value) ? [f] : [])));
}

/** Whether it was fitted on a table of objects: then columns keep their kinds. */
function hasObjects(state: State): boolean {
  const fitted = state.isSet("_fit_dtype") ? state.value("_fit_dtype") : undefined;
  if (fitted instanceof DType && fitted.name !== "|O") return false;
  const statistics = state.value("statistics_");
  return !(statistics instanceof NdArray) || Array.isArray(statistics.data);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.impute.SimpleImputer", "sklearn.preprocessing.Imputer"],
  keeps: ["statistics_", "indicator_", "missing_values", "_fit_dtype"],
  read,
};
