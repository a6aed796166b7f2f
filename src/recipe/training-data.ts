/** Which columns are learnt from and what is learnt, everything that stops it named at once. */
import { DataError, NotInThisVersionError, nearest, type Place, quote } from "../errors/index.ts";
import { type Column, Frame, type Label, type Labels } from "../numeric/index.ts";

const MOST_INTEGER_CLASSES = 20;

export type Task = "classification" | "regression";

/**
 * @param features names; without them all columns but the target and those of `drop`
 * @throws {DataError} when there is no such column, with the nearest
 */
export function featureNames(frame: Frame, target: string, features: readonly string[] | undefined, drop: readonly string[], place: Place) {
  targetColumn(frame, target, place);
  for (const name of [...(features ?? []), ...drop]) {
    if (frame.column(name) === undefined) throw noColumn(frame, name, place);
  }
  if (features?.includes(target) === true) {
    throw new DataError(`the target ${quote(target)} stands among the features`, { place: { ...place, column: target } });
  }
  if (drop.includes(target)) {
    throw new DataError(`the target ${quote(target)} stands among the columns to leave out`, { place: { ...place, column: target } });
  }
  const twice = features?.find((name, i) => features.indexOf(name) !== i);
  if (twice !== undefined) throw new DataError(`the feature ${quote(twice)} is named twice`, { place: { ...place, column: twice } });
  const names = (features ?? frame.names.filter((name) => name !== target)).filter((name) => !drop.includes(name));
  if (names.length === 0) throw new DataError("no columns are left to learn from", { place });
  return names;
}

export function targetColumn(frame: Frame, target: string, place: Place): Column {
  const column = frame.column(target);
  if (column === undefined) throw noColumn(frame, target, place);
  return column;
}

function noColumn(frame: Frame, name: string, place: Place): DataError {
  const meant = nearest(name, frame.names);
  const shown = frame.names.slice(0, 20).map(quote).join(", ") + (frame.columns.length > 20 ? ", …" : "");
  return new DataError(`there is no column ${quote(name)}`, {
    place: { ...place, column: name },
    hint: meant === undefined ? `The columns are ${shown}.` : `Did you mean ${quote(meant)}?`,
  });
}

/** The task that a target asks for, and why: text, booleans, or at most 20 distinct integers are classes. */
export function taskOf(column: Column): { readonly task: Task; readonly because: string } {
  const name = quote(column.name);
  if (column.kind !== "number")
    return { task: "classification", because: `${name} holds ${column.kind === "text" ? "text" : "true and false"}` };
  const distinct = new Set(column.values).size;
  if (!column.integer) return { task: "regression", because: `${name} holds numbers with fractions` };
  return distinct <= MOST_INTEGER_CLASSES
    ? { task: "classification", because: `${name} holds ${distinct} distinct integers` }
    : { task: "regression", because: `${name} holds ${distinct} distinct integers, more than ${MOST_INTEGER_CLASSES}` };
}

/** Inputs as numbers. @throws {NotInThisVersionError} naming every column of text and every one with missing cells */
export function features(frame: Frame, names: readonly string[], place: Place): Frame {
  const columns = frame.select(names).columns;
  const text = columns.filter((column) => column.kind === "text");
  const blank = columns.filter((column) => column.kind !== "text" && missingIn(column) > 0);
  if (text.length > 0 || blank.length > 0) {
    const parts = [
      ...(text.length > 0 ? [`text (${text.map(({ name, values }) => `${quote(name)}: ${quote(cellOfText(values))}`).join(", ")})`] : []),
      ...(blank.length > 0 ? [`missing cells (${blank.map((column) => `${missingIn(column)} in ${quote(column.name)}`).join(", ")})`] : []),
    ];
    const all = [...text, ...blank].map(({ name }) => name);
    throw new NotInThisVersionError(`learning from columns with ${parts.join(" and ")}`, {
      place: { ...place, ...(all.length === 1 && { column: all[0] }) },
      hint: `Leave ${all.length === 1 ? "the column" : "the columns"} out: --drop ${shellWord(all.join(","))}`,
    });
  }
  for (const { name, values } of columns) {
    // Here, because the estimator sees the rows shuffled and could not say which one it was.
    const row = Array.from<unknown>(values).findIndex((value) => !Number.isFinite(Math.fround(Number(value))));
    if (row >= 0) {
      throw new DataError(`data row ${row + 1} of column ${quote(name)} holds ${values[row]}, more than a float32 can, which trees read`, {
        place: { ...place, column: name },
      });
    }
  }
  return new Frame(columns, frame.rows);
}

/**
 * The labels or numbers to learn, or to compare with (`evaluation`, which one class suffices for).
 *
 * @throws {DataError} when cells are missing, there is one class only, or the values do not fit the task
 */
export function targets(column: Column, task: "regression", place: Place): Float64Array;
export function targets(column: Column, task: Task | "evaluation", place: Place): Labels;
export function targets(column: Column, task: Task | "evaluation", place: Place): Labels {
  const at = { ...place, column: column.name };
  const name = quote(column.name);
  const missing = missingIn(column);
  if (missing > 0) {
    throw new DataError(`the target ${name} has ${missing} missing ${missing === 1 ? "cell" : "cells"}`, {
      place: at,
      hint: "Nothing can be learnt from a row without an answer: take these rows out.",
    });
  }
  if (task === "regression") {
    if (column.kind === "text") throw new DataError(`the target ${name} holds text, and a regressor learns numbers`, { place: at });
    const values = Float64Array.from(column.values as Iterable<number | boolean>, Number);
    const infinite = values.findIndex((value) => !Number.isFinite(value));
    if (infinite >= 0) throw new DataError(`the target ${name} holds ${values[infinite]}`, { place: at });
    return values;
  }
  if (column.kind === "number" && !column.integer) {
    throw new DataError(`the target ${name} holds numbers with fractions, which are no classes`, {
      place: at,
      ...(task === "classification" && { hint: "Learn them as numbers: --estimator random-forest-regressor" }),
    });
  }
  const labels = column.kind === "number" ? column.values : (column.values as readonly Label[]);
  if (task === "classification" && new Set<unknown>(column.values).size === 1) {
    throw new DataError(`the target ${name} holds one class only, ${JSON.stringify(column.values[0])}: there is nothing to tell apart`, {
      place: at,
    });
  }
  return labels;
}

/** The first cell that is not written as numbers are: what made the column text. */
function cellOfText(cells: readonly (string | null)[]): string | null {
  return cells.find((cell) => cell !== null && String(Number(cell)) !== cell) ?? cells.find((cell) => cell !== null) ?? null;
}

function missingIn(column: Column): number {
  let missing = 0;
  for (const value of column.values) if (value === null || Number.isNaN(value)) missing++;
  return missing;
}

function shellWord(text: string): string {
  return /^[\w.,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
