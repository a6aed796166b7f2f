/** Scores or probabilities beside true labels: a column a class, in the order of sorted classes, as `predictProba` gives them. */
import { DataError, ParameterError } from "../../errors/index.ts";
import { compareLabels, type Label, type Labels, Matrix, type MatrixLike, uniqueLabels } from "../../numeric/index.ts";
import { type Numbers, readNumbers } from "./numbers.ts";
import { checkClasses, labelKey, showLabel } from "./targets.ts";

const isRows = (scores: Numbers | readonly (readonly number[])[]): scores is readonly (readonly number[])[] => Array.isArray(scores[0]);

/**
 * One number a row is a matrix of one column.
 *
 * @throws {DataError} when a number is not finite, or rows differ in length
 */
export function readScores(name: string, scores: Numbers | MatrixLike): Matrix {
  if (!(scores instanceof Matrix) && !isRows(scores)) return new Matrix(scores.length, 1, readNumbers(name, scores));
  const { rows, columns, data } = Matrix.from(scores);
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new DataError(`${name} holds ${data[bad]} in row ${Math.floor(bad / columns)}, not a finite number`);
  return new Matrix(rows, columns, data);
}

/**
 * For each row the number of the column of its class.
 *
 * @param labels the classes of the columns; by default those of `yTrue`
 * @throws {DataError} when there is not one column a class, or `yTrue` holds a label that is not in `labels`
 * @throws {ParameterError} when `labels` is not sorted, or names a label twice
 */
export function columnsOf(yTrue: Labels, name: string, scores: Matrix, labels: readonly Label[] | undefined): Int32Array {
  const { classes, codes } = uniqueLabels(yTrue);
  checkClasses("yTrue", classes);
  const columns = labels ?? classes;
  if (columns.some((label, i) => i > 0 && compareLabels(columns[i - 1], label) >= 0)) {
    throw new ParameterError("labels are not sorted, or name one twice", { place: { name: "labels" } });
  }
  const places = new Map(columns.map((label, place) => [labelKey(label), place]));
  const place = classes.map((label) => {
    const found = places.get(labelKey(label));
    if (found === undefined) throw new DataError(`yTrue holds ${showLabel(label)}, which is not in labels`);
    return found;
  });
  if (columns.length !== scores.columns) {
    throw new DataError(
      `${name} has ${scores.columns} columns, and there ${columns.length === 1 ? "is 1 class" : `are ${columns.length} classes`}`,
      {
        hint: "Give labels, the classes of the columns, where yTrue lacks some.",
      },
    );
  }
  return codes.map((code) => place[code]);
}
