/**
 * The one place where an error becomes text for a person: what is wrong, where, and what to do, in one short
 * paragraph. A stack only with `--debug`.
 */
import { BrineError, type Place, quote, SignatureError, UnsupportedModelError } from "../errors/index.ts";
import { isInterrupt } from "./usage-error.ts";

const MOST_LISTED = 20;

/** The paragraph, with its closing line break. */
export function renderError(error: unknown, debug: boolean): string {
  const lines = debug && error instanceof Error && error.stack !== undefined ? [...paragraph(error), error.stack] : paragraph(error);
  return `${lines.join("\n")}\n`;
}

function paragraph(error: unknown): string[] {
  if (isInterrupt(error)) return ["brine: interrupted; nothing was written"];
  if (error instanceof BrineError) {
    const message = headline(error);
    return [`${where(error.place)}: ${message}${rest(error.place, message)}`, ...listed(error), ...indented(error.hint)];
  }
  const system = systemError(error);
  if (system !== undefined) return [system];
  return [
    `brine: internal error: ${error instanceof Error ? error.message : String(error)}`,
    "  This is a fault of Brine's. Please report it with what --debug prints.",
  ];
}

/** What is wrong, without what is listed below it anyway. */
function headline(error: BrineError): string {
  return error instanceof SignatureError && error.errors.length > 1 ? `${error.errors.length} inputs are wrong` : error.message;
}

/** `data.csv:17`, as compilers write places; `brine` where there is no file. */
function where({ file, row }: Place): string {
  if (file === undefined) return "brine";
  return row === undefined ? plain(file) : `${plain(file)}:${row}`;
}

/** The parts of a place that the line does not show yet. */
function rest({ file, path, offset, row, column, name }: Place, message: string): string {
  const parts: string[] = [];
  if (row !== undefined && file === undefined) parts.push(`row ${row}`);
  if (column !== undefined && !message.includes(quote(column))) parts.push(`column ${quote(column)}`);
  if (name !== undefined && !message.includes(name)) parts.push(quote(name));
  if (path !== undefined && !message.includes(path)) parts.push(`at ${plain(path)}`);
  if (offset !== undefined && !message.includes(`byte ${offset}`)) parts.push(`byte ${offset}`);
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
}

function listed(error: BrineError): string[] {
  const lines =
    error instanceof SignatureError
      ? wrongInputs(error)
      : error instanceof UnsupportedModelError
        ? error.parts.filter((part) => !error.message.includes(part))
        : [];
  const shown = lines.slice(0, MOST_LISTED).map((line) => `  ${line}`);
  return lines.length > MOST_LISTED ? [...shown, `  … and ${lines.length - MOST_LISTED} more`] : shown;
}

/** Every wrong input; a single one only where the message does not say all of it. */
function wrongInputs({ errors, message }: SignatureError): string[] {
  if (errors.length === 1 && message.includes(errors[0].detail)) return [];
  return errors.map(({ row, name, detail }) => `${row === undefined ? "" : `data row ${row + 1}, `}${quote(name)}: ${detail}`);
}

function indented(hint: string | undefined): string[] {
  return hint === undefined ? [] : hint.split("\n").map((line) => `  ${line}`);
}

/** A file's name as it is, unless it could do something to a terminal. */
export function plain(text: string): string {
  const quoted = quote(text);
  return quoted === `"${text}"` ? text : quoted;
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "is a folder, not a file",
  ENOTDIR: "a part of the path is a file, not a folder",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "larger than a file may be here",
  EROFS: "the file system is read-only",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "too many symbolic links",
  EIO: "the disk reported an error",
};

function systemError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const reason = SYSTEM[error.code];
  if (reason === undefined) return undefined;
  const path = "path" in error && typeof error.path === "string" ? plain(error.path) : "brine";
  return `${path}: ${reason}`;
}
