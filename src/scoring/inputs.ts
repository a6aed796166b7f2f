/** Which columns of a table are a model's inputs, and what each of their cells says. */
import { DataError, nearest, type Place, quote } from "../errors/index.ts";
import {
  type Cell,
  hintOnPieces,
  type Input,
  notAllowed,
  type RowTable,
  RowTableBuilder,
  type Signature,
  slugs,
  wordsIn,
} from "../model/index.ts";
import type { Column, Frame } from "../numeric/index.ts";
import { MISSING_WORDS, numberOf } from "../tables/index.ts";

/** Where a model's inputs stand in a table. */
export interface InputColumns {
  /** for each input the number of its column */
  readonly positions: readonly number[];
  /** columns that the model does not know */
  readonly passengers: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Inputs are found by their exact names or slugs; in a table without a header by position, when there are as many.
 *
 * @throws {DataError} naming every input that has no column, or has two
 */
export function findInputs(signature: Signature, names: readonly string[], hasHeader: boolean, place: Place): InputColumns {
  const inputs = signature.inputs.map(({ name }) => name);
  if (!hasHeader && names.length === inputs.length) {
    const order = inputs.every((name, j) => name === names[j]) ? [] : [`The columns have no names; they are taken as ${listed(inputs)}.`];
    return { positions: inputs.map((_, j) => j), passengers: [], notes: order };
  }
  const byName = new Map(names.map((name, j) => [name, j]));
  const short = slugs(signature);
  const missing: string[] = [];
  const unused = new Set(signature.inputs.flatMap(({ name, isUnused }) => (isUnused === true ? [name] : [])));
  const positions = inputs.map((name, j) => {
    const found = [name, ...short[j]].filter((each) => byName.has(each));
    if (found.length > 1) {
      throw new DataError(`${listed(found)} are both columns for the input ${quote(name)}`, {
        place: { ...place, column: found[1] },
        hint: "Leave one of them out.",
      });
    }
    if (found.length === 0 && !unused.has(name)) missing.push(name);
    return byName.get(found[0]) ?? -1;
  });
  if (missing.length > 0) throw absent(missing, names, signature, hasHeader, place);
  const taken = new Set(positions);
  return { positions, passengers: names.filter((_, j) => !taken.has(j)), notes: [] };
}

function absent(missing: readonly string[], names: readonly string[], signature: Signature, hasHeader: boolean, place: Place): DataError {
  const inputs = signature.inputs.map(({ name }) => name);
  if (!hasHeader) {
    return new DataError(`the columns have no names, and there are ${names.length}; the model takes ${inputs.length}: ${listed(inputs)}`, {
      place,
      hint: "Give the table a first line of names, or these columns in this order and no others.",
    });
  }
  const meant = signature.namesKnown ? nearest(missing[0], names) : undefined;
  return new DataError(`there is no column ${missing.length > 1 ? "for the inputs " : ""}${listed(missing)}`, {
    place: { ...place, column: missing[0] },
    hint: `${meant === undefined ? "" : `Is ${quote(meant)} meant? `}The columns are ${listed(names)}.${howToName(signature)}`,
  });
}

/** What helps where the model's own file has no names, so that Brine made them up. */
function howToName(signature: Signature): string {
  const { inputs, namesKnown } = signature;
  if (inputs.length === 1 && inputs[0].kind === "text" && inputs[0].name === "text") {
    return " The model takes one text, whatever it is called: --features COLUMN names it.";
  }
  const pieces = hintOnPieces(signature);
  if (pieces !== undefined) return ` ${pieces}`;
  return namesKnown ? "" : " The model's file names no inputs: --features a,b,c, in the order of training, says which they are.";
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).map(quote).join(", ");
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}

/** One cell that the model cannot read. */
export interface WrongCell {
  readonly row: number;
  readonly column: string;
  /** continues a sentence that begins with the column's name */
  readonly detail: string;
}

export interface ReadInputsOptions {
  /** the model reads its inputs as float32: what is infinite there is wrong */
  readonly isFloat32: boolean;
  /** how the estimator calls its columns, where that is not as the signature does */
  readonly names: readonly string[] | undefined;
}

/**
 * The inputs of a block as the model takes them; a column of text is read cell by cell, so that one bad row does not spoil its neighbours.
 *
 * @param positions where each input's column stands, -1 for one that is not there and not needed
 * @returns the `(rows, inputs)` values, and every wrong cell, column by column
 */
export function readInputs(
  frame: Frame,
  signature: Signature,
  positions: readonly number[],
  { isFloat32, names }: ReadInputsOptions,
): { values: RowTable; wrong: WrongCell[] } {
  const table = new RowTableBuilder(signature, frame.rows, names);
  const wrong: WrongCell[] = [];
  signature.inputs.forEach((input, j) => {
    const column: Column | undefined = frame.columns[positions[j]];
    for (let row = 0; row < frame.rows; row++) {
      if (column === undefined || input.isUnused === true) {
        table.set(row, j, input.kind === "text" ? null : Number.NaN);
        continue;
      }
      const cell = input.kind === "text" ? wordsIn(column, row) : numberIn(column, row);
      table.set(row, j, cell);
      const detail = complaint(column, row, cell, input, isFloat32);
      if (detail !== undefined) wrong.push({ row, column: column.name, detail });
    }
  });
  return { values: table.table(), wrong };
}

function numberIn(column: Column, row: number): number {
  switch (column.kind) {
    case "number":
      return column.values[row];
    case "boolean":
      return column.values[row] === null ? Number.NaN : Number(column.values[row]);
    case "text":
      return numberOf(column.values[row] ?? "");
  }
}

function complaint(column: Column, row: number, value: Cell, input: Input, isFloat32: boolean): string | undefined {
  if (typeof value === "number" && !Number.isFinite(isFloat32 ? Math.fround(value) : value)) {
    const cell = column.values[row];
    if (!Number.isNaN(value)) return `holds ${value}, which is larger than the model can read`;
    if (typeof cell === "string" && !MISSING_WORDS.has(cell)) return `holds ${quote(cell)}, which is not a number`;
    return input.missing ? undefined : "is missing; the model was trained without missing cells";
  }
  if (value === null) return input.missing ? undefined : "is missing; the model was trained without missing cells";
  const detail = notAllowed(value, input);
  return detail === undefined ? undefined : `does not hold what is ${detail}`;
}
