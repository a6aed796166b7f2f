/** Rows to show: in the banner, in errors, in OpenAPI and on the page. Sound input for the model, written as people would. */
import type { Input } from "../model/index.ts";
import { slugs } from "../model/index.ts";
import type { ServedModel } from "./served-model.ts";

export interface ExampleRow {
  /** `(inputs,)` */
  readonly row: Float64Array;
  /** what the model answers: a class's position, or a regressor's value */
  readonly answer: number;
}

/** Up to `count` rows with answers that all differ, as far as the model gives them. */
export function exampleRows(served: ServedModel, count: number): ExampleRow[] {
  const found: ExampleRow[] = [];
  for (const row of candidates(served)) {
    const answer = answerOf(served, row);
    if (found.some((other) => other.answer === answer)) continue;
    found.push({ row, answer });
    if (found.length === count) break;
  }
  return served.signature.output.kind === "classifier" ? found.sort((a, b) => a.answer - b.answer) : found;
}

/** `sepal_length=5.1&…`, with slugs where they are unique: shorter to read than an encoded name. */
export function queryOf(served: ServedModel, row: Float64Array): string {
  const short = slugs(served.signature);
  return served.signature.inputs
    .map(({ name }, i) => {
      const spelled = /^[\w.-]+$/.test(name) ? name : (short[i][0] ?? name);
      return `${encodeURIComponent(spelled.replace(/\p{Cs}/gu, "\ufffd"))}=${Number.isNaN(row[i]) ? "" : row[i]}`;
    })
    .join("&");
}

/** `{"sepal_length":5.1,…}` as an object. */
export function objectOf(served: ServedModel, row: Float64Array): Record<string, number> {
  return Object.fromEntries(served.signature.inputs.map(({ name }, i) => [name, row[i]]));
}

function* candidates({ signature: { inputs }, model }: ServedModel): Generator<Float64Array> {
  // Real rows where somebody had them kept; else rows drawn column by column.
  for (const row of model.card.kept?.rows ?? []) yield Float64Array.from(row);
  for (const row of model.card.golden.rows) yield Float64Array.from(row, (value, i) => readable(inputs[i], value));
  // Should these all get one answer: points inside the training ranges, all inputs low, high and between.
  for (const share of [0.15, 0.85, 0.5, 0.3, 0.7, 0, 1]) {
    yield Float64Array.from(inputs, (input) => at(input, share));
  }
}

function at(input: Input, share: number): number {
  if (input.range === undefined) return share < 0.5 ? 0 : 1;
  const [low, high] = input.range;
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

function answerOf(served: ServedModel, row: Float64Array): number {
  const out = served.predictRow(row);
  return out.length === 1 ? out[0] : out.indexOf(Math.max(...out));
}
