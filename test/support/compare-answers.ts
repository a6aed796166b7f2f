/** Brine's answer beside scikit-learn's: equal bit for bit (a zero's sign aside), close, or different and where. */
import { Frame, Matrix, SparseMatrix } from "../../src/numeric/index.ts";
import type { Answer } from "./sklearn-fixtures.ts";

type Cell = string | number | boolean | null;

export type Comparison =
  | { readonly status: "equal" }
  /** within the tolerance; `distance` is the largest, of the largest number */
  | { readonly status: "close"; readonly distance: number }
  | { readonly status: "different"; readonly what: string };

/** @param relative how far numbers may be apart, of the largest number in the answer; 0: not at all */
export function compareAnswers(ours: unknown, theirs: Answer, relative: number): Comparison {
  const isSparse = ours instanceof SparseMatrix && theirs.kind === "sparse";
  const expected = isSparse ? entriesOf(theirs.matrix) : cellsOfAnswer(theirs);
  const got = isSparse ? entriesOf(ours) : likeTheirs(ours, theirs);
  if (got.length !== expected.length) return { status: "different", what: `${got.length} values, not ${expected.length}` };
  let largest = 0;
  for (const cell of expected)
    if (typeof cell === "number" && Math.abs(cell) < Number.POSITIVE_INFINITY) largest = Math.max(largest, Math.abs(cell));
  let furthest = 0;
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [got[i], expected[i]];
    if (isSame(a, b)) continue;
    const what = `value ${i} is ${a}, not ${b}`;
    if (typeof b !== "number" || typeof a !== "number" || relative === 0) return { status: "different", what };
    const distance = Math.abs(a - b) / largest;
    if (!(distance <= relative)) return { status: "different", what: `${what} (${distance} of the largest)` };
    furthest = Math.max(furthest, distance);
  }
  return furthest === 0 ? { status: "equal" } : { status: "close", distance: furthest };
}

function isSame(a: Cell, b: Cell): boolean {
  if (a === b || (typeof a === "number" && typeof b === "number" && Number.isNaN(a) && Number.isNaN(b))) return true;
  if (typeof a !== typeof b && [a, b].every((cell) => typeof cell === "boolean" || typeof cell === "number"))
    return Number(a) === Number(b);
  // A missing text is None or NaN in Python, and null here.
  return a === null && typeof b === "number" && Number.isNaN(b);
}

function cellsOfAnswer(answer: Answer): readonly Cell[] {
  switch (answer.kind) {
    case "numbers":
      return Array.from(answer.values);
    case "cells":
      return answer.values;
    case "sparse":
      return Array.from(answer.matrix.toDense().data);
    case "texts":
      return answer.texts;
    case "frame":
      return cellsOf(answer.frame);
    case "list":
      return answer.items.flatMap(cellsOfAnswer);
  }
}

/** Our answer in the order of theirs, where they write the same thing otherwise. */
function likeTheirs(ours: unknown, theirs: Answer): readonly Cell[] {
  if (ours instanceof SparseMatrix) return cellsOf(ours.toDense());
  const isTable = theirs.kind !== "list" && !("shape" in theirs && theirs.shape.length === 1);
  if (Array.isArray(ours) && isTable && Array.isArray(ours[0])) return transposed(ours as Cell[][]);
  // Of each label of a multilabel model scikit-learn gives the probability that it applies.
  if (Array.isArray(ours) && isTable && ours[0] instanceof Matrix) return transposed((ours as Matrix[]).map(lastColumn));
  return cellsOf(ours);
}

function transposed(columns: readonly (readonly Cell[])[]): Cell[] {
  return Array.from({ length: columns[0].length }, (_, i) => columns.map((column) => column[i])).flat();
}

function lastColumn(matrix: Matrix): number[] {
  return matrix.toArrays().map((row) => row[row.length - 1]);
}

/** Each row's entries that are not 0, as column and value, by column: a wide matrix has millions of zeros. */
function entriesOf(matrix: SparseMatrix): number[] {
  return Array.from({ length: matrix.rows }, (_, i) => {
    const { indices, data } = matrix.row(i);
    const sums = new Map<number, number>();
    for (let k = 0; k < indices.length; k++) sums.set(indices[k], (sums.get(indices[k]) ?? 0) + data[k]);
    const entries = [...sums].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b);
    return [entries.length, ...entries.flat()];
  }).flat();
}

/** All values of an answer, row by row. */
export function cellsOf(ours: unknown): readonly Cell[] {
  if (ours instanceof Matrix) return Array.from(ours.data);
  if (ours instanceof SparseMatrix) return entriesOf(ours);
  if (ours instanceof Frame) {
    const { columns, rows } = ours;
    return Array.from({ length: rows }, (_, i) => columns.map(({ values }): Cell => values[i])).flat();
  }
  if (ArrayBuffer.isView(ours)) return Array.from(ours as Float64Array);
  if (Array.isArray(ours))
    return ours.flatMap((item): readonly Cell[] => (typeof item === "object" && item !== null ? cellsOf(item) : [item]));
  throw new TypeError(`an answer of the kind ${typeof ours}`);
}
