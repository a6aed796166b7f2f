/** Which kind of table a file is: by its name where that says it, else by how it begins. */
import { NotInThisVersionError, quote } from "../errors/index.ts";

export type TableFormat = "csv" | "tsv" | "ndjson";

const ENDINGS: Readonly<Record<string, TableFormat>> = {
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  ndjson: "ndjson",
  jsonl: "ndjson",
};

const LATER: Readonly<Record<string, string>> = { parquet: "Parquet", arrow: "Arrow", feather: "Feather", ipc: "Arrow", xlsx: "Excel" };

/**
 * The format that a file's name says, `.gz` aside; undefined for names that say none.
 *
 * @throws {NotInThisVersionError} for Parquet and its like
 */
export function formatOfName(file: string): TableFormat | undefined {
  const ending = /\.([A-Za-z]{1,8})(?:\.gz)?$/.exec(file)?.[1].replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
  if (ending === undefined) return undefined;
  if (Object.hasOwn(LATER, ending)) {
    throw new NotInThisVersionError(`${LATER[ending]} (${quote(file)})`, { hint: "CSV, TSV and NDJSON are, also gzipped." });
  }
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}
