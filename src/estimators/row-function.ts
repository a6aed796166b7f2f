/** Functions that the caller of `load` gives, row by row, as a transformer's. */
import { type Column, Frame, SparseMatrix } from "../numeric/index.ts";
import type { Features, Rows } from "./estimator.ts";
import { featuresOf } from "./passthrough.ts";

/** A value of a table; null where there is none. */
export type Cell = number | string | boolean | null;
/** Of one row: its value where it has one column, else its values; gives the same kinds. */
export type RowFunction = (row: Cell | readonly Cell[], keywords: Readonly<Record<string, unknown>>) => Cell | readonly Cell[];

/** The function of each row, whose answers are columns `x0`, `x1`, … @param keywords are passed on */
export function byRow(of: RowFunction, keywords: Readonly<Record<string, unknown>> = {}): (x: Rows) => Features {
  return (x) => {
    const rows = cellRows(featuresOf(x));
    const made = rows.map((row) => {
      const answer = of(row.length === 1 ? row[0] : row, keywords);
      return Array.isArray(answer) ? (answer as readonly Cell[]) : [answer as Cell];
    });
    const width = made[0]?.length ?? 0;
    return new Frame(
      Array.from({ length: width }, (_, f) =>
        columnOf(
          `x${f}`,
          made.map((row) => row[f] ?? null),
        ),
      ),
      rows.length,
    );
  };
}

function cellRows(features: Features): Cell[][] {
  if (features instanceof Frame) {
    return Array.from({ length: features.rows }, (_, i) => features.columns.map(({ values }): Cell => values[i]));
  }
  return (features instanceof SparseMatrix ? features.toDense() : features).toArrays();
}

function columnOf(name: string, cells: readonly Cell[]): Column {
  if (cells.some((cell) => typeof cell === "string")) {
    return { name, kind: "text", values: cells.map((cell) => (cell === null ? null : String(cell))) };
  }
  const values = Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell)));
  return { name, kind: "number", values, integer: false };
}
