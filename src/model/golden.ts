/** Golden rows: rows with their exact answers. A model that answers one of them differently does not serve. */
import { InvalidModelError } from "../errors/index.ts";
import type { Estimator, Trained } from "../estimators/index.ts";
import { canonicalJson } from "../formats/index.ts";
import { type Label, Matrix } from "../numeric/index.ts";
import { answersOf, type RowAnswer, rowAnswer } from "./answers.ts";
import type { GoldenRows, ImportedGoldenRows } from "./card.ts";
import { type Cell, type RowTable, RowTableBuilder } from "./row.ts";
import type { Signature } from "./signature.ts";

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

/** What a model of any kind answers for these rows. @param names how the estimator calls its columns */
export function importedAnswers(
  estimator: Estimator,
  signature: Signature,
  rows: readonly (readonly Cell[])[],
  names?: readonly string[],
): RowAnswer[] {
  const answers = answersOf(estimator, signature.output, tableOf(signature, rows, names));
  return rows.map((_, i) => rowAnswer(answers, i));
}

/** As `checkGoldenRows`, of a model that somebody brought. */
export function checkImportedRows(
  estimator: Estimator,
  signature: Signature,
  golden: ImportedGoldenRows,
  names?: readonly string[],
  file?: string,
): void {
  const got = importedAnswers(estimator, signature, golden.rows, names);
  golden.rows.forEach((row, i) => {
    const expected = canonicalJson(golden.answers[i]);
    for (const answered of [got[i], importedAnswers(estimator, signature, [row], names)[0]]) {
      if (canonicalJson(answered) !== expected)
        throw mismatch(i, "the answer", expected.slice(0, 200), canonicalJson(answered).slice(0, 200), file);
    }
  });
}

function tableOf(signature: Signature, rows: readonly (readonly Cell[])[], names?: readonly string[]): RowTable {
  const table = new RowTableBuilder(signature, rows.length, names);
  rows.forEach((row, i) => {
    row.forEach((cell, k) => {
      table.set(i, k, cell === null && signature.inputs[k].kind !== "text" ? Number.NaN : cell);
    });
  });
  return table.table();
}

function expectEqual(row: number, what: string, expected: readonly Label[], got: readonly Label[], file: string | undefined): void {
  if (expected.length === got.length && expected.every((value, i) => value === got[i])) return;
  throw mismatch(row, what, show(expected), show(got), file);
}

function mismatch(row: number, what: string, expected: string, got: string, file: string | undefined): InvalidModelError {
  return new InvalidModelError(
    `the model does not answer golden row ${row} as it did when it was made: ${what} should be ${expected}, and is ${got}`,
    {
      place: { ...(file !== undefined && { file }), path: `card.golden.rows.${row}` },
      hint: "It is not served, because its other answers may be wrong too. Get the file again, or train it again. If a newer Brine is meant to answer so: brine convert OLD --rebless",
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
