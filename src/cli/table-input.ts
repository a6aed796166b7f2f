/** Tables that the command line names, and the options that say how to read one. */
import type { Command } from "commander";
import type { OpenTable, ReadOptions, Table } from "../tables/index.ts";
import { readInput, shownInput, streamInput } from "./input-file.ts";
import { note } from "./terminal.ts";

export interface TableFlags {
  /** undefined: the first line decides */
  readonly header?: boolean;
}

export function withTableOptions(command: Command): Command {
  return command
    .option("--header", "the first line holds names, even if all are numbers")
    .option("--no-header", "the first line is data already; columns are called x0, x1, …");
}

function readOptions(path: string, { header }: TableFlags, isText?: ReadOptions["isText"]): ReadOptions {
  return { file: shownInput(path), ...(header !== undefined && { header }), ...(isText !== undefined && { isText }) };
}

/** Opens the table; what was assumed of it is said. @param isText which columns stay text @throws {InputError | DataError} */
export async function openTableFile(path: string, flags: TableFlags, isText?: ReadOptions["isText"]): Promise<OpenTable> {
  const { openTable } = await import("../tables/index.ts");
  const table = await openTable(streamInput(path), readOptions(path, flags, isText));
  sayAssumptions(path, table.notes);
  return table;
}

export interface TableFile {
  readonly bytes: Uint8Array;
  readonly table: Table;
}

/** The whole table and the bytes it was read from. @param isText which columns stay text @throws {InputError | DataError} */
export async function readTableFile(path: string, flags: TableFlags, isText?: ReadOptions["isText"]): Promise<TableFile> {
  const bytes = await readInput(path);
  const { readTable } = await import("../tables/index.ts");
  const table = await readTable(bytes, readOptions(path, flags, isText));
  sayAssumptions(path, table.notes);
  return { bytes, table };
}

/**
 * The table that a model was trained on, read as it was then: by the columns in its card. Without names of their own
 * columns are called x0, x1, …, and no other are.
 *
 * @throws {InputError | DataError}
 */
export async function readTrainingTable(path: string, flags: TableFlags, columns: readonly string[]): Promise<TableFile> {
  if (flags.header !== undefined) return readTableFile(path, flags);
  const bytes = await readInput(path);
  const { readTable } = await import("../tables/index.ts");
  const read = (header: boolean): Promise<Table> => readTable(bytes, readOptions(path, { header }));
  if (columns.some((name, j) => name !== `x${j}`)) return { bytes, table: await read(true) };
  const table = await read(false);
  const isHeader = table.frame.rows > 0 && table.frame.columns.every(({ name, values }) => values[0] === name);
  return { bytes, table: isHeader ? await read(true) : table };
}

function sayAssumptions(path: string, notes: readonly string[]): void {
  for (const each of notes) note(`${shownInput(path)}: ${each}`);
}
