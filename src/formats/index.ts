export { type Bundle, type ModelState, type ReadBundle, readBundle, writeBundle } from "./bundle.ts";
export type { Json } from "./canonical-json.ts";
export { detectFormat, type FileFormat, type FileKind } from "./file-format.ts";
