/** `sklearn.preprocessing.OneHotEncoder` (preprocessing/_encoders.py): a column for each category. */
import type { Column } from "../../numeric/index.ts";
import { inputsOfEach } from "../common-state.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { columnRows } from "../rows.ts";
import type { State } from "../state.ts";
import { categoriesFromState, categoryInput, codesOf, isMissing, UNKNOWN, unknownCategory } from "./categories.ts";
import { isLegacyOneHot, readLegacyOneHot } from "./legacy-one-hot.ts";
import { droppedGroups, infrequentGroups, NO_COLUMN, oneHotColumns, startsOf } from "./one-hot-columns.ts";
import { denseOnes, sparseOnes } from "./ones.ts";
import { isSingle } from "./output-type.ts";

const UNKNOWNS = ["error", "ignore", "infrequent_if_exist", "warn"] as const;

function read(state: State): Transformer {
  if (isLegacyOneHot(state)) return readLegacyOneHot(state);
  const categories = categoriesFromState(state, "categories_");
  const { nFeatures, featureNames } = inputsOfEach(state, "categories_", categories.length);
  const unknown = state.choice("handle_unknown", UNKNOWNS);
  // Up to 1.7 "warn" was "ignore", whatever its warning and the docs said.
  const isWarned = unknown === "warn" && !state.version.isBefore(1, 8);
  const counts = categories.map(({ values }) => values.length);
  const groups = infrequentGroups(state, counts);
  const dropped = droppedGroups(
    state,
    groups.map((group, f) => (group === undefined ? counts[f] : 1 + group.reduce((a, b) => Math.max(a, b), 0))),
  );
  const columns = categories.map((one, f) => oneHotColumns(one, groups[f], dropped[f]));
  const starts = startsOf(columns.map(({ texts }) => texts.length));
  const width = starts.at(-1) ?? 0;
  const takesMissing = !state.version.isBefore(0, 24);
  const isSparse = state.boolean(state.nameOf("sparse_output", "sparse"), true);
  const single = isSingle(state);
  const expected = { nFeatures, featureNames };

  function places(column: Column, f: number): Int32Array {
    const codes = codesOf(column, categories[f]);
    for (let row = 0; row < codes.length; row++) {
      const isRefused = codes[row] === UNKNOWN && (unknown === "error" || (!takesMissing && isMissing(column.values[row])));
      if (isRefused) throw unknownCategory(column, row, categories[f]);
    }
    const { columnOf, infrequent } = columns[f];
    const other = unknown === "infrequent_if_exist" || isWarned ? infrequent : NO_COLUMN;
    return codes.map((code) => (code === UNKNOWN ? other : columnOf[code]));
  }

  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames,
    inputs: categories.map((one) =>
      categoryInput(one, takesMissing && (one.missingCode !== undefined || unknown !== "error"), unknown === "error"),
    ),
    rowCost: { operations: 8 * nFeatures + (isSparse ? 0 : width), bytes: isSparse ? 20 * nFeatures : 8 * width },
    transform(x: Rows): Features {
      const frame = columnRows(x, expected);
      const placed = frame.columns.map(places);
      return isSparse ? sparseOnes(placed, starts, frame.rows) : denseOnes(placed, starts, frame.rows, single);
    },
    featureNamesOut: (input) => columns.flatMap(({ texts }, f) => texts.map((text) => `${input[f]}_${text}`)),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.OneHotEncoder"],
  keeps: [
    "categories_",
    "dtype",
    "drop_idx_",
    "_drop_idx_after_grouping",
    "_infrequent_enabled",
    "_default_to_infrequent_mappings",
    "_legacy_mode",
    "_categorical_features",
    "categorical_features",
    "n_values_",
    "_n_values_",
    "active_features_",
    "_active_features_",
  ],
  read,
};
