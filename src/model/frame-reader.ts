/** Many rows from a table to typed numbers: the columns that the signature asks for, found by name; the others are passengers. */
import { quote, SignatureError, type WrongInput } from "../errors/index.ts";
import { type Column, type Frame, Matrix } from "../numeric/index.ts";
import { type Signature, slugs } from "./signature.ts";

const MOST_ERRORS = 100;

/**
 * @param float32 the model reads its inputs as float32: a value that is infinite there is refused
 * @returns `(rows, inputs)` in the order of the signature
 * @throws {SignatureError} naming every column that is missing or text, or every cell that is missing or not finite
 */
export function readFrame(frame: Frame, signature: Signature, float32: boolean): Matrix {
  const columns = findColumns(frame, signature);
  const width = columns.length;
  const data = new Float64Array(frame.rows * width);
  const errors: WrongInput[] = [];
  columns.forEach((column, j) => {
    for (let i = 0; i < frame.rows && errors.length < MOST_ERRORS; i++) {
      const value = column.values[i];
      const number = value === null ? Number.NaN : Number(value);
      if (!Number.isFinite(float32 ? Math.fround(number) : number)) {
        const detail = Number.isNaN(number) ? "missing" : `${number} is larger than the model can read`;
        errors.push({ row: i, name: signature.inputs[j].name, detail });
      }
      data[i * width + j] = number;
    }
  });
  if (errors.length > 0) throw wrong(errors);
  return new Matrix(frame.rows, width, data);
}

function findColumns(frame: Frame, signature: Signature): Column[] {
  const short = slugs(signature);
  const errors: WrongInput[] = [];
  const found: Column[] = [];
  signature.inputs.forEach(({ name }, j) => {
    const column = [name, ...short[j]].map((each) => frame.column(each)).find((each) => each !== undefined);
    if (column === undefined) errors.push({ name, detail: "missing" });
    else if (column.kind === "text") errors.push({ name, detail: "expected numbers, got a column of text" });
    else found.push(column);
  });
  if (errors.length > 0) throw wrong(errors);
  return found;
}

function wrong(errors: readonly WrongInput[]): SignatureError {
  const names = [...new Set(errors.map(({ name }) => name))];
  return new SignatureError(
    `the table does not fit the model: ${names.slice(0, 20).map(quote).join(", ")}${names.length > 20 ? ", …" : ""}`,
    errors,
  );
}
