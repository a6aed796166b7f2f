/** A table read block by block, in constant memory; its columns and their kinds are those of the blocks so far. */
import { DataError, type Place, quote } from "../errors/index.ts";
import { type Column, Frame } from "../numeric/index.ts";
import { type Delimiter, delimitedCells } from "./delimited-cells.ts";
import { type ByteSource, peeked, plainChunks } from "./gunzip.ts";
import { readHeader } from "./header.ts";
import { type CellReader, jsonCells, type Kind, settled, textCells, widest } from "./infer-column.ts";
import { jsonRows } from "./json-rows.ts";
import { BLOCK_BYTES, BLOCK_ROWS, MOST_BLOCK_CELLS, MOST_BYTES, MOST_COLUMNS } from "./limits.ts";
import { refuseOtherFiles, SNIFFED_BYTES } from "./not-a-table.ts";
import { type RecordBlock, recordBlocks } from "./record-blocks.ts";
import { formatOfName, type TableFormat } from "./table-format.ts";

export interface ReadOptions {
  /** the file's name: it names the format, and errors name it */
  readonly file?: string;
  /** decides over the name; without both the first byte does: `{` is NDJSON, all else CSV */
  readonly format?: TableFormat;
  /** whether the first line of CSV or TSV holds names; without it a line that is all numbers holds none */
  readonly header?: boolean;
  /** the words that mean missing, in columns of every kind; without it pandas' words do, except in columns of text */
  readonly missing?: readonly string[];
  /** columns that stay text, whatever they hold */
  readonly text?: readonly string[];
  /** which columns stay text, of those that are there; in which of them an empty cell of CSV or TSV is an empty text, not a missing one */
  readonly isText?: (name: string) => boolean | "even empty";
  /** the most bytes that are read, after decompression */
  readonly mostBytes?: number;
  /** rows in a block */
  readonly blockRows?: number;
}

/** Some rows of a table. */
export interface TableBlock {
  readonly frame: Frame;
  /** for each row the file's line on which it begins, counted from 1 */
  readonly lines: Int32Array;
}

export interface OpenTable {
  readonly file: string | undefined;
  readonly format: TableFormat;
  /** what stands between cells; undefined in NDJSON */
  readonly delimiter: Delimiter | undefined;
  /** false when the columns have no names of their own and are called `x0`, `x1`, … */
  readonly hasHeader: boolean;
  /** the columns' names; in NDJSON those of the first block */
  readonly names: readonly string[];
  /** what was assumed, in sentences for people */
  readonly notes: readonly string[];
  /** The rows, once. A column whose cells stop being what they were becomes text from that block on. @throws {DataError} */
  readonly blocks: AsyncGenerator<TableBlock>;
  /** Lets go of the source; needed only where `blocks` is not read, as it does so itself at its end. */
  close(): Promise<void>;
}

/** Columns known beforehand: what `readTable` found out in its first pass. */
export interface Plan {
  readonly names: readonly string[];
  readonly kinds: ReadonlyMap<string, Kind>;
}

/** Rows of one block, not typed yet. */
interface RawBlock {
  readonly cells: (name: string, j: number) => CellReader;
  readonly lines: readonly number[];
}

interface Opened {
  readonly format: TableFormat;
  readonly delimiter: Delimiter | undefined;
  readonly hasHeader: boolean;
  readonly names: string[];
  readonly notes: readonly string[];
  readonly blocks: AsyncGenerator<RawBlock>;
  readonly records: AsyncGenerator<RecordBlock>;
}

/**
 * Opens CSV, TSV or NDJSON, gzipped or not.
 *
 * @throws {DataError} when it is empty, no table, or its header cannot be used; while reading, at the first row that cannot
 * @throws {NotInThisVersionError} for Parquet and Arrow
 */
export async function openTable(source: ByteSource, options: ReadOptions = {}): Promise<OpenTable> {
  return openPlanned(source, options, undefined, false);
}

/** @param isScout NDJSON may show new keys in every block (columns are added), instead of in the first only */
export async function openPlanned(
  source: ByteSource,
  options: ReadOptions,
  plan: Plan | undefined,
  isScout: boolean,
): Promise<OpenTable & { readonly kinds: ReadonlyMap<string, Kind> }> {
  const opened = await open(source, options, plan, isScout);
  const kinds = new Map<string, Kind>(plan?.kinds);
  for (const name of options.text ?? []) kinds.set(name, "text");
  const { format, delimiter, hasHeader, names, notes, records } = opened;
  const close = async (): Promise<void> => {
    await records.return(undefined);
  };
  return { file: options.file, format, delimiter, hasHeader, names, notes, kinds, blocks: typed(opened, kinds, options.isText), close };
}

