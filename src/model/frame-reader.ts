/** Many rows from a table to typed numbers: the columns that the signature asks for, found by name; the others are passengers. */
import { quote, SignatureError, type WrongInput } from "../errors/index.ts";
import { type Frame, Matrix, readDecimal } from "../numeric/index.ts";
import { type Signature, slugs } from "./signature.ts";

const MOST_ERRORS = 100;

/**
 * @param float32 the model reads its inputs as float32: a value that is infinite there is refused
 * @returns `(rows, inputs)` in the order of the signature
 * @throws {SignatureError} naming every column that is missing, and every cell that is missing, text or not finite
 */
export function readFrame(frame: Frame, signature: Signature, float32: boolean): Matrix {
  const { inputs } = signature;
  const short = slugs(signature);
  const data = new Float64Array(frame.rows * inputs.length);
  const errors: WrongInput[] = [];
  inputs.forEach(({ name }, j) => {
    const column = [name, ...short[j]].map((each) => frame.column(each)).find((each) => each !== undefined);
    if (column === undefined) errors.push({ name, detail: "missing" });
    else if (column.kind === "text") errors.push(...textCells(column.values, name));
    else {
      for (let i = 0; i < frame.rows && errors.length < MOST_ERRORS; i++) {
        const value = column.values[i];
        const number = value === null ? Number.NaN : Number(value);
        if (!Number.isFinite(float32 ? Math.fround(number) : number)) {
          errors.push({ row: i, name, detail: Number.isNaN(number) ? "missing" : `${number} is larger than the model can read` });
        }
        data[i * inputs.length + j] = number;
      }
    }
  });
  if (errors.length > 0) throw wrong(errors);
  return new Matrix(frame.rows, inputs.length, data);
}

/** The cells that made a column text, each with its row: nobody finds one bad line among thousands else. */
function textCells(values: readonly (string | null)[], name: string): WrongInput[] {
  const errors: WrongInput[] = [];
  for (let row = 0; row < values.length && errors.length < MOST_ERRORS; row++) {
    const value = values[row];
    if (value === null) errors.push({ row, name, detail: "missing" });
    else if (Number.isNaN(readDecimal(value, 0, value.length))) {
      errors.push({ row, name, detail: `expected a number, got ${quote(value)}` });
    }
  }
  return errors.length > 0 ? errors : [{ name, detail: "expected numbers, got a column of text" }];
}

function wrong(errors: readonly WrongInput[]): SignatureError {
  const names = [...new Set(errors.map(({ name }) => name))];
  return new SignatureError(
    `the table does not fit the model: ${names.slice(0, 20).map(quote).join(", ")}${names.length > 20 ? ", …" : ""}`,
    errors,
  );
}
