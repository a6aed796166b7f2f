/**
 * A function of the rows (sklearn/preprocessing/_function_transformer.py): none at all, one of NumPy's by name, or one that the
 * caller of `load` gives for the name in the file.
 */
import { SignatureError } from "../../errors/index.ts";
import { Frame, Matrix, SparseMatrix } from "../../numeric/index.ts";
import { numberOf, PyObject, type PyValue, textOf } from "../../python/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import { featuresOf, Passthrough } from "../passthrough.ts";
import { functionName, refuseFunction } from "../python-function.ts";
import type { EstimatorReader } from "../reading.ts";
import { byRow, type RowFunction } from "../row-function.ts";
import { learntRows, looseRows, sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { type Ufunc, ufuncOf } from "../ufunc.ts";

const OPERATIONS = 100;

function read(state: State): Transformer {
  const { nFeatures, featureNames } = inputsFromState(state, 0);
  const given = state.isSet("func") ? state.value("func") : null;
  const func = isCheckArray(given) ? null : given;
  const isChecked = validates(state);
  if (func === null && !isChecked) return new Passthrough(state.className, nFeatures, featureNames);
  const transform = func === null ? featuresOf : functionOf(state, func);
  const areNamesKept = state.isSet("feature_names_out") && textOf(state.value("feature_names_out")) === "one-to-one";
  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames,
    rowCost: { operations: OPERATIONS * Math.max(1, nFeatures), bytes: 8 * Math.max(1, nFeatures) },
    transform: isChecked ? (x) => transform(sparseOrDenseRows(x, { nFeatures, featureNames })) : (x) => transform(inOrder(x, featureNames)),
    ...(areNamesKept && { featureNamesOut: (input: readonly string[]) => input }),
  };
}

/** A Frame's columns in the order of the names that were learnt, where it has them all: nobody checks these rows. */
function inOrder(x: Rows, names: readonly string[] | undefined): Rows {
  const isKnown = x instanceof Frame && names !== undefined && names.every((name) => x.column(name) !== undefined);
  return isKnown ? learntRows(x, { nFeatures: names.length, featureNames: names }) : x;
}

/** `check_array`, or a partial of it, as histogram gradient boosting has it for its numeric columns: the rows as they are. */
function isCheckArray(func: PyValue): boolean {
  if (func instanceof PyObject && func.className === "functools.partial") return isCheckArray(func.args[0] ?? null);
  return functionName(func) === "sklearn.utils.validation.check_array";
}

/** Up to 0.21 rows were checked unless `validate=False`. */
function validates(state: State): boolean {
  for (const name of ["_validate", "validate"]) if (state.isSet(name)) return state.boolean(name);
  return state.version.isBefore(0, 22);
}

function functionOf(state: State, func: PyValue): (x: Rows) => Features {
  const keywords = keywordsOf(state);
  const name = functionName(func);
  const registered = name === undefined ? undefined : state.reading.registered(name);
  if (registered !== undefined) return byRow(registered as RowFunction, keywords);
  if (name !== undefined && FLATTENING.has(name) && Object.values(keywords).every((value) => value === -1)) return flattened;
  const ufunc = ufuncOf(func) ?? refuseFunction(state, "func", func);
  if (Object.keys(keywords).length > 0) return state.refuse(`kw_args of ${state.className} with a function of NumPy's`);
  return (x) => applied(looseRows(x), ufunc);
}

/** Functions that make a list of texts of a column of them, before a vectorizer: it takes a column as well. */
const FLATTENING: ReadonlySet<string> = new Set(["numpy.ravel", "numpy.reshape", "numpy.squeeze"]);

function flattened(x: Rows): Features {
  const rows = featuresOf(x);
  const width = rows instanceof Frame ? rows.columns.length : rows.columns;
  if (width !== 1) throw new SignatureError(`the rows have ${width} columns, and the model makes a list of one`);
  return rows;
}

function applied(rows: Matrix | SparseMatrix, ufunc: Ufunc): Matrix | SparseMatrix {
  // Cells that are not there stay 0 only where the function leaves 0 alone; else NumPy refuses sparse rows or fills them.
  const dense = rows instanceof SparseMatrix && ufunc(0) !== 0 ? rows.toDense() : rows;
  const data = dense.data.map(ufunc);
  if (dense instanceof Matrix) return new Matrix(dense.rows, dense.columns, data);
  return new SparseMatrix(dense.rows, dense.columns, dense.indptr, dense.indices, data as Float64Array);
}

function keywordsOf(state: State): Readonly<Record<string, unknown>> {
  const value = state.isSet("kw_args") ? state.value("kw_args") : null;
  if (!(value instanceof Map)) return {};
  return Object.fromEntries([...value].map(([key, item]) => [textOf(key) ?? "", textOf(item) ?? numberOf(item) ?? item]));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.FunctionTransformer"],
  keeps: ["func", "inverse_func", "kw_args", "inv_kw_args", "_validate"],
  isStateless: true,
  read,
};
