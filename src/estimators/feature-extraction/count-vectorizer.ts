/** Texts as counts of their terms, weighed or not (CountVectorizer and TfidfVectorizer in sklearn/feature_extraction/text.py). */
import { quote } from "../../errors/index.ts";
import { DType, PyName, textOf } from "../../python/index.ts";
import type { Transformer } from "../estimator.ts";
import { DOCUMENT } from "../input-hints.ts";
import type { EstimatorReader } from "../reading.ts";
import { documentRows } from "../rows.ts";
import type { State } from "../state.ts";
import { ANALYZER_ATTRIBUTES, analyzerOf } from "./analyzer.ts";
import { countTerms } from "./count-terms.ts";
import { weighTerms } from "./term-weights.ts";
import { termWeights } from "./tfidf-transformer.ts";
import { VOCABULARY_ATTRIBUTES, vocabularyOf } from "./vocabulary.ts";

const TFIDF = "sklearn.feature_extraction.text.TfidfVectorizer";

function read(state: State): Transformer {
  const vocabulary = vocabularyOf(state);
  const { terms } = vocabulary;
  const { analyze, rowCost } = analyzerOf(state);
  const isBinary = state.boolean("binary", false);
  // Up to 0.19 weights were float64, whatever the counts were.
  const isSingle = isSinglePrecision(state) && !state.version.isBefore(0, 20);
  const weights =
    state.className === TFIDF
      ? termWeights(state.part("_tfidf", "sklearn.feature_extraction.text.TfidfTransformer"), terms.length)
      : undefined;
  return {
    kind: "transformer",
    className: state.className,
    nFeatures: 1,
    featureNames: undefined,
    inputs: [DOCUMENT],
    rowCost: { operations: rowCost.operations, bytes: rowCost.bytes + 4 * terms.length },
    transform(x) {
      const counts = countTerms(documentRows(x), analyze, vocabulary, isBinary);
      return weights === undefined ? counts : weighTerms(counts, weights, isSingle);
    },
    featureNamesOut: () => terms,
  };
}

/** `dtype`: counts are whole numbers in each, so only float32 matters. */
export function isSinglePrecision(state: State): boolean {
  if (!state.isSet("dtype")) return false;
  const value = state.value("dtype");
  const name = value instanceof PyName ? value.name : value instanceof DType ? value.name.slice(1) : (textOf(value) ?? "");
  if (/^(float32|f4|single)$/.test(name)) return true;
  if (/^(float64|float|double|u?int(8|16|32|64)?|bool_?|[fiu][1248])$/.test(name)) return false;
  return state.refuse(`dtype=${quote(name)} of ${state.className}`);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_extraction.text.CountVectorizer", "sklearn.feature_extraction.text.TfidfVectorizer"],
  keeps: [...VOCABULARY_ATTRIBUTES, ...ANALYZER_ATTRIBUTES, "_tfidf", "dtype"],
  isStateless: true,
  read,
};
