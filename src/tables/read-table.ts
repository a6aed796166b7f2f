/** A whole table in memory. */
import { DataError, quote } from "../errors/index.ts";
import { type Column, Frame } from "../numeric/index.ts";
import type { Delimiter } from "./delimited-cells.ts";
import { type Kind, numberColumn, settled } from "./infer-column.ts";
import { MOST_CELLS } from "./limits.ts";
import { openPlanned, type Plan, type ReadOptions, type TableBlock } from "./open-table.ts";
import type { TableFormat } from "./table-format.ts";

export interface Table {
  readonly frame: Frame;
  /** for each row the file's line on which it begins, counted from 1 */
  readonly lines: Int32Array;
  readonly file: string | undefined;
  readonly format: TableFormat;
  /** what stands between cells; undefined in NDJSON */
  readonly delimiter: Delimiter | undefined;
  /** false when the columns have no names of their own and are called `x0`, `x1`, … */
  readonly hasHeader: boolean;
  /** what was assumed, in sentences for people */
  readonly notes: readonly string[];
}

/**
 * Reads CSV, TSV or NDJSON, gzipped or not. A second pass follows where a later row made a column another kind than the rows before.
 *
 * @param bytes the file's
 * @throws {DataError} naming file, row and column of what cannot be read
 * @throws {NotInThisVersionError} for Parquet and Arrow
 */
export async function readTable(bytes: Uint8Array, options: ReadOptions = {}): Promise<Table> {
  const scouted = await pass(bytes, options, undefined);
  const isWhole = scouted.blocks.every(({ frame }) => isPlanned(frame, scouted.plan));
  const { table, blocks, plan } = isWhole ? scouted : await pass(bytes, options, scouted.plan);
  const lines = new Int32Array(blocks.reduce((rows, block) => rows + block.lines.length, 0));
  let at = 0;
  for (const block of blocks) {
    lines.set(block.lines, at);
    at += block.lines.length;
  }
  const columns = plan.names.map((name, j) => joined(name, settled(plan.kinds.get(name) ?? "empty"), blocks, j, lines.length));
  return { ...table, frame: new Frame(columns, lines.length), lines };
}

async function pass(bytes: Uint8Array, options: ReadOptions, plan: Plan | undefined) {
  const { blocks: stream, close: _, kinds, names, ...table } = await openPlanned(bytes, options, plan, plan === undefined);
  const blocks: TableBlock[] = [];
  let rows = 0;
  for await (const block of stream) {
    rows += block.lines.length;
    if (rows * names.length > MOST_CELLS) {
      throw new DataError(`more than ${MOST_CELLS} cells, the most that is held in memory`, {
        place: { ...(options.file === undefined ? {} : { file: options.file }), row: block.lines[0] },
      });
    }
    blocks.push(block);
  }
  for (const name of options.text ?? []) {
    if (!names.includes(name)) throw new DataError(`there is no column ${quote(name)} to keep as text`, { place: { column: name } });
  }
  return { table, blocks, plan: { names, kinds } satisfies { names: readonly string[]; kinds: ReadonlyMap<string, Kind> } };
}

function isPlanned(frame: Frame, plan: Plan): boolean {
  return (
    frame.columns.length === plan.names.length &&
    frame.columns.every(({ name, kind }, j) => name === plan.names[j] && kind === settled(plan.kinds.get(name) ?? "empty"))
  );
}

/** One column of all blocks; `kind` is that of each. */
function joined(name: string, kind: Column["kind"], blocks: readonly TableBlock[], j: number, rows: number): Column {
  if (kind === "number") {
    const values = new Float64Array(rows);
    let at = 0;
    for (const { frame } of blocks) {
      const { values: some } = frame.columns[j];
      values.set(some as Float64Array, at);
      at += some.length;
    }
    return numberColumn(name, values);
  }
  const values = blocks.flatMap(({ frame }) => frame.columns[j].values as readonly (string | boolean | null)[]);
  return { name, kind, values } as Column;
}
