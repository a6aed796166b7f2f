/** `sklearn.preprocessing.LabelEncoder` (preprocessing/_label.py): the number of each label. */
import { type Label, Matrix } from "../../numeric/index.ts";
import type { Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { type Categories, categoriesOf, categoryInput, codesOf, UNKNOWN, unknownCategory } from "./categories.ts";
import { labelColumn } from "./label-column.ts";

/** A transformer that knows class labels: as a piece of a model it names what the others number. */
export interface LabelEncoder extends Transformer {
  readonly classes: readonly Label[];
}

function read(state: State): LabelEncoder {
  const categories = categoriesOf(state.value("classes_"), "classes_", state);
  return {
    kind: "transformer",
    className: state.className,
    classes: isOfFloats(categories) ? categories.values : state.labels("classes_", undefined),
    nFeatures: 1,
    featureNames: undefined,
    inputs: [categoryInput(categories, false, true)],
    rowCost: { operations: 8, bytes: 16 },
    transform(x: Rows): Matrix {
      const column = labelColumn(x);
      const codes = codesOf(column, categories);
      const unknown = codes.indexOf(UNKNOWN);
      if (unknown !== -1) throw unknownCategory(column, unknown, categories);
      return new Matrix(codes.length, 1, Float64Array.from(codes));
    },
    featureNamesOut: (input) => input,
  };
}

/** Labels that are numbers with fractions: what is encoded here need not be a classifier's classes. */
function isOfFloats(categories: Categories): categories is Categories & { readonly values: readonly number[] } {
  return categories.values.every((value) => typeof value === "number" && Number.isFinite(value));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.LabelEncoder"],
  keeps: ["classes_"],
  read,
};
