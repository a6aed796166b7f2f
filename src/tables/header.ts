/** The first line of a CSV: names, or already numbers. */
import { DataError, type Place, quote } from "../errors/index.ts";
import { numberOf } from "./cell-text.ts";

export interface Header {
  readonly names: readonly string[];
  /** whether the first line held the names */
  readonly isGiven: boolean;
  /** what was assumed, for people to see */
  readonly notes: readonly string[];
}

/**
 * A first line that is all numbers is no header, unless `isHeader` decides: then columns are `x0`, `x1`, …
 *
 * @throws {DataError} when two columns share a name
 */
export function readHeader(first: readonly string[], isHeader: boolean | undefined, place: Place): Header {
  const isNumbers = first.every((cell) => !Number.isNaN(numberOf(cell)));
  if (isHeader === false || (isHeader === undefined && isNumbers)) {
    const last = first.length - 1;
    const names = last === 0 ? "x0" : last === 1 ? "x0 and x1" : `x0 to x${last}`;
    const notes = isHeader === false ? [] : [`The first line is all numbers, so it was read as data; the columns are called ${names}.`];
    return { names: first.map((_, j) => `x${j}`), isGiven: false, notes };
  }
  const positions = new Map<string, number>();
  const empty: number[] = [];
  const names = first.map((cell, j) => {
    if (cell === "") empty.push(j + 1);
    const name = cell === "" ? `Unnamed: ${j}` : cell;
    const before = positions.get(name);
    if (before !== undefined) {
      throw new DataError(`columns ${before} and ${j + 1} are both named ${quote(name)}`, {
        place: { ...place, column: name },
        hint: "Give every column a name of its own.",
      });
    }
    positions.set(name, j + 1);
    return name;
  });
  const notes = empty.slice(0, 3).map((j) => `Column ${j} has no name and is called ${quote(`Unnamed: ${j - 1}`)}, as pandas does.`);
  if (empty.length > 3) notes.push(`So are ${empty.length - 3} more.`);
  return { names, isGiven: true, notes };
}
