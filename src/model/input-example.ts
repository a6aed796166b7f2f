/** Rows that MLflow saved beside a model (`input_example.json`): a table as pandas' `split`, rows as lists, or rows as objects. */
import { Matrix } from "../numeric/index.ts";
import type { ModelRows } from "./model.ts";

const MOST_ROWS = 100;

/** @returns undefined for anything else, and for what is no JSON */
export function readInputExample(json: string): ModelRows | undefined {
  try {
    return rowsOf(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function rowsOf(value: unknown): ModelRows | undefined {
  if (isObject(value)) {
    const { columns, data } = value;
    if (!Array.isArray(columns) || !Array.isArray(data) || !columns.every((name) => typeof name === "string")) return undefined;
    const rows = data.slice(0, MOST_ROWS);
    if (!rows.every((row) => Array.isArray(row) && row.length === columns.length)) return undefined;
    return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const rows: readonly unknown[] = value.slice(0, MOST_ROWS);
  if (rows.every(isObject)) return rows;
  if (!rows.every(isNumbers) || rows.some((row) => row.length !== rows[0].length)) return undefined;
  return Matrix.from(rows);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumbers(row: unknown): row is readonly number[] {
  return Array.isArray(row) && row.length > 0 && row.every((cell) => typeof cell === "number");
}
