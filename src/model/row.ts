/** Rows between a client and an estimator: numbers in a typed array where all inputs are numbers, else cells of both kinds. */
import { type Column, Frame, Matrix } from "../numeric/index.ts";
import { type Input, isNumeric, type Signature } from "./signature.ts";

/** A number (NaN where it is missing), or a text (null where it is missing). */
export type Cell = number | string | null;

/** One value an input, in the order of the signature. */
export type Row = Float64Array | readonly Cell[];

/** What an estimator takes: columns where one of them is text. */
export type RowTable = Matrix | Frame;

/** Fills a table cell by cell, then gives it to the estimator. */
export class RowTableBuilder {
  readonly #rows: number;
  readonly #names: readonly string[];
  readonly #inputs: readonly Input[];
  readonly #numbers: Float64Array | undefined;
  readonly #columns: readonly (Float64Array | (string | null)[])[];

  /** @param names how the estimator calls its columns; by default as the signature does */
  constructor(signature: Signature, rows: number, names?: readonly string[]) {
    this.#rows = rows;
    this.#inputs = signature.inputs;
    this.#names = names ?? signature.inputs.map(({ name }) => name);
    this.#numbers = isNumeric(signature) ? new Float64Array(rows * signature.inputs.length) : undefined;
    this.#columns =
      this.#numbers === undefined
        ? signature.inputs.map(({ kind }) => (kind === "text" ? new Array<string | null>(rows).fill(null) : new Float64Array(rows)))
        : [];
  }

  set(row: number, input: number, cell: Cell): void {
    if (this.#numbers !== undefined) this.#numbers[row * this.#inputs.length + input] = cell as number;
    else this.#columns[input][row] = cell as never;
  }

  setRow(row: number, cells: Row): void {
    if (this.#numbers !== undefined) this.#numbers.set(cells as Float64Array, row * this.#inputs.length);
    else for (let i = 0; i < cells.length; i++) this.set(row, i, cells[i]);
  }

  table(): RowTable {
    if (this.#numbers !== undefined) return new Matrix(this.#rows, this.#inputs.length, this.#numbers);
    const columns = this.#inputs.map(({ kind }, i): Column => {
      const values = this.#columns[i];
      const name = this.#names[i];
      if (values instanceof Float64Array) {
        if (kind !== "boolean") return { name, kind: "number", values, integer: false };
        return { name, kind: "boolean", values: Array.from(values, (value) => (Number.isNaN(value) ? null : value !== 0)) };
      }
      return { name, kind: "text", values };
    });
    return new Frame(columns, this.#rows);
  }
}

/** These rows of a table, in that order. */
export function takeRows(table: RowTable, rows: Int32Array): RowTable {
  if (rows.length === table.rows) return table;
  if (table instanceof Frame) return table.take(rows);
  const taken = new Matrix(rows.length, table.columns);
  for (let i = 0; i < rows.length; i++) taken.data.set(table.row(rows[i]), i * table.columns);
  return taken;
}
