/** Many rows from a table to typed cells: the columns that the signature asks for, found by name; the others are passengers. */
import { quote, SignatureError, type WrongInput } from "../errors/index.ts";
import { type Column, type Frame, readDecimal } from "../numeric/index.ts";
import { type Cell, type RowTable, RowTableBuilder } from "./row.ts";
import { type Input, notAllowed, type Signature, slugs } from "./signature.ts";

const MOST_ERRORS = 100;

export interface FrameReaderOptions {
  /** the model reads its inputs as float32: a value that is infinite there is refused */
  readonly float32?: boolean;
  /** how the estimator calls its columns, where that is not as the signature does */
  readonly names?: readonly string[] | undefined;
}

/**
 * @returns `(rows, inputs)` in the order of the signature
 * @throws {SignatureError} naming every column that is missing, and every cell that is missing, of the wrong kind or not finite
 */
export function readFrame(frame: Frame, signature: Signature, { float32 = false, names }: FrameReaderOptions = {}): RowTable {
  const short = slugs(signature);
  const table = new RowTableBuilder(signature, frame.rows, names);
  const errors: WrongInput[] = [];
  signature.inputs.forEach((input, j) => {
    const column = [input.name, ...short[j]].map((each) => frame.column(each)).find((each) => each !== undefined);
    if (column === undefined) {
      if (input.isUnused !== true) errors.push({ name: input.name, detail: "missing" });
      for (let row = 0; row < frame.rows; row++) table.set(row, j, input.kind === "text" ? null : Number.NaN);
      return;
    }
    const before = errors.length;
    for (let row = 0; row < frame.rows && errors.length < MOST_ERRORS; row++) {
      const cell = input.kind === "text" ? wordsIn(column, row) : numberIn(column, row);
      const detail = complaint(cell, column, row, input, float32);
      if (detail !== undefined) errors.push({ row, name: input.name, detail });
      table.set(row, j, cell);
    }
    // A column of text whose cells all read as numbers is one of another kind of text.
    if (input.kind !== "text" && column.kind === "text" && input.isUnused !== true && errors.length === before && frame.rows > 0) {
      errors.push({ name: input.name, detail: "expected numbers, got a column of text" });
    }
  });
  if (errors.length > 0) throw wrong(errors);
  return table.table();
}

/** What a column of text, numbers or booleans says as text; null where it says nothing. */
export function wordsIn({ kind, values }: Column, row: number): string | null {
  const value = values[row];
  if (value === null || Number.isNaN(value)) return null;
  return kind === "text" ? (value as string) : String(value);
}

function numberIn({ values }: Column, row: number): number {
  const value = values[row];
  if (value === null) return Number.NaN;
  return typeof value === "string" ? readDecimal(value, 0, value.length) : Number(value);
}

function complaint(cell: Cell, column: Column, row: number, input: Input, float32: boolean): string | undefined {
  if (input.isUnused === true) return undefined;
  if (cell === null) return input.missing ? undefined : "missing";
  if (typeof cell === "number" && !Number.isFinite(float32 ? Math.fround(cell) : cell)) {
    if (!Number.isNaN(cell)) return `${cell} is larger than the model can read`;
    const given = column.values[row];
    if (typeof given === "string") return `expected a number, got ${quote(given)}`;
    return input.missing ? undefined : "missing";
  }
  return notAllowed(cell, input);
}

function wrong(errors: readonly WrongInput[]): SignatureError {
  const names = [...new Set(errors.map(({ name }) => name))];
  return new SignatureError(
    `the table does not fit the model: ${names.slice(0, 20).map(quote).join(", ")}${names.length > 20 ? ", …" : ""}`,
    errors,
  );
}
