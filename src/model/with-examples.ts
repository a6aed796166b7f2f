/** A model with what example rows tell of it: ranges of its inputs, and golden rows. */
import { SignatureError } from "../errors/index.ts";
import { Matrix } from "../numeric/index.ts";
import type { ImportedCard, ImportedGoldenRows } from "./card.ts";
import { distributionOf } from "./distribution.ts";
import { importedAnswers } from "./golden.ts";
import type { Model, ModelRows } from "./model.ts";
import type { Cell } from "./row.ts";
import type { Signature } from "./signature.ts";

const MOST_GOLDEN_ROWS = 20;

export interface Compared {
  /** whether the table held Python's answers */
  readonly isCompared: boolean;
  readonly largestDifference: number | null;
}

/** @param rows at least one. They are kept in the card: the first 20 @throws {SignatureError} when the model does not take them */
export function withExamples(
  model: Model<ImportedCard>,
  rows: ModelRows,
  compared: Compared,
): { readonly signature: Signature; readonly card: ImportedCard } {
  const columns = cellsByInput(model, rows);
  const inputs = model.signature.inputs.map((input, k) => {
    const values = Float64Array.from(columns[k].filter((cell) => typeof cell === "number" && Number.isFinite(cell)) as readonly number[]);
    if (input.kind !== "number" || values.length === 0) return input;
    const { range, integer } = distributionOf(values);
    return { ...input, range, integer };
  });
  const signature = { ...model.signature, inputs };
  return { signature, card: { ...model.card, golden: goldenRows(model, rows, compared) } };
}

/** The first 20 of these rows and what the model answers. @throws {SignatureError} when it does not take them */
export function goldenRows(model: Model<ImportedCard>, given: ModelRows, compared: Compared): ImportedGoldenRows {
  const { estimator, signature } = model;
  const columns = cellsByInput(model, given);
  const rows = Array.from({ length: Math.min(MOST_GOLDEN_ROWS, columns[0].length) }, (_, i) =>
    columns.map((column): Cell => {
      const cell = column[i];
      return typeof cell === "number" ? (Number.isNaN(cell) ? null : cell + 0) : cell;
    }),
  );
  return {
    source: compared.isCompared ? "scikit-learn" : "brine",
    largestDifference: compared.largestDifference,
    rows,
    answers: importedAnswers(estimator, signature, rows, estimator.featureNames),
  };
}

/** Booleans are 0 and 1. */
function cellsByInput(model: Model, rows: ModelRows): readonly (readonly Cell[])[] {
  const table = model.read(rows);
  const { inputs } = model.signature;
  if (table instanceof Matrix) {
    if (table.columns !== inputs.length)
      throw new SignatureError(`the model takes ${inputs.length} columns, and the rows have ${table.columns}`);
    return inputs.map((_, k) => Array.from({ length: table.rows }, (_, i) => table.data[i * table.columns + k]));
  }
  return table.columns.map(({ values }) =>
    Array.from<unknown, Cell>(values as ArrayLike<unknown>, (value) => (typeof value === "boolean" ? Number(value) : (value as Cell))),
  );
}
