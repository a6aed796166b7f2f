/** One column with its gaps filled, by a value of its own kind or another. */
import type { Column, Label } from "../../numeric/index.ts";

/** @param value null and NaN: it stays missing */
export function filledColumn(column: Column, mask: Uint8Array, value: Label | null): Column {
  if (!mask.includes(1)) return column;
  const { name } = column;
  const fill = Number.isNaN(value) ? null : value;
  if (column.kind === "number" && typeof fill !== "string") {
    const values = column.values.map((cell, row) => (mask[row] === 1 ? Number(fill ?? Number.NaN) : cell));
    return { name, kind: "number", values, integer: column.integer && Number.isInteger(fill) };
  }
  if (column.kind === "boolean" && typeof fill !== "string") {
    const isBoolean = typeof fill === "boolean" || fill === null;
    if (isBoolean) return { name, kind: "boolean", values: column.values.map((cell, row) => (mask[row] === 1 ? fill : cell)) };
    const numbers = Float64Array.from(column.values, (cell, row) => (mask[row] === 1 ? fill : Number(cell ?? Number.NaN)));
    return { name, kind: "number", values: numbers, integer: false };
  }
  const cells: readonly (string | null)[] = Array.from(column.values as readonly (Label | null)[], textOf);
  return { name, kind: "text", values: cells.map((cell, row) => (mask[row] === 1 ? textOf(fill) : cell)) };
}

function textOf(cell: Label | null): string | null {
  return cell === null || Number.isNaN(cell) ? null : String(cell);
}
