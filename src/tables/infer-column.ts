/**
 * The kind of a column from its cells: number only if every cell that is not missing is one, boolean likewise, else text.
 * Kinds of blocks add up, so that a table that is read block by block has the kinds of the whole.
 */
import type { Column } from "../numeric/index.ts";
import { booleanOf, digitsOf, MISSING_WORDS, numberOf } from "./cell-text.ts";
import type { JsonCell } from "./json-rows.ts";

/** `empty`: no cell says anything; `words`: only words like `NA`, which mean missing beside numbers and stay words beside text. */
export type Kind = "empty" | "words" | Column["kind"];

/** A block's cells of one column, read as far as its kind is known. */
export interface CellReader {
  readonly kind: Kind;
  /** The column as `kind`, which is the block's own or a wider one. */
  as(kind: Column["kind"], name: string): Column;
}

/** The kind that both fit. */
export function widest(a: Kind, b: Kind): Kind {
  if (a === b) return a;
  if (a === "empty" || (a === "words" && b !== "empty")) return b;
  if (b === "empty" || b === "words") return a;
  return "text";
}

/** What a column is when nothing more is known: without any cell numbers, all missing, as in pandas; words stay words. */
export function settled(kind: Kind): Column["kind"] {
  if (kind === "empty") return "number";
  return kind === "words" ? "text" : kind;
}

/**
 * @param rows rows of cells, all longer than `j`
 * @param missing the words that mean missing in every column; without them pandas' words beside numbers and booleans, and an empty cell
 */
export function textCells(rows: readonly (readonly string[])[], j: number, missing: ReadonlySet<string> | undefined): CellReader {
  const isMissing = missing === undefined ? (cell: string) => MISSING_WORDS.has(cell) : (cell: string) => cell === "" || missing.has(cell);
  const isBlank = missing === undefined ? (cell: string) => cell === "" : isMissing;
  const numbers = (): Float64Array | undefined => {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const cell = rows[i][j];
      const value = numberOf(cell);
      if (Number.isNaN(value) && !isMissing(cell)) return undefined;
      values[i] = isMissing(cell) ? Number.NaN : value;
    }
    return values;
  };
  const booleans = (): (boolean | null)[] => rows.map((row) => (isMissing(row[j]) ? null : (booleanOf(row[j]) ?? null)));
  const found = numbers();
  let kind: Kind;
  if (found !== undefined) {
    kind = found.some((value) => !Number.isNaN(value)) ? "number" : rows.every((row) => isBlank(row[j])) ? "empty" : "words";
  } else {
    kind = rows.every((row) => isMissing(row[j]) || booleanOf(row[j]) !== undefined) ? "boolean" : "text";
  }
  return {
    kind,
    as(wanted, name) {
      if (wanted === "number") return numberColumn(name, found ?? new Float64Array(rows.length).fill(Number.NaN));
      if (wanted === "boolean") return { name, kind: "boolean", values: booleans() };
      return { name, kind: "text", values: rows.map((row) => (isBlank(row[j]) ? null : row[j])) };
    },
  };
}

/** The same for values that JSON has typed; in a column of several kinds all become text, as CSV would have them. */
export function jsonCells(cells: readonly JsonCell[]): CellReader {
  let kind: Kind = "empty";
  for (const cell of cells) {
    if (cell === null) continue;
    kind = widest(kind, typeof cell === "string" ? "text" : (typeof cell as "number" | "boolean"));
  }
  return {
    kind,
    as(wanted, name) {
      if (wanted === "number")
        return numberColumn(
          name,
          Float64Array.from(cells, (cell) => (typeof cell === "number" ? cell : Number.NaN)),
        );
      if (wanted === "boolean") return { name, kind: "boolean", values: cells.map((cell) => (typeof cell === "boolean" ? cell : null)) };
      return {
        name,
        kind: "text",
        values: cells.map((cell) => (typeof cell === "number" ? digitsOf(cell) : cell === null ? null : String(cell))),
      };
    },
  };
}

/** A column of numbers; whether all that are there are integers is seen from the values, so that `1.0` in CSV is the `1` of JSON. */
export function numberColumn(name: string, values: Float64Array): Column {
  return { name, kind: "number", values, integer: values.every((value) => Number.isNaN(value) || Number.isInteger(value)) };
}
