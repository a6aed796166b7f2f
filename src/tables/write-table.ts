/** A Frame as CSV, TSV or NDJSON: numbers with the shortest digits that read back to the same double, text as it is. */
import type { Column, Frame } from "../numeric/index.ts";
import { digitsOf } from "./cell-text.ts";
import type { TableFormat } from "./table-format.ts";

/** The line of names; nothing for NDJSON. */
export function writeHeader(names: readonly string[], format: TableFormat): string {
  if (format === "ndjson") return "";
  const separator = format === "tsv" ? "\t" : ",";
  return `${names.map((name) => quoted(name, separator)).join(separator)}\n`;
}

/** The rows, each with its line break. Missing cells are empty, `null` in NDJSON, where infinite numbers are `null` too. */
export function writeRows(frame: Frame, format: TableFormat): string {
  const lines: string[] = [];
  if (format === "ndjson") {
    const cells = frame.columns.map((column) => jsonCell(column));
    for (let i = 0; i < frame.rows; i++) lines.push(`{${cells.map((cell) => cell(i)).join(",")}}\n`);
  } else {
    const separator = format === "tsv" ? "\t" : ",";
    const cells = frame.columns.map((column) => textCell(column, separator));
    for (let i = 0; i < frame.rows; i++) {
      const line = cells.map((cell) => cell(i)).join(separator);
      lines.push(line === "" ? '""\n' : `${line}\n`);
    }
  }
  return lines.join("");
}

/** The whole table. */
export function writeTable(frame: Frame, format: TableFormat): string {
  return writeHeader(frame.names, format) + writeRows(frame, format);
}

function textCell(column: Column, separator: string): (i: number) => string {
  switch (column.kind) {
    case "number":
      return (i) => numberText(column.values[i]);
    case "boolean":
      return (i) => (column.values[i] === null ? "" : String(column.values[i]));
    case "text":
      return (i) => quoted(column.values[i] ?? "", separator);
  }
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return "";
  if (Number.isFinite(value)) return digitsOf(value);
  return value > 0 ? "inf" : "-inf";
}

/** In quotes where the text would not read back otherwise. */
function quoted(text: string, separator: string): string {
  const needs = text.includes(separator) || /["\r\n;\t\ufeff]|^\s|\s$/.test(text);
  return needs ? `"${text.replaceAll('"', '""')}"` : text;
}

function jsonCell(column: Column): (i: number) => string {
  const key = `${JSON.stringify(column.name)}:`;
  if (column.kind === "number") {
    return (i) => key + (Number.isFinite(column.values[i]) ? digitsOf(column.values[i]) : "null");
  }
  return (i) => key + JSON.stringify(column.values[i]);
}
