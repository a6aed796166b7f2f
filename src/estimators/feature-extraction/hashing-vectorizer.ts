/**
 * Texts as counts of hashed terms (HashingVectorizer in sklearn/feature_extraction/text.py): no vocabulary, a column by the term's
 * hash, with its sign.
 */
import type { Transformer } from "../estimator.ts";
import { DOCUMENT } from "../input-hints.ts";
import type { EstimatorReader } from "../reading.ts";
import { documentRows } from "../rows.ts";
import type { State } from "../state.ts";
import { ANALYZER_ATTRIBUTES, analyzerOf } from "./analyzer.ts";
import { isSinglePrecision } from "./count-vectorizer.ts";
import { type HashedTerm, hasherOf, hashRows } from "./hashed-terms.ts";
import { normalizeRows, normOf } from "./term-weights.ts";

function read(state: State): Transformer {
  const { analyze, rowCost } = analyzerOf(state);
  const hasher = hasherOf(state, 1 << 20);
  const isBinary = state.boolean("binary", false);
  const norm = normOf(state, "l2");
  const isSingle = isSinglePrecision(state);
  return {
    kind: "transformer",
    className: state.className,
    nFeatures: 1,
    featureNames: undefined,
    inputs: [DOCUMENT],
    rowCost,
    transform(x) {
      const rows = documentRows(x).map((text) => analyze(text).map((term): HashedTerm => [term, 1]));
      const hashed = hashRows(rows, hasher);
      if (isBinary) hashed.data.fill(1);
      normalizeRows(hashed.indptr, hashed.data, norm, isSingle);
      return hashed;
    },
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_extraction.text.HashingVectorizer"],
  keeps: [...ANALYZER_ATTRIBUTES, "dtype"],
  isStateless: true,
  read,
};
