/** Rows to show: in the banner, in errors, in OpenAPI and on the page. Sound input for the model, written as people would. */
import { BrineError } from "../errors/index.ts";
import { type Cell, type Input, isTrained, type Row, type RowAnswer, slugs } from "../model/index.ts";
import type { ServedModel } from "./served-model.ts";

export interface ExampleRow {
  /** `(inputs,)` */
  readonly row: Row;
  readonly answer: RowAnswer;
}

/** Up to `count` rows with answers that all differ, as far as the model gives them. */
export function exampleRows(served: ServedModel, count: number): ExampleRow[] {
  const found: ExampleRow[] = [];
  for (const row of candidates(served)) {
    const answer = answerOf(served, row);
    if (answer === undefined || found.some((other) => answerLabel(other.answer) === answerLabel(answer))) continue;
    found.push({ row, answer });
    if (found.length === count) break;
  }
  const { output } = served.signature;
  if (output.kind !== "classifier") return found;
  const position = ({ answer: { prediction } }: ExampleRow): number => output.classes.findIndex((label) => Object.is(label, prediction));
  return found.sort((a, b) => position(a) - position(b));
}

/** The answer in a few letters. */
export function answerLabel({ prediction, output }: RowAnswer): string {
  if (output !== undefined) return Object.values(output).slice(0, 4).map(String).join(", ");
  if (typeof prediction !== "object") return String(prediction);
  return Object.entries(prediction ?? {})
    .slice(0, 4)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(", ");
}

/** `sepal_length=5.1&…`, with slugs where they are unique: shorter to read than an encoded name. */
export function queryOf(served: ServedModel, row: Row): string {
  const short = slugs(served.signature);
  return served.signature.inputs
    .map(({ name }, i) => {
      const spelled = /^[\w.-]+$/.test(name) ? name : (short[i][0] ?? name);
      return `${encoded(spelled)}=${encoded(cellText(row[i]))}`;
    })
    .join("&");
}

/** A cell as somebody would type it; nothing for what is missing. */
export function cellText(cell: Cell): string {
  return cell === null || Number.isNaN(cell) ? "" : String(cell);
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/** `{"sepal_length":5.1,…}` as an object. */
export function objectOf(served: ServedModel, row: Row): Record<string, Cell> {
  return Object.fromEntries(served.signature.inputs.map(({ name }, i) => [name, Number.isNaN(row[i]) ? null : row[i]]));
}

function* candidates({ signature: { inputs }, model: { card } }: ServedModel): Generator<Row> {
  const isNumbers = inputs.every(({ kind }) => kind !== "text");
  const rowOf = (cells: readonly Cell[]): Row =>
    isNumbers ? Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))) : cells;
  if (isTrained(card)) {
    // Real rows where somebody had them kept; else rows drawn column by column.
    for (const row of card.kept?.rows ?? []) yield Float64Array.from(row);
    for (const row of card.golden.rows) yield Float64Array.from(row, (value, i) => readable(inputs[i], value));
  } else {
    for (const row of card.golden?.rows ?? []) yield rowOf(row);
  }
  // Should these all get one answer: points inside the training ranges, all inputs low, high and between.
  for (const share of [0.15, 0.85, 0.5, 0.3, 0.7, 0, 1]) yield rowOf(inputs.map((input) => at(input, share)));
}

function at(input: Input, share: number): Cell {
  const { kind, categories, range } = input;
  if (categories !== undefined && categories.length > 0) {
    const category = categories[Math.min(categories.length - 1, Math.floor(share * categories.length))];
    return kind === "text" ? String(category) : Number(category);
  }
  if (kind === "text") return "some text";
  if (range === undefined) return share < 0.5 ? 0 : 1;
  const [low, high] = range;
  const value = low + (high - low) * share;
  return Number.isFinite(value) ? readable(input, value) : low;
}

function readable({ range, integer }: Input, value: number): number {
  if (range === undefined || Number.isNaN(value)) return value;
  return integer === true ? Math.round(value) : tidy(value, range[1] - range[0]);
}

/** As few digits as still tell values of this width apart. */
function tidy(value: number, width: number): number {
  for (let digits = 0; digits < 12; digits++) {
    const rounded = Number(value.toFixed(digits));
    if (Math.abs(rounded - value) <= width / 100) return rounded;
  }
  return value;
}

/** Undefined where a made-up row is one that the model refuses. */
function answerOf(served: ServedModel, row: Row): RowAnswer | undefined {
  try {
    return served.answerOf(row);
  } catch (error) {
    if (error instanceof BrineError) return undefined;
    throw error;
  }
}