async function* typed(
  { format, names, blocks, records }: Opened,
  kinds: Map<string, Kind>,
  isText: ReadOptions["isText"],
): AsyncGenerator<TableBlock> {
  try {
    for await (const { cells, lines } of blocks) {
      const columns = names.map((name, j) => {
        const reader = cells(name, j);
        const kind = widest(kinds.get(name) ?? ((isText?.(name) ?? false) ? "text" : "empty"), reader.kind);
        kinds.set(name, kind);
        const column = reader.as(settled(kind), name);
        return format !== "ndjson" && isText?.(name) === "even empty" ? withEmptyTexts(column) : column;
      });
      yield { frame: new Frame(columns, lines.length), lines: Int32Array.from(lines) };
    }
  } finally {
    await records.return(undefined);
  }
}

function withEmptyTexts(column: Column): Column {
  return column.kind === "text" ? { ...column, values: column.values.map((value) => value ?? "") } : column;
}

async function open(source: ByteSource, options: ReadOptions, plan: Plan | undefined, isScout: boolean): Promise<Opened> {
  const { file, mostBytes = MOST_BYTES, blockRows = BLOCK_ROWS } = options;
  const place: Place = file === undefined ? {} : { file };
  const named = options.format ?? (file === undefined ? undefined : formatOfName(file));
  const { first, all, close } = await peeked(plainChunks(source, mostBytes, file), SNIFFED_BYTES);
  try {
    refuseOtherFiles(first, place);
    const start = /^\ufeff?\s*(\S?)/.exec(new TextDecoder("utf-8", { ignoreBOM: true }).decode(first))?.[1] ?? "";
    if (start === "" && first.length < SNIFFED_BYTES) throw new DataError("is empty", { place, hint: EMPTY });
    const format = named ?? (start === "{" ? "ndjson" : "csv");
    if (named === undefined && start === "[") {
      throw new DataError("is a JSON array", {
        place,
        hint: "NDJSON has one object a line: jq -c '.[]' data.json > data.ndjson makes it.",
      });
    }
    const records = recordBlocks(all, { quotes: format !== "ndjson", blockRows, blockBytes: BLOCK_BYTES, place });
    return await (format === "ndjson" ? openJson(records, plan, isScout, place) : openDelimited(records, format, options, place));
  } catch (error) {
    await close();
    throw error;
  }
}

const EMPTY = "A table has at least a line of names.";

async function nextRecords(records: AsyncGenerator<RecordBlock>, place: Place): Promise<RecordBlock> {
  for (;;) {
    const next = await records.next();
    if (next.done === true) throw new DataError("is empty", { place, hint: EMPTY });
    if (next.value.lines.length > 0) return next.value;
  }
}

async function openDelimited(
  records: AsyncGenerator<RecordBlock>,
  format: "csv" | "tsv",
  options: ReadOptions,
  place: Place,
): Promise<Opened> {
  const block = await nextRecords(records, place);
  const delimiter = format === "tsv" ? "\t" : delimiterOf(block.bytes);
  const missing = options.missing === undefined ? undefined : new Set(options.missing);
  const firstRows = delimitedCells(block, delimiter, place);
  const header = readHeader(firstRows[0], options.header, { ...place, row: block.lines[0] });
  const names = [...header.names];

  const raw = (rows: readonly string[][], lines: readonly number[]): RawBlock => {
    for (let i = 0; i < rows.length; i++) {
      if (rows[i].length !== names.length) throw ragged(rows[i], names, header.isGiven, { ...place, row: lines[i] });
    }
    return {
      lines,
      cells: (name, j) => {
        const reader = textCells(rows, j, missing);
        if (delimiter === ";" && reader.kind === "text") refuseDecimalCommas(rows, lines, j, { ...place, column: name });
        return reader;
      },
    };
  };
  async function* blocks(): AsyncGenerator<RawBlock> {
    const skipped = header.isGiven ? 1 : 0;
    yield raw(firstRows.slice(skipped), block.lines.slice(skipped));
    for await (const next of records) {
      if (next.lines.length > 0) yield raw(delimitedCells(next, delimiter, place), next.lines);
    }
  }
  const told =
    delimiter === ";"
      ? ["Cells are separated by semicolons."]
      : delimiter === "\t" && format === "csv"
        ? ["Cells are separated by tabs."]
        : [];
  return { format, delimiter, hasHeader: header.isGiven, names, notes: [...told, ...header.notes], blocks: blocks(), records };
}

