/**
 * CSV and TSV: a block of records to cells, by csv-parse. Blocks without any double quote need no parser, only cutting at the
 * delimiter, which is several times faster; a test holds both ways against each other.
 */
import { type CsvError, parse } from "csv-parse/browser/esm/sync";
import { DataError, type Place, quote } from "../errors/index.ts";
import { decodeText } from "./decode-text.ts";
import { MOST_CELL_LENGTH, MOST_COLUMNS } from "./limits.ts";
import type { RecordBlock } from "./record-blocks.ts";

export type Delimiter = "," | "\t" | ";";

/** The rows of a block, each as its cells; rows may differ in length. @throws {DataError} at a stray quote, a cell that is too long, text that is not UTF-8 */
export function delimitedCells(block: RecordBlock, delimiter: Delimiter, place: Place): string[][] {
  if (block.lines.length === 0) return [];
  const text = decodeText(block.bytes, block.lines[0], place);
  const rows = block.hasQuotes ? parsed(text, block, delimiter, place) : cut(text, delimiter);
  for (let i = 0; i < rows.length; i++) checkSizes(rows[i], { ...place, row: block.lines[i] });
  return rows;
}

/** Cells of a text without quotes. */
function cut(text: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = [];
  for (const line of text.split(/\r\n|\n|\r/)) if (line !== "") rows.push(line.split(delimiter));
  return rows;
}

function parsed(text: string, block: RecordBlock, delimiter: Delimiter, place: Place): string[][] {
  const rows: string[][] = [];
  try {
    parse(text, {
      bom: false,
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 0,
      on_record: (row: string[]) => {
        rows.push(row);
        return null;
      },
    });
  } catch (error) {
    throw misquoted(error, rows.length, block, place);
  }
  return rows;
}

function misquoted(error: unknown, record: number, block: RecordBlock, place: Place): unknown {
  const code = error instanceof Error && "code" in error ? (error as CsvError).code : undefined;
  const where = { ...place, row: block.lines[Math.min(record, block.lines.length - 1)] };
  const hint = 'A cell that holds a double quote stands in quotes, with the quote written twice: "5"" wide".';
  switch (code) {
    case "INVALID_OPENING_QUOTE":
      return new DataError("a double quote stands inside a cell that does not begin with one", { place: where, hint, cause: error });
    case "CSV_INVALID_CLOSING_QUOTE":
      return new DataError("a quoted cell goes on after its closing double quote", { place: where, hint, cause: error });
    case "CSV_QUOTE_NOT_CLOSED":
      return new DataError("a double quote opens in this row and never closes", { place: where, hint, cause: error });
    default:
      return error;
  }
}

function checkSizes(row: readonly string[], place: Place): void {
  if (row.length > MOST_COLUMNS) throw new DataError(`${row.length} cells in a row; the most is ${MOST_COLUMNS}`, { place });
  for (const cell of row) {
    if (cell.length > MOST_CELL_LENGTH) {
      throw new DataError(`a cell of ${cell.length} characters begins with ${quote(cell.slice(0, 40))}; the most is ${MOST_CELL_LENGTH}`, {
        place,
      });
    }
  }
}
