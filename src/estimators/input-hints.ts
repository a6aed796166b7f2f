/** What several estimators know of the same input, as one. */
import type { Fitted, InputHint } from "./estimator.ts";
import { Passthrough } from "./passthrough.ts";

/** What an estimator that says nothing takes. */
const NUMBER: InputHint = { kind: "number", missing: false };
/** What goes through untouched: the next step decides. */
const ANY_NUMBER: InputHint = { kind: "number", missing: true };
export const DOCUMENT: InputHint = { kind: "text", missing: false };
const UNUSED: InputHint = { kind: "text", missing: true, isUnused: true };

/** An input that all of these look at: missing only where all take that, of the kind and the values of the one that knows most. */
export function commonHint(hints: readonly InputHint[]): InputHint {
  const [first = UNUSED] = hints;
  const knowing = hints.find(({ categories }) => categories !== undefined) ?? hints.find(({ kind }) => kind !== "number");
  const range = hints.find((hint) => hint.range !== undefined)?.range;
  return { ...(knowing ?? { ...first, ...(range !== undefined && { range }) }), missing: hints.every(({ missing }) => missing) };
}

/** The hint of each feature for one estimator. */
export function hintsOf(estimator: Fitted, nFeatures: number): readonly InputHint[] {
  if (estimator.inputs?.length === nFeatures) return estimator.inputs;
  return new Array<InputHint>(nFeatures).fill(estimator instanceof Passthrough ? ANY_NUMBER : NUMBER);
}

/** The hints of rows that all of these estimators take; undefined where none knows more than that they are numbers. */
export function sameInputs(estimators: readonly Fitted[]): readonly InputHint[] | undefined {
  const nFeatures = estimators.find(({ inputs }) => inputs !== undefined)?.inputs?.length;
  if (nFeatures === undefined) return undefined;
  const all = estimators.map((estimator) => hintsOf(estimator, nFeatures));
  return Array.from({ length: nFeatures }, (_, f) => commonHint(all.map((hints) => hints[f])));
}
