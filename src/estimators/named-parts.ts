/** Named parts, as Pipeline, FeatureUnion and ColumnTransformer keep them: a list of tuples (name, estimator, …). */
import { itemsOf, numberOf, type PyValue, textOf } from "../python/index.ts";
import type { Estimator } from "./estimator.ts";
import { kindOf } from "./refusal.ts";
import type { State } from "./state.ts";

export interface NamedPart {
  readonly name: string;
  /** an estimator, "drop", "passthrough" or None */
  readonly value: PyValue;
  /** what the tuple holds beside these: a ColumnTransformer's columns */
  readonly rest: readonly PyValue[];
  /** where it stands, for errors: `steps.scale` */
  readonly path: string;
}

/** @param width of each tuple */
export function namedParts(state: State, attribute: string, width: number): NamedPart[] {
  return state.list(attribute).map((entry, i) => {
    const items = itemsOf(entry);
    const name = textOf(items?.[0]);
    if (items === undefined || name === undefined || items.length !== width) {
      return state.wrong(`${attribute}.${i}`, `is ${kindOf(entry)}, not a name and what it names`);
    }
    return { name, value: items[1], rest: items.slice(2), path: `${attribute}.${name}` };
  });
}

/** Whether a part is one of these words, or None where `words` has null. */
export function isWord({ value }: NamedPart, ...words: readonly (string | null)[]): boolean {
  return words.includes(value === null ? null : (textOf(value) ?? ""));
}

/** The estimator in a part. */
export function estimatorIn(state: State, { value, path }: NamedPart): Estimator {
  return state.reading.estimator(value, state.at(path));
}

/** `transformer_weights`: what the columns of some parts are multiplied by. */
export function partWeights(state: State): ReadonlyMap<string, number> {
  if (!state.isSet("transformer_weights")) return new Map();
  const value = state.value("transformer_weights");
  if (!(value instanceof Map)) return state.wrong("transformer_weights", `is ${kindOf(value)}, not a dict`);
  return new Map(
    [...value].flatMap(([key, weight]): [string, number][] => {
      if (weight === null) return [];
      const name = textOf(key);
      const number = numberOf(weight);
      if (name === undefined || number === undefined) return state.wrong("transformer_weights", "is no dict of names and numbers");
      return [[name, number]];
    }),
  );
}
