/** NDJSON: one object a line. Numbers that a double cannot hold (integers beyond 2^53, 1e999) stay text, as in CSV. */
import { DataError, type Place, quote } from "../errors/index.ts";
import { numberOf } from "./cell-text.ts";
import { decodeText } from "./decode-text.ts";
import { MOST_CELL_LENGTH, MOST_COLUMNS } from "./limits.ts";
import type { RecordBlock } from "./record-blocks.ts";

export type JsonCell = string | number | boolean | null;

/** A row's cells by name; a Map, so that `__proto__` is a name like any other. */
export type JsonRow = ReadonlyMap<string, JsonCell>;

// Strings by runs between escapes: a loop over single characters would overflow the engine's stack on long ones.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** @throws {DataError} naming the line, and the column where a value is an object or an array */
export function jsonRows(block: RecordBlock, place: Place): { rows: JsonRow[]; lines: number[] } {
  const rows: JsonRow[] = [];
  const lines: number[] = [];
  if (block.lines.length === 0) return { rows, lines };
  const text = decodeText(block.bytes, block.lines[0], place);
  let record = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === "") continue;
    const row = block.lines[record++];
    if (/^[ \t]*$/.test(line)) continue;
    rows.push(jsonRow(line, { ...place, row }));
    lines.push(row);
  }
  return { rows, lines };
}

function jsonRow(line: string, place: Place): JsonRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new DataError(`this line is not JSON: ${quote(line)}`, {
      place,
      hint:
        line.trimStart().startsWith("[") || line.trim() === "{"
          ? ONE_A_LINE
          : "NaN is written null; names and text stand in double quotes.",
      cause: error,
    });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new DataError(`this line is ${Array.isArray(value) ? "an array" : "a single value"}, not an object`, { place, hint: ONE_A_LINE });
  }
  const entries = Object.entries(value);
  if (entries.length > MOST_COLUMNS) throw new DataError(`${entries.length} keys in an object; the most is ${MOST_COLUMNS}`, { place });
  let isLossy = false;
  for (const [column, cell] of entries) {
    if (typeof cell === "object" && cell !== null) {
      throw new DataError(
        `${quote(column)} is ${Array.isArray(cell) ? "an array" : "an object"}; a cell is text, a number, true, false or null`,
        {
          place: { ...place, column },
        },
      );
    }
    const length = Math.max(column.length, typeof cell === "string" ? cell.length : 0);
    if (length > MOST_CELL_LENGTH) {
      throw new DataError(`a key or cell of ${length} characters; the most is ${MOST_CELL_LENGTH}`, { place: { ...place, column } });
    }
    isLossy ||= typeof cell === "number" && !(Math.abs(cell) <= Number.MAX_SAFE_INTEGER);
  }
  refuseRepeatedKeys(line, entries.length, place);
  return new Map(isLossy ? Object.entries(JSON.parse(line.replace(TOKEN, keptAsText)) as Record<string, JsonCell>) : entries);
}

const ONE_A_LINE = "NDJSON has one object a line: jq -c '.[]' data.json > data.ndjson makes it of a JSON array.";

/** Numbers that their digits tell from their double: `9007199254740993` and `1e999` become text, `1e300` does not. */
function keptAsText(token: string): string {
  return token.startsWith('"') || !Number.isNaN(numberOf(token)) ? token : `"${token}"`;
}

// JSON.parse keeps the last of two equal keys and says nothing.
function refuseRepeatedKeys(line: string, count: number, place: Place): void {
  let colons = 0;
  for (let at = line.indexOf(":"); at >= 0; at = line.indexOf(":", at + 1)) colons++;
  if (colons === count) return;
  let keys = 0;
  for (const [, colon] of line.matchAll(TOKEN)) if (colon !== undefined) keys++;
  if (keys === count) return;
  const names = new Set<string>();
  for (const [token, colon] of line.matchAll(TOKEN)) {
    if (colon === undefined) continue;
    const column = JSON.parse(token.slice(0, -colon.length)) as string;
    if (names.has(column)) throw new DataError(`the key ${quote(column)} stands twice in this object`, { place: { ...place, column } });
    names.add(column);
  }
}
