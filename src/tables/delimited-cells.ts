/**
 * CSV and TSV: a block of records to cells, by csv-parse. Blocks without any double quote need no parser, only cutting at the
 * delimiter, which is several times faster; a test holds both ways against each other.
 */
import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { DataError, type Place, quote } from "../errors/index.ts";
import { decodeText } from "./decode-text.ts";
import { MOST_CELL_LENGTH, MOST_COLUMNS } from "./limits.ts";
import type { RecordBlock } from "./record-blocks.ts";

export type Delimiter = "," | "\t" | ";";

/** The rows of a block, each as its cells; rows may differ in length. @throws {DataError} at a stray quote, a cell that is too long, text that is not UTF-8 */
export function delimitedCells(block: RecordBlock, delimiter: Delimiter, place: Place): string[][] {
  if (block.lines.length === 0) return [];
  const text = decodeText(block.bytes, block.lines[0], place);
  const rows = block.hasQuotes ? parsed(block, delimiter, place) : cut(text, delimiter);
  for (let i = 0; i < rows.length; i++) checkSizes(rows[i], { ...place, row: block.lines[i] });
  return rows;
}

/** Cells of a text without quotes. */
function cut(text: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = [];
  for (const line of text.split(/\r\n|\n|\r/)) if (line !== "") rows.push(line.split(delimiter));
  return rows;
}

/** Cells by csv-parse. Its own count of lines is wrong inside quoted cells; its count of records leads to ours. */
function parsed(block: RecordBlock, delimiter: Delimiter, place: Place): string[][] {
  try {
    // Typed for Node's Buffer, but any bytes do.
    return parse(block.bytes as Parameters<typeof parse>[0], {
      bom: false,
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 0,
    });
  } catch (error) {
    if (!(error instanceof CsvError) || !Object.hasOwn(MISQUOTED, error.code)) throw error;
    const record = Math.min(Number(error.records), block.lines.length - 1);
    throw new DataError(MISQUOTED[error.code], {
      place: { ...place, row: block.lines[record] },
      hint: 'A cell that holds a double quote stands in quotes, with the quote written twice: "5"" wide".',
      cause: error,
    });
  }
}

const MISQUOTED: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: "a double quote stands inside a cell that does not begin with one",
  CSV_INVALID_CLOSING_QUOTE: "a quoted cell goes on after its closing double quote",
  CSV_QUOTE_NOT_CLOSED: "a double quote opens in this row and never closes",
};

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
