/** A model with what example rows tell of it: ranges of its inputs, and golden rows. */
import type { Frame } from "../numeric/index.ts";
import type { ImportedCard } from "./card.ts";
import { distributionOf } from "./distribution.ts";
import { importedAnswers } from "./golden.ts";
import type { Model } from "./model.ts";
import type { Cell } from "./row.ts";
import type { Signature } from "./signature.ts";

const MOST_GOLDEN_ROWS = 20;

export interface Compared {
  /** whether the table held Python's answers */
  readonly isCompared: boolean;
  readonly largestDifference: number | null;
}

/** @param frame rows that `model.read` takes, at least one. They are kept in the card: the first 20 */
export function withExamples(
  model: Model<ImportedCard>,
  frame: Frame,
  compared: Compared,
): { readonly signature: Signature; readonly card: ImportedCard } {
  const table = model.read(frame);
  const cells = (input: number): readonly Cell[] =>
    "columns" in table && typeof table.columns !== "number"
      ? Array.from<unknown, Cell>(table.columns[input].values as ArrayLike<unknown>, (value) =>
          typeof value === "boolean" ? Number(value) : (value as Cell),
        )
      : Array.from({ length: table.rows }, (_, i) => (table as { row(i: number): ArrayLike<number> }).row(i)[input]);
  const columns = model.signature.inputs.map((_, k) => cells(k));
  const inputs = model.signature.inputs.map((input, k) => {
    const values = Float64Array.from(columns[k].filter((cell) => typeof cell === "number" && Number.isFinite(cell)) as readonly number[]);
    if (input.kind !== "number" || values.length === 0) return input;
    const { range, integer } = distributionOf(values);
    return { ...input, range, integer };
  });
  const signature = { ...model.signature, inputs };
  const rows = Array.from({ length: Math.min(MOST_GOLDEN_ROWS, frame.rows) }, (_, i) =>
    columns.map((column): Cell => {
      const cell = column[i];
      return typeof cell === "number" ? (Number.isNaN(cell) ? null : cell + 0) : cell;
    }),
  );
  const { isCompared, largestDifference } = compared;
  const answers = importedAnswers(model.estimator, signature, rows, model.estimator.featureNames);
  return {
    signature,
    card: { ...model.card, golden: { source: isCompared ? "scikit-learn" : "brine", largestDifference, rows, answers } },
  };
}
