/**
 * sklearn_pandas.DataFrameMapper (sklearn_pandas/dataframe_mapper.py): a transformer, several of them or none for each selection of
 * columns, side by side. A single column goes in as one, a list of columns as several.
 */
import { Frame, SparseMatrix } from "../../numeric/index.ts";
import { itemsOf, type PyValue, textOf } from "../../python/index.ts";
import type { Estimator, Features, InputHint, Rows, Transformer } from "../estimator.ts";
import { commonHint, hintsOf } from "../input-hints.ts";
import { featuresOf, Passthrough } from "../passthrough.ts";
import type { EstimatorReader } from "../reading.ts";
import { kindOf } from "../refusal.ts";
import { stackedCost } from "../row-cost.ts";
import { columnRows, learntRows } from "../rows.ts";
import { rowCountOf, sideBySide } from "../side-by-side.ts";
import type { State } from "../state.ts";

interface Selection {
  readonly names: readonly string[];
  /** one after the other */
  readonly estimators: readonly Estimator[];
  transform(x: Rows): Features;
}

function read(state: State): Transformer {
  if (state.has("default") && state.value("default") !== false) {
    return state.refuse(`default of ${state.className}, which takes the columns that were not selected,`);
  }
  const attribute = state.isSet("built_features") ? "built_features" : "features";
  const selections = state.list(attribute).map((entry, i) => selectionOf(state, entry, `${attribute}.${i}`));
  const featureNames = [...new Set(selections.flatMap(({ names }) => names))];
  const isSparse = state.boolean("sparse", false);
  const namesOut = state.isSet("transformed_names_") ? state.strings("transformed_names_", undefined) : [];
  return {
    kind: "transformer",
    className: state.className,
    nFeatures: featureNames.length,
    featureNames,
    inputs: inputsOf(selections, featureNames),
    rowCost: stackedCost(
      selections.flatMap(({ estimators }) => estimators.map(({ rowCost }) => rowCost)),
      selections.reduce((sum, { names }) => sum + names.length, 0),
    ),
    transform(x) {
      const rows = named(learntRows(featuresOf(x), { nFeatures: featureNames.length, featureNames }), featureNames);
      const parts = selections.map(({ names, transform }) => transform(rows.select(names)));
      const isAnySparse = parts.some((part) => part instanceof SparseMatrix);
      return sideBySide(parts, rowCountOf(x), { isSparse: isSparse && isAnySparse, keepsOrder: false });
    },
    ...(namesOut.length > 0 && { featureNamesOut: () => namesOut }),
  };
}

function selectionOf(state: State, entry: PyValue, at: string): Selection {
  const [columns, transformer] = itemsOf(entry) ?? state.wrong(at, `is ${kindOf(entry)}, not columns and a transformer`);
  const name = textOf(columns);
  const list = name === undefined ? itemsOf(columns) : [name];
  const names = list?.map((item) => textOf(item) ?? state.wrong(at, `selects ${kindOf(item)}, not a name`));
  if (names === undefined) return state.refuse(`columns that are ${kindOf(columns)}, of ${state.className}`);
  const steps = itemsOf(transformer) ?? (transformer === null || transformer === undefined ? [] : [transformer]);
  const estimators = steps.map((step, i) => state.reading.estimator(step, state.at(`${at}.${names.join(",")}.${i}`)));
  const transforms = estimators.map((estimator) => {
    const { transform } = estimator;
    if (transform === undefined) return state.wrong(at, `is a ${estimator.className}, which does not transform`);
    return transform.bind(estimator);
  });
  return { names, estimators, transform: (x) => transforms.reduce<Features>((rows, transform) => transform(rows), featuresOf(x)) };
}

function named(x: Rows, names: readonly string[]): Frame {
  if (x instanceof Frame) return x;
  return columnRows(x, { nFeatures: names.length, featureNames: names });
}

function inputsOf(selections: readonly Selection[], featureNames: readonly string[]): readonly InputHint[] {
  const hints = new Map(featureNames.map((name): [string, InputHint[]] => [name, []]));
  for (const { names, estimators } of selections) {
    const own = hintsOf(estimators[0] ?? new Passthrough(""), names.length);
    names.forEach((name, i) => {
      hints.get(name)?.push(own[i]);
    });
  }
  return featureNames.map((name) => commonHint(hints.get(name) ?? []));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn_pandas.DataFrameMapper"],
  keeps: ["built_features", "features", "transformed_names_"],
  read,
};
