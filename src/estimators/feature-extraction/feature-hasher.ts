/**
 * Named values in hashed columns (sklearn/feature_extraction/_hash.py): a number under its name, a text as 1 under "name=text". With
 * `input_type="string"` every text of a row is a name with the value 1.
 */
import type { Frame } from "../../numeric/index.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { namedColumns } from "./dict-vectorizer.ts";
import { type HashedTerm, hasherOf, hashRows } from "./hashed-terms.ts";

const OPERATIONS = 100_000;

function read(state: State): Transformer {
  const hasher = hasherOf(state, 1 << 20);
  const isOfNames = state.choice("input_type", ["dict", "pair", "string"], "dict") === "string";
  return {
    kind: "transformer",
    className: state.className,
    nFeatures: 0,
    featureNames: undefined,
    rowCost: { operations: OPERATIONS, bytes: OPERATIONS },
    transform(x) {
      const frame = namedColumns(x);
      return hashRows(
        Array.from({ length: frame.rows }, (_, i) => termsOf(frame, i, isOfNames)),
        hasher,
      );
    },
  };
}

function termsOf({ columns }: Frame, i: number, isOfNames: boolean): HashedTerm[] {
  return columns.flatMap(({ name, values }): HashedTerm[] => {
    const value = values[i];
    if (value === null || Number.isNaN(value)) return [];
    if (typeof value !== "string") return [[name, Number(value)]];
    return [[isOfNames ? value : `${name}=${value}`, 1]];
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_extraction.FeatureHasher"],
  keeps: [],
  isStateless: true,
  read,
};
