/**
 * Dicts as rows (sklearn/feature_extraction/_dict_vectorizer.py): a number is the value of its key's column, a text is 1 in the
 * column "key=text". A dict is a row of a Frame here; what is missing in it is no key of the dict.
 */
import { DataError } from "../../errors/index.ts";
import { Frame, type SparseMatrix } from "../../numeric/index.ts";
import type { InputHint, Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { sparseRows } from "./count-terms.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

const OPERATIONS = 200;

function read(state: State): Transformer {
  const vocabulary = vocabularyOf(state);
  const separator = state.string("separator", "=");
  const isSparse = state.boolean("sparse", true);
  const keys = keysOf(vocabulary, separator);
  return {
    kind: "transformer",
    className: state.className,
    nFeatures: keys.size,
    featureNames: [...keys.keys()],
    inputs: [...keys.values()].map((texts): InputHint => {
      return texts.length === 0 ? { kind: "number", missing: true } : { kind: "text", missing: true, categories: texts };
    }),
    rowCost: { operations: OPERATIONS * keys.size, bytes: isSparse ? 24 * keys.size : 8 * vocabulary.terms.length },
    transform(x) {
      const rows = vectorized(namedColumns(x), vocabulary, separator);
      return isSparse ? rows : rows.toDense();
    },
    featureNamesOut: () => vocabulary.terms,
  };
}

/** The keys of the dicts that were learnt, and the texts that stood under each; none: numbers. */
function keysOf({ terms }: Vocabulary, separator: string): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const term of terms) {
    const at = separator === "" ? -1 : term.indexOf(separator);
    const key = at < 0 ? term : term.slice(0, at);
    const texts = keys.get(key) ?? [];
    if (at >= 0) texts.push(term.slice(at + separator.length));
    keys.set(key, texts);
  }
  return keys;
}

/** @throws {DataError} for rows without names */
export function namedColumns(x: Rows): Frame {
  if (x instanceof Frame) return x;
  throw new DataError("the rows have no names, and the model takes named values");
}

function vectorized({ columns, rows }: Frame, { columns: places, terms }: Vocabulary, separator: string): SparseMatrix {
  const indptr = new Int32Array(rows + 1);
  const indices: Int32Array[] = [];
  const values: Float64Array[] = [];
  for (let i = 0; i < rows; i++) {
    const row = new Map<number, number>();
    for (const column of columns) {
      const value = column.values[i];
      if (value === null || Number.isNaN(value)) continue;
      const place = places.get(typeof value === "string" ? `${column.name}${separator}${value}` : column.name);
      if (place !== undefined) row.set(place, typeof value === "string" ? 1 : Number(value));
    }
    const sorted = Int32Array.from(row.keys()).sort();
    indices.push(sorted);
    values.push(Float64Array.from(sorted, (place) => row.get(place) ?? 0));
    indptr[i + 1] = indptr[i] + sorted.length;
  }
  return sparseRows(terms.length, indptr, indices, values);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_extraction.DictVectorizer"],
  keeps: ["vocabulary_"],
  read,
};