/** A comma, unless the first line has none but tabs or semicolons (as Excel writes in half of Europe). */
function delimiterOf(bytes: Uint8Array): Delimiter {
  let isQuoting = false;
  let found: Delimiter = ",";
  for (const byte of bytes) {
    if (byte === 34) isQuoting = !isQuoting;
    if (isQuoting) continue;
    if (byte === 44) return ",";
    if (byte === 9) found = "\t";
    if (byte === 59 && found === ",") found = ";";
    if (byte === 10 || byte === 13) break;
  }
  return found;
}

function ragged(row: readonly string[], names: readonly string[], hasHeader: boolean, place: Place): DataError {
  const cells = `${row.length} ${row.length === 1 ? "cell" : "cells"}`;
  const expected = `the ${hasHeader ? "header" : "first row"} has ${names.length}`;
  if (row.length < names.length) {
    const column = names[row.length];
    return new DataError(`this row has ${cells}, ${expected}: it ends before ${quote(column)}`, { place: { ...place, column } });
  }
  return new DataError(`this row has ${cells}, ${expected}: ${quote(row[names.length])} is one too many`, {
    place: { ...place, column: names[names.length - 1] },
    hint: "A cell that holds the separator stands in double quotes.",
  });
}

function refuseDecimalCommas(rows: readonly (readonly string[])[], lines: readonly number[], j: number, place: Place): void {
  const cells = rows.map((row) => row[j]).filter((cell) => cell !== "");
  if (!cells.every((cell) => /^\s*[+-]?[\d.]*(,\d+)?\s*$/.test(cell))) return;
  const at = rows.findIndex((row) => /\d,\d/.test(row[j]));
  if (at < 0) return;
  throw new DataError(`${quote(rows[at][j])} is written with a decimal comma`, {
    place: { ...place, row: lines[at] },
    hint: "Write numbers with a point (5.1): in Excel, Options, Advanced, Use system separators.",
  });
}

async function openJson(records: AsyncGenerator<RecordBlock>, plan: Plan | undefined, isScout: boolean, place: Place): Promise<Opened> {
  const names: string[] = [...(plan?.names ?? [])];
  const known = new Set(names);
  let isFirst = plan === undefined;
  const read = (block: RecordBlock): ReturnType<typeof jsonRows> => {
    const { rows, lines } = jsonRows(block, place);
    for (let i = 0; i < rows.length; i++) {
      for (const name of rows[i].keys()) {
        if (known.has(name)) continue;
        const where = { ...place, row: lines[i], column: name };
        if (!isFirst && !isScout) throw new DataError(`the key ${quote(name)} stands in no earlier row`, { place: where, hint: LATE_KEY });
        if (names.length === MOST_COLUMNS) throw new DataError(`more than ${MOST_COLUMNS} different keys`, { place: where });
        known.add(name);
        names.push(name);
      }
    }
    isFirst = false;
    return { rows, lines };
  };
  // Rows that leave most keys out are small in the file and wide in memory.
  function* pieces({ rows, lines }: ReturnType<typeof jsonRows>): Generator<RawBlock> {
    const step = Math.max(1, Math.floor(MOST_BLOCK_CELLS / Math.max(1, names.length)));
    for (let at = 0; at < rows.length; at += step) {
      const some = rows.slice(at, at + step);
      yield { lines: lines.slice(at, at + step), cells: (name) => jsonCells(some.map((row) => row.get(name) ?? null)) };
    }
  }
  const first = read(await nextRecords(records, place));
  async function* blocks(): AsyncGenerator<RawBlock> {
    yield* pieces(first);
    for await (const next of records) if (next.lines.length > 0) yield* pieces(read(next));
  }
  return { format: "ndjson", delimiter: undefined, hasHeader: true, names, notes: [], blocks: blocks(), records };
}

const LATE_KEY = `Large files are read ${BLOCK_ROWS} rows at a time: a key must stand, if only as null, in one of the first.`;
