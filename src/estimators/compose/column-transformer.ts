/**
 * Transformers side by side, each over its columns (sklearn/compose/_column_transformer.py). What was fitted stands in
 * `transformers_`, the remainder as its last entry; since 1.0 the places of the columns are kept too.
 */
import { Frame } from "../../numeric/index.ts";
import { textOf } from "../../python/index.ts";
import type { Estimator, Features, InputHint, Rows, Transformer } from "../estimator.ts";
import { commonHint, hintsOf } from "../input-hints.ts";
import { estimatorIn, isWord, type NamedPart, namedParts, partWeights } from "../named-parts.ts";
import { featuresOf, Passthrough } from "../passthrough.ts";
import type { EstimatorReader } from "../reading.ts";
import { stackedCost } from "../row-cost.ts";
import { learntRows, sparseOrDenseRows } from "../rows.ts";
import { rowCountOf, sideBySide, weighted } from "../side-by-side.ts";
import type { State } from "../state.ts";
import { type Columns, columnPlaces } from "./column-selection.ts";
import { learntColumns } from "./learnt-columns.ts";
import { type NamedColumns, outputNames } from "./output-names.ts";

/** Columns that the parts may take together: a slice of a few bytes takes all of them. */
const MOST_PLACES = 1 << 22;

interface Branch extends NamedColumns {
  transform(x: Features): Features;
}

function read(state: State): Transformer {
  const columns = learntColumns(state);
  const branches = branchesOf(state, columns);
  const isSparse = state.boolean("sparse_output_", false);
  const keepsOrder = !state.version.isBefore(1, 0);
  const used = [...new Set(branches.flatMap(({ places }) => places))].sort((a, b) => a - b);
  const usedNames = columns.names === undefined ? undefined : used.map((place) => columns.names?.[place] ?? "");
  const namesOut = outputNames(state, branches);
  return {
    kind: "transformer",
    className: state.className,
    nFeatures: columns.count,
    featureNames: columns.names,
    inputs: inputsOf(branches, columns.count),
    rowCost: stackedCost(
      branches.map(({ estimator }) => estimator.rowCost),
      columns.count + branches.reduce((sum, { places }) => sum + places.length, 0),
    ),
    transform(x) {
      // Columns that no part takes need not be there.
      const isNamed = x instanceof Frame && usedNames !== undefined;
      const rows = isNamed ? learntRows(x, { nFeatures: used.length, featureNames: usedNames }) : inPlace(x, columns.count);
      const parts = branches.map(({ transform, places }) =>
        transform(selected(featuresOf(rows), places, isNamed ? columns.names : undefined)),
      );
      return sideBySide(parts, rowCountOf(x), { isSparse, keepsOrder });
    },
    ...(namesOut !== undefined && { featureNamesOut: namesOut }),
  };
}

function branchesOf(state: State, columns: Columns): Branch[] {
  const weights = partWeights(state);
  const known = state.isSet("_transformer_to_input_indices") ? state.value("_transformer_to_input_indices") : undefined;
  const places = new Map(known instanceof Map ? [...known].map(([name, value]) => [textOf(name), value]) : []);
  let room = MOST_PLACES;
  return namedParts(state, "transformers_", 3)
    .map((part) => {
      const taken = columnPlaces(state, places.get(part.name) ?? part.rest[0], columns, `${part.path} columns`);
      room -= taken.length;
      return room < 0 ? state.refuse(`a ColumnTransformer whose parts take more than ${MOST_PLACES} columns`) : { part, places: taken };
    })
    .filter(({ part, places: taken }) => taken.length > 0 && !isWord(part, "drop"))
    .map(({ part, places: taken }) => branchOf(state, part, taken, weights.get(part.name)));
}

function branchOf(state: State, part: NamedPart, places: readonly number[], weight: number | undefined): Branch {
  const estimator: Estimator = isWord(part, "passthrough") ? new Passthrough(state.className, places.length) : estimatorIn(state, part);
  const { transform } = estimator;
  if (transform === undefined) return state.wrong(part.path, `is a ${estimator.className}, which does not transform`);
  if (estimator.nFeatures > 0 && estimator.nFeatures !== places.length) {
    return state.wrong(part.path, `takes ${estimator.nFeatures} columns, and is given ${places.length}`);
  }
  const of = (x: Rows): Features => transform.call(estimator, x);
  return { name: part.name, estimator, places, transform: weight === undefined ? of : (x) => weighted(of(x), weight) };
}

/** Rows by place: all columns that were learnt. */
function inPlace(x: Rows, nFeatures: number): Rows {
  const rows = featuresOf(x);
  return rows instanceof Frame ? learntRows(rows, { nFeatures }) : sparseOrDenseRows(rows, { nFeatures, missing: true });
}

function selected(x: Features, places: readonly number[], names: readonly string[] | undefined): Features {
  if (!(x instanceof Frame)) return x.selectColumns(places);
  if (names !== undefined) return x.select(places.map((place) => names[place]));
  return new Frame(
    places.map((place) => x.columns[place]),
    x.rows,
  );
}

function inputsOf(branches: readonly Branch[], count: number): readonly InputHint[] {
  const hints: InputHint[][] = Array.from({ length: count }, () => []);
  for (const { estimator, places } of branches) {
    const own = hintsOf(estimator, places.length);
    places.forEach((place, i) => {
      hints[place].push(own[i]);
    });
  }
  return hints.map(commonHint);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.compose.ColumnTransformer"],
  keeps: [
    "transformers_",
    "transformer_weights",
    "sparse_output_",
    "_transformer_to_input_indices",
    "_n_features",
    "_feature_names_in",
    "_df_columns",
  ],
  read,
};
