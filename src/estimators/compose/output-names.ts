/**
 * Names of a ColumnTransformer's output columns (`get_feature_names_out`): since 1.0 behind the part's name unless
 * `verbose_feature_names_out` is False or a template (1.6); before, behind it only where the part is a transformer.
 */
import type { Estimator, Transformer } from "../estimator.ts";
import { Passthrough } from "../passthrough.ts";
import type { State } from "../state.ts";

export interface NamedColumns {
  readonly name: string;
  readonly estimator: Estimator;
  readonly places: readonly number[];
}

type Named = (part: NamedColumns, column: string) => string;

export function outputNames(state: State, parts: readonly NamedColumns[]): Transformer["featureNamesOut"] {
  const named = namedAs(state);
  const known = parts.flatMap((part) => {
    const namesOut = part.estimator.featureNamesOut?.bind(part.estimator);
    return namesOut === undefined ? [] : [{ part, namesOut }];
  });
  if (named === undefined || known.length < parts.length) return undefined;
  return (input) =>
    known.flatMap(({ part, namesOut }) => namesOut(part.places.map((place) => input[place])).map((column) => named(part, column)));
}

function namedAs(state: State): Named | undefined {
  if (state.version.isBefore(1, 0)) {
    return ({ name, estimator }, column) => (estimator instanceof Passthrough ? column : `${name}__${column}`);
  }
  const value = state.has("verbose_feature_names_out") ? state.value("verbose_feature_names_out") : true;
  if (value === true) return ({ name }, column) => `${name}__${column}`;
  if (value === false) return (_, column) => column;
  if (typeof value !== "string") return undefined;
  return ({ name }, column) =>
    value.replace(/\{(feature_name|transformer_name)\}/g, (_, what) => (what === "feature_name" ? column : name));
}
