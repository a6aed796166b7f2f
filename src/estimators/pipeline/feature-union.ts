/**
 * Transformers side by side over the same rows (sklearn/pipeline.py, FeatureUnion): sparse if one of them is. A part that is None
 * or "drop" is left out; "passthrough" (since 1.1) is the rows themselves.
 */
import { SparseMatrix } from "../../numeric/index.ts";
import type { Estimator, Features, Rows, Transformer } from "../estimator.ts";
import { sameInputs } from "../input-hints.ts";
import { estimatorIn, isWord, type NamedPart, namedParts, partWeights } from "../named-parts.ts";
import { namesOut } from "../names-out.ts";
import { Passthrough } from "../passthrough.ts";
import type { EstimatorReader } from "../reading.ts";
import { stackedCost } from "../row-cost.ts";
import { rowCountOf, sideBySide, weighted } from "../side-by-side.ts";
import type { State } from "../state.ts";

interface Branch {
  readonly name: string;
  readonly estimator: Estimator;
  transform(x: Rows): Features;
}

function read(state: State): Transformer {
  const weights = partWeights(state);
  const branches = namedParts(state, "transformer_list", 2)
    .filter((part) => !isWord(part, null, "drop"))
    .map((part) => branchOf(state, part, weights.get(part.name)));
  const all = branches.map(({ estimator }) => estimator);
  const nFeatures = all.find((estimator) => estimator.nFeatures > 0)?.nFeatures ?? 0;
  const keepsOrder = !state.version.isBefore(1, 0);
  const namesOut = stackedNames(branches, state.boolean("verbose_feature_names_out", true));
  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames: all.find(({ featureNames }) => featureNames !== undefined)?.featureNames,
    inputs: sameInputs(all),
    rowCost: stackedCost(
      all.map(({ rowCost }) => rowCost),
      nFeatures * all.filter((estimator) => estimator instanceof Passthrough).length,
    ),
    transform(x) {
      const parts = branches.map(({ transform }) => transform(x));
      const isSparse = parts.some((part) => part instanceof SparseMatrix);
      return sideBySide(parts, rowCountOf(x), { isSparse, keepsOrder });
    },
    ...(namesOut !== undefined && { featureNamesOut: namesOut }),
  };
}

function branchOf(state: State, part: NamedPart, weight: number | undefined): Branch {
  const estimator = isWord(part, "passthrough") ? new Passthrough(state.className) : estimatorIn(state, part);
  const { transform } = estimator;
  if (transform === undefined) return state.wrong(part.path, `is a ${estimator.className}, which does not transform`);
  const of = (x: Rows): Features => transform.call(estimator, x);
  return { name: part.name, estimator, transform: weight === undefined ? of : (x) => weighted(of(x), weight) };
}

function stackedNames(branches: readonly Branch[], isPrefixed: boolean): Transformer["featureNamesOut"] {
  const named = branches.flatMap(({ name, estimator }) => {
    const names = namesOut(estimator);
    return names === undefined ? [] : [{ name, names }];
  });
  if (named.length < branches.length) return undefined;
  return (input) => named.flatMap(({ name, names }) => names(input).map((column) => (isPrefixed ? `${name}__${column}` : column)));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.pipeline.FeatureUnion"],
  keeps: ["transformer_list", "transformer_weights"],
  isStateless: true,
  read,
};
