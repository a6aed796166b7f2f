export { MISSING_WORDS, numberOf } from "./cell-text.ts";
export type { ByteSource } from "./gunzip.ts";
export { numberColumn } from "./infer-column.ts";
export { type OpenTable, openTable, type ReadOptions, type TableBlock } from "./open-table.ts";
export { readTable, type Table } from "./read-table.ts";
export { formatOfName, type TableFormat } from "./table-format.ts";
export { writeHeader, writeRows, writeTable } from "./write-table.ts";
