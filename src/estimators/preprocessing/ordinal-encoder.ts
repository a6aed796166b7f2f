/** `sklearn.preprocessing.OrdinalEncoder` (preprocessing/_encoders.py): the number of each category. */
import type { Column, Matrix } from "../../numeric/index.ts";
import { inputsOfEach } from "../common-state.ts";
import type { Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { columnRows } from "../rows.ts";
import type { State } from "../state.ts";
import { categoriesFromState, categoryInput, codesOf, isMissing, UNKNOWN, unknownCategory } from "./categories.ts";
import { infrequentGroups } from "./one-hot-columns.ts";
import { isSingle, matrixOf } from "./output-type.ts";

function read(state: State): Transformer {
  const categories = categoriesFromState(state, "categories_");
  const { nFeatures, featureNames } = inputsOfEach(state, "categories_", categories.length);
  const isClosed = state.choice("handle_unknown", ["error", "use_encoded_value"], "error") === "error";
  const unknownValue = isClosed ? Number.NaN : state.number("unknown_value");
  // Up to 0.24 a missing value is refused; later NaN as a category is encoded apart, and does not count as infrequent.
  const takesMissing = !state.version.isBefore(1, 0);
  const missingValue = state.number("encoded_missing_value", Number.NaN);
  const groups = infrequentGroups(
    state,
    categories.map(({ values, hasNan }) => values.length - Number(hasNan)),
  );
  const answers = categories.map(({ values, hasNan }, f) =>
    values.map((_, code) => (hasNan && code === values.length - 1 ? missingValue : (groups[f]?.[code] ?? code))),
  );
  const single = isSingle(state);

  function encode(column: Column, f: number, out: Matrix): void {
    const codes = codesOf(column, categories[f]);
    for (let row = 0; row < codes.length; row++) {
      const isUnknown = codes[row] === UNKNOWN;
      if (isUnknown && (isClosed || (!takesMissing && isMissing(column.values[row])))) throw unknownCategory(column, row, categories[f]);
      out.data[row * nFeatures + f] = isUnknown ? unknownValue : answers[f][codes[row]];
    }
  }

  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames,
    inputs: categories.map((one) => categoryInput(one, takesMissing && (one.missingCode !== undefined || !isClosed), isClosed)),
    rowCost: { operations: 8 * nFeatures, bytes: 12 * nFeatures },
    transform(x: Rows): Matrix {
      const { columns, rows } = columnRows(x, { nFeatures, featureNames });
      const out = matrixOf(rows, nFeatures, single);
      columns.forEach((column, f) => encode(column, f, out));
      return out;
    },
    featureNamesOut: (input) => input,
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.OrdinalEncoder"],
  keeps: ["categories_", "dtype", "_infrequent_enabled", "_default_to_infrequent_mappings"],
  read,
};
