export { decodeFields, type Field, RowReader, type RowReaderOptions } from "./row-reader.ts";
export type { Input, Output, Signature } from "./signature.ts";
export { slugs } from "./signature.ts";
