/** Many rows through a model, block by block, in constant memory. Each row gets the answer it would get alone. */
import { DataError, ParameterError, type Place, quote } from "../errors/index.ts";
import { takeRows } from "../model/index.ts";
import { type Column, Frame } from "../numeric/index.ts";
import type { TableBlock } from "../tables/index.ts";
import { answerColumns } from "./answers.ts";
import { findInputs, readInputs, type WrongCell } from "./inputs.ts";
import type { ScoringModel } from "./scoring-model.ts";

/** What scoring needs of a table: an OpenTable, or a Table as `{ …table, names: table.frame.names, blocks: [table] }`. */
export interface ScoringSource {
  readonly file: string | undefined;
  readonly hasHeader: boolean;
  readonly names: readonly string[];
  readonly blocks: AsyncIterable<TableBlock> | Iterable<TableBlock>;
}

export interface ScoringOptions {
  /** adds a column `probability_CLASS` for each class */
  readonly proba?: boolean;
  /** leaves the table's own columns out */
  readonly only?: boolean;
  /** a row that the model cannot read ends the work, is left out, or is told in a column `error` */
  readonly errors?: "fail" | "skip" | "column";
  readonly signal?: AbortSignal | undefined;
  /** called after each block with the number of rows read so far */
  readonly onProgress?: ((rows: number) => void) | undefined;
}

export interface ScoredBlock {
  readonly frame: Frame;
  /** rows read */
  readonly rows: number;
  /** rows that the model could not read */
  readonly wrong: number;
}

export interface ScoredTable {
  /** the columns of every block's frame */
  readonly names: readonly string[];
  /** columns that the model does not know; they are kept, unless `only` */
  readonly passengers: readonly string[];
  /** what was assumed, in sentences for people */
  readonly notes: readonly string[];
  /** @throws {DataError} at the first row that cannot be read, with file, line and column. Rejects with `signal.reason` when aborted */
  readonly blocks: AsyncGenerator<ScoredBlock>;
}

/**
 * @throws {DataError} when an input has no column, or a column of the table has the name of an answer
 * @throws {ParameterError} when probabilities are asked of a model that has none
 */
export function scoreTable(model: ScoringModel, source: ScoringSource, options: ScoringOptions = {}): ScoredTable {
  const place: Place = source.file === undefined ? {} : { file: source.file };
  if (options.proba === true) checkProba(model);
  const { positions, passengers, notes } = findInputs(model.signature, source.names, source.hasHeader, place);
  const kept = options.only === true ? [] : source.names;
  const answers = answerColumns(model, options.proba === true);
  const reading = { isFloat32: model.estimator.float32 === true, names: model.estimator.featureNames };
  const added = options.errors === "column" ? [...answers.names, "error"] : answers.names;
  for (const name of added) {
    if (!kept.includes(name)) continue;
    throw new DataError(`the table has a column ${quote(name)} already`, {
      place: { ...place, column: name },
      hint: "Rename it, or leave the table's columns out of the answer with --only.",
    });
  }

  async function* blocks(): AsyncGenerator<ScoredBlock> {
    let done = 0;
    for await (const { frame, lines } of source.blocks) {
      options.signal?.throwIfAborted();
      const { values, wrong } = readInputs(frame, model.signature, positions, reading);
      if (wrong.length > 0 && (options.errors ?? "fail") === "fail") throw refusal(wrong, lines, place);
      const firstWrong = new Map<number, WrongCell[]>();
      for (const cell of wrong) firstWrong.set(cell.row, [...(firstWrong.get(cell.row) ?? []), cell]);
      const sound = Int32Array.from({ length: frame.rows - firstWrong.size });
      for (let row = 0, at = 0; row < frame.rows; row++) if (!firstWrong.has(row)) sound[at++] = row;
      const columns = answers.columns(takeRows(values, sound));
      const table = options.only === true ? new Frame([], frame.rows) : frame;
      const scored =
        options.errors === "column"
          ? [...table.columns, ...columns.map((column) => spread(column, sound, frame.rows)), errorColumn(firstWrong, frame.rows)]
          : [...(firstWrong.size === 0 ? table : table.take(sound)).columns, ...columns];
      done += frame.rows;
      yield { frame: new Frame(scored), rows: frame.rows, wrong: firstWrong.size };
      options.onProgress?.(done);
    }
  }
  return { names: [...kept, ...added], passengers, notes, blocks: blocks() };
}

function checkProba({ estimator }: ScoringModel): void {
  const isOfClasses = estimator.kind === "classifier" || estimator.kind === "multi-output-classifier";
  if (isOfClasses && estimator.predictProba !== undefined) return;
  const why = isOfClasses
    ? "the model has no probabilities, as its estimator in Python has none"
    : "the model answers with numbers, not with classes: there are no probabilities";
  throw new ParameterError(why, { place: { name: "proba" } });
}

/** Answers of the sound rows at their places among `rows`; the others' are missing. */
function spread(column: Column, sound: Int32Array, rows: number): Column {
  if (column.kind === "number") {
    const values = new Float64Array(rows).fill(Number.NaN);
    for (let i = 0; i < sound.length; i++) values[sound[i]] = column.values[i];
    return { ...column, values };
  }
  const values = new Array<string | boolean | null>(rows).fill(null);
  for (let i = 0; i < sound.length; i++) values[sound[i]] = column.values[i];
  return { ...column, values } as Column;
}

function errorColumn(wrong: ReadonlyMap<number, readonly WrongCell[]>, rows: number): Column {
  const sentences = Array.from({ length: rows }, (_, row) => {
    const cells = wrong.get(row);
    return cells === undefined ? null : cells.map(({ column, detail }) => `column ${quote(column)} ${detail}`).join("; ");
  });
  return { name: "error", kind: "text", values: sentences };
}

function refusal(wrong: readonly WrongCell[], lines: Int32Array, place: Place): DataError {
  const first = wrong.reduce((a, b) => (b.row < a.row ? b : a));
  const rows = new Set(wrong.map(({ row }) => row)).size;
  const more = rows === 1 ? "" : rows === 2 ? " (1 more row near it is wrong)" : ` (${rows - 1} more rows near it are wrong)`;
  return new DataError(`column ${quote(first.column)} ${first.detail}${more}`, {
    place: { ...place, row: lines[first.row], column: first.column },
    hint: "To leave such rows out: --errors skip. To keep them and say what is wrong: --errors column.",
  });
}
