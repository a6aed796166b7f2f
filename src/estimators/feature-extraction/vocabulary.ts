/**
 * The vocabulary of a vectorizer: a column for each term, as `fit` found them (`vocabulary_`), or as the user gave them to a
 * vectorizer that needs no fit (`_validate_vocabulary` in sklearn/feature_extraction/text.py).
 */
import { compareText } from "../../numeric/index.ts";
import { numberOf, PyObject, PySet, type PyValue, textOf } from "../../python/index.ts";
import { listOf } from "../plain-values.ts";
import { kindOf } from "../refusal.ts";
import type { State } from "../state.ts";

export interface Vocabulary {
  readonly columns: ReadonlyMap<string, number>;
  /** by column */
  readonly terms: readonly string[];
}

export const VOCABULARY_ATTRIBUTES = ["vocabulary_", "vocabulary"] as const;

export function vocabularyOf(state: State): Vocabulary {
  const name = state.isSet("vocabulary_") ? "vocabulary_" : "vocabulary";
  if (!state.isSet(name)) return state.refuseUnfitted();
  const value = state.value(name);
  const entries = entriesOf(value);
  if (entries !== undefined) return byColumn(state, name, entries);
  const terms = value instanceof PySet ? textsOf(state, name, value.items).sort(compareText) : textsOf(state, name, listOf(value));
  return byColumn(state, name, new Map(terms.map((term, column) => [term, column])));
}

/** A dict, also an OrderedDict or a defaultdict. */
function entriesOf(value: PyValue): ReadonlyMap<PyValue, PyValue> | undefined {
  if (value instanceof Map) return value;
  return value instanceof PyObject ? value.extras?.entries : undefined;
}

function byColumn(state: State, name: string, entries: ReadonlyMap<PyValue, PyValue>): Vocabulary {
  const count = entries.size;
  const terms: string[] = new Array(count);
  let isPlain = true;
  // Not by for…of, which makes a pair of each entry.
  entries.forEach((value, key) => {
    const term = textOf(key);
    const column = numberOf(value);
    if (term === undefined) return state.wrong(name, `has ${kindOf(key)} as a term`);
    if (column === undefined || !Number.isInteger(column) || column < 0 || column >= count) {
      return state.wrong(name, `has the column ${column ?? kindOf(value)}, of ${count}`);
    }
    if (terms[column] !== undefined) state.wrong(name, `has the column ${column} twice`);
    terms[column] = term;
    isPlain &&= typeof key === "string" && typeof value === "number";
  });
  const columns = isPlain ? (entries as ReadonlyMap<string, number>) : new Map(terms.map((term, column) => [term, column]));
  if (columns.size !== count) state.wrong(name, "has a term twice");
  return { columns, terms };
}

function textsOf(state: State, name: string, items: readonly PyValue[] | undefined): string[] {
  if (items === undefined) return state.wrong(name, "is no dict and no list of terms");
  return items.map((item) => textOf(item) ?? state.wrong(name, `has ${kindOf(item)} as a term`));
}
