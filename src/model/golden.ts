/** Golden rows: rows with their exact answers. A model that answers one of them differently does not serve. */
import { InvalidModelError } from "../errors/index.ts";
import type { Trained } from "../estimators/index.ts";
import { type Label, Matrix } from "../numeric/index.ts";
import type { GoldenRows } from "./card.ts";

type Answers = Pick<GoldenRows, "predictions" | "probabilities">;

/** What the estimator answers, row by row and all at once, which must agree. */
export function answer(estimator: Trained, rows: readonly (readonly number[])[]): Answers {
  const matrix = Matrix.from(rows);
  if (estimator.kind === "regressor") {
    return { predictions: rows.length === 0 ? [] : Array.from(estimator.predict(matrix), plain), probabilities: null };
  }
  if (rows.length === 0) return { predictions: [], probabilities: [] };
  return {
    predictions: estimator.predict(matrix),
    probabilities: estimator
      .predictProba(matrix)
      .toArrays()
      .map((row) => row.map(plain)),
  };
}

/**
 * @param file how the error names the file
 * @throws {InvalidModelError} naming the first row that is answered differently, what was expected and what came
 */
export function checkGoldenRows(estimator: Trained, golden: GoldenRows, file?: string): void {
  const got = answer(estimator, golden.rows);
  const single = new Float64Array(estimator.kind === "classifier" ? estimator.classes.length : 1);
  golden.rows.forEach((row, i) => {
    expectEqual(i, "the prediction", [golden.predictions[i]], [got.predictions[i]], file);
    const outputs = golden.probabilities?.[i] ?? (golden.predictions.slice(i, i + 1) as readonly Label[]);
    if (got.probabilities !== null) expectEqual(i, "the probabilities", outputs, got.probabilities[i], file);
    estimator.predictRow(Float64Array.from(row), single);
    expectEqual(i, "the answer for the row alone", outputs, Array.from(single), file);
  });
}

function expectEqual(row: number, what: string, expected: readonly Label[], got: readonly Label[], file: string | undefined): void {
  if (expected.length === got.length && expected.every((value, i) => value === got[i])) return;
  throw new InvalidModelError(
    `the model does not answer golden row ${row} as it did when it was made: ${what} should be ${show(expected)}, and is ${show(got)}`,
    {
      place: { ...(file !== undefined && { file }), path: `card.golden.rows.${row}` },
      hint: "It is not served, because its other answers may be wrong too. Train it again, or get the file again.",
    },
  );
}

function show(values: readonly Label[]): string {
  const shown = values.slice(0, 10).map((value) => JSON.stringify(value)?.slice(0, 60));
  return shown.join(", ") + (values.length > 10 ? ", …" : "");
}

/** JSON has no -0 of its own. */
function plain(value: number): number {
  return value + 0;
}
