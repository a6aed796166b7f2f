/**
 * `sklearn.preprocessing.LabelBinarizer` (`label_binarize` in preprocessing/_label.py): a column for each class, or one for
 * two classes. A label that is no class has none.
 */
import { type Label, type Matrix, SparseMatrix } from "../../numeric/index.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { type Categories, categoriesOf, categoryInput, codesOf, UNKNOWN } from "./categories.ts";
import { labelColumn } from "./label-column.ts";
import { matrixOf } from "./output-type.ts";

function read(state: State): Transformer & { readonly classes: readonly Label[] } {
  const kind = state.string("y_type_", "multiclass");
  if (kind.startsWith("multilabel")) state.refuse("LabelBinarizer of several labels a row");
  const categories = categoriesOf(state.value("classes_"), "classes_", state);
  const isSparse = state.boolean("sparse_output", false);
  const low = state.number("neg_label", 0);
  const high = state.number("pos_label", 1);
  const count = categories.values.length;
  const width = count === 2 ? 1 : count;
  return {
    kind: "transformer",
    className: state.className,
    classes: state.labels("classes_", undefined),
    nFeatures: 1,
    featureNames: undefined,
    inputs: [categoryInput(categories, false, false)],
    rowCost: { operations: 8 + width, bytes: 16 + 8 * width },
    transform(x: Rows): Features {
      const dense = binarized(codesOf(labelColumn(x), categories), categories, low, high);
      return isSparse ? SparseMatrix.fromDense(dense) : dense;
    },
    featureNamesOut: () => (width === 1 ? [categories.texts[count - 1]] : categories.texts),
  };
}

function binarized(codes: Int32Array, { values }: Categories, low: number, high: number): Matrix {
  const count = values.length;
  const width = count === 2 ? 1 : count;
  const out = matrixOf(codes.length, width, false);
  out.data.fill(low);
  if (count === 1) return out;
  codes.forEach((code, row) => {
    const column = width === 1 ? code - 1 : code;
    if (code !== UNKNOWN && column >= 0) out.data[row * width + column] = high;
  });
  return out;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.LabelBinarizer"],
  keeps: ["classes_", "y_type_"],
  read,
};
