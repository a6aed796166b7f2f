/** `sklearn.preprocessing.TargetEncoder` (preprocessing/_target_encoder.py): the mean target of each category, smoothed. */
import { type Column, Matrix } from "../../numeric/index.ts";
import { NdArray } from "../../python/index.ts";
import { inputsOfEach } from "../common-state.ts";
import type { Rows, Transformer } from "../estimator.ts";
import { asNumber, listOf } from "../plain-values.ts";
import type { EstimatorReader } from "../reading.ts";
import { columnRows } from "../rows.ts";
import type { State } from "../state.ts";
import { categoriesFromState, categoryInput, codesOf, UNKNOWN } from "./categories.ts";

function read(state: State): Transformer {
  const categories = categoriesFromState(state, "categories_");
  const shapes = inputsOfEach(state, "categories_", categories.length);
  const { nFeatures, featureNames } = shapes;
  const isMulticlass = state.string("target_type_", "continuous") === "multiclass";
  const classes = isMulticlass ? state.labels("classes_", undefined) : undefined;
  const perFeature = classes?.length ?? 1;
  const means = state.vector("target_mean_", perFeature);
  const width = nFeatures * perFeature;
  const encodings = encodingsOf(state, width, (e) => categories[Math.floor(e / perFeature)].values.length);

  function encode(column: Column, f: number, out: Matrix): void {
    const codes = codesOf(column, categories[f]);
    for (let k = 0; k < perFeature; k++) {
      const e = f * perFeature + k;
      for (let row = 0; row < codes.length; row++) {
        out.data[row * width + e] = codes[row] === UNKNOWN ? means[k] : encodings[e][codes[row]];
      }
    }
  }

  return {
    kind: "transformer",
    className: state.className,
    ...shapes,
    inputs: categories.map((one) => categoryInput(one, true, false)),
    rowCost: { operations: 8 * nFeatures + 4 * width, bytes: 4 * nFeatures + 8 * width },
    transform(x: Rows): Matrix {
      const { columns, rows } = columnRows(x, { nFeatures, featureNames });
      const out = new Matrix(rows, width);
      columns.forEach((column, f) => encode(column, f, out));
      return out;
    },
    featureNamesOut: (input) => (classes === undefined ? input : input.flatMap((name) => classes.map((label) => `${name}_${label}`))),
  };
}

function encodingsOf(state: State, width: number, length: (e: number) => number): Float64Array[] {
  const list = state.list("encodings_");
  if (list.length !== width) state.wrong("encodings_", `has ${list.length} entries, not ${width}`);
  return list.map((item, e) => {
    const name = `encodings_.${e}`;
    const numbers = item instanceof NdArray ? listOf(item) : undefined;
    if (numbers?.length !== length(e)) return state.wrong(name, `is not an array of ${length(e)} numbers`);
    return Float64Array.from(numbers, (number) => asNumber(number, state.at(name)));
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.TargetEncoder"],
  keeps: ["categories_", "encodings_", "target_mean_", "target_type_", "classes_"],
  read,
};
