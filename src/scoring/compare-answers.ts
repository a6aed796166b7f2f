/**
 * "Is it the same as my notebook?": a table that holds Python's answers beside its rows, in the columns `prediction` and
 * `probability_CLASS` (of several outputs `prediction_OUTPUT`), against what the model answers.
 */
import { InvalidModelError, quote } from "../errors/index.ts";
import type { RowTable } from "../model/index.ts";
import type { Column, Frame } from "../numeric/index.ts";
import { answerColumns } from "./answers.ts";
import type { ScoringModel } from "./scoring-model.ts";

export interface Comparison {
  /** the columns that were compared */
  readonly columns: readonly string[];
  /** of all numbers, relative where Python's is above 1; null where none was compared */
  readonly largestDifference: number | null;
}

/** Python prints 17 digits; what differs more than this is another answer, unless the model's own sums round by more. */
const MOST_DIFFERENCE = 1e-9;
const MOST_ROUNDING = 1e-6;
/** A model that was fitted on float32 answers float32, of which Python prints 9 digits; BLAS adds up in whatever order. */
const MOST_SINGLE_DIFFERENCE = 1e-6;
const SINGLE_DIGITS = 9;
/** Answers that differ more than this do so for another reason than float32 rows. */
const MOST_OF_SINGLE_ROWS = 1e-4;
const MOST_SHOWN = 10;

/**
 * @param x the rows of `frame`, read
 * @throws {InvalidModelError} at the first answer that differs, with its row, what Python answered and what Brine does
 */
export function compareAnswers(model: ScoringModel, frame: Frame, x: RowTable, file?: string): Comparison {
  const hasProba = "predictProba" in model.estimator && model.estimator.predictProba !== undefined;
  const inputs = new Set(model.signature.inputs.map(({ name }) => name));
  const spelled = pythonsNames(model);
  const compared: string[] = [];
  const { rounding = 0 } = model.estimator;
  const mostOfSums = rounding > MOST_DIFFERENCE ? Math.min(rounding, MOST_ROUNDING) : MOST_DIFFERENCE;
  let largest: number | null = null;
  for (const ours of answerColumns(model, hasProba).columns(x)) {
    const theirs = frame.column(ours.name) ?? frame.column(spelled.get(ours.name) ?? "");
    if (theirs === undefined || inputs.has(theirs.name)) continue;
    compared.push(theirs.name);
    const most = isSingle(theirs) ? Math.max(MOST_SINGLE_DIFFERENCE, mostOfSums) : mostOfSums;
    for (let row = 0; row < frame.rows; row++) {
      const difference = differenceOf(ours, theirs, row);
      if (difference !== undefined && !(difference <= most)) throw differs(ours, theirs, row, file, model);
      if (difference !== undefined && ours.kind === "number") largest = Math.max(largest ?? 0, difference);
    }
  }
  return { columns: compared, largestDifference: largest };
}

/** Whether the numbers of a column are float32, as far as their digits tell. */
function isSingle({ kind, values }: Column): boolean {
  if (kind !== "number") return false;
  let isFraction = false;
  for (let row = 0; row < values.length; row++) {
    const value = Number(values[row] ?? Number.NaN);
    if (Number.isNaN(value)) continue;
    if (Number(value.toPrecision(SINGLE_DIGITS)) !== value) return false;
    isFraction ||= Number(value.toPrecision(SINGLE_DIGITS - 3)) !== value;
  }
  return isFraction;
}

/** How Python spells the columns of classes that it writes otherwise: `probability_True`, and `probability_1.0` of classes that were floats. */
function pythonsNames({ signature: { output } }: ScoringModel): ReadonlyMap<string, string> {
  const labels = output.kind === "classifier" ? output.classes : [];
  return new Map(
    labels.flatMap((label): [string, string][] => {
      if (typeof label === "boolean") return [[`probability_${label}`, `probability_${label ? "True" : "False"}`]];
      return Number.isInteger(label) ? [[`probability_${label}`, `probability_${label}.0`]] : [];
    }),
  );
}

/** 0 where texts are equal, infinite where they differ; undefined where Python's cell is empty and ours is no number. */
function differenceOf(ours: Column, theirs: Column, row: number): number | undefined {
  const mine = ours.values[row];
  const expected = theirs.values[row];
  if (ours.kind === "number") {
    const [a, b] = [Number(mine), expected === null ? Number.NaN : Number(expected)];
    if (Number.isNaN(a) && Number.isNaN(b)) return 0;
    return Object.is(a, b) || a === b ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(b));
  }
  if (mine === "" && expected === null) return 0;
  return String(mine) === String(expected) || (typeof mine === "boolean" && String(expected) === (mine ? "True" : "False"))
    ? 0
    : Number.POSITIVE_INFINITY;
}

function differs(ours: Column, theirs: Column, row: number, file: string | undefined, model: ScoringModel): InvalidModelError {
  const show = ({ values }: Column): string => JSON.stringify(values[row])?.slice(0, 60);
  return new InvalidModelError(
    `row ${row + 1} of the examples is answered differently: Python's ${ours.name} is ${show(theirs)}, and Brine's is ${show(ours)}`,
    {
      place: { ...(file !== undefined && { file }), column: ours.name },
      hint: `The bundle is not written. ${unknownClass(theirs.values[row], model) ?? ofSingleRows(differenceOf(ours, theirs, row)) ?? "Were the answers made by this file, on these rows? If so, please report it."}`,
    },
  );
}

/** What to do where answers differ as little as float32 and float64 do. */
function ofSingleRows(difference: number | undefined): string | undefined {
  if (difference === undefined || difference > MOST_OF_SINGLE_ROWS) return undefined;
  return "So little is what float32 rows make: Brine reads numbers as float64. Ask the model in Python with rows.astype('float64').";
}

/** What to do where Python's label is none of the classes: they have other names in the notebook than in the file. */
function unknownClass(label: unknown, { signature: { output } }: ScoringModel): string | undefined {
  if (output.kind !== "classifier" || typeof label !== "string" || output.classes.some((each) => String(each) === label)) return undefined;
  const isCode = /^\d+$/.test(label) && Number(label) < output.classes.length && output.classes.every((each) => typeof each === "string");
  const todo = isCode
    ? "Python answered with their numbers: compare without --classes and without a LabelEncoder, or write their names into the table."
    : "--classes a,b,c names them, in this order.";
  const classes = output.classes.slice(0, MOST_SHOWN).map((each) => (typeof each === "string" ? quote(each) : String(each)));
  return `${quote(label)} is none of its classes (${classes.join(", ")}${output.classes.length > MOST_SHOWN ? ", …" : ""})${isCode ? ". " : "; "}${todo}`;
}
