export { type Bundle, type ModelState, type ReadBundle, readBundle, writeBundle } from "./bundle.ts";
export { canonicalJson, type Json } from "./canonical-json.ts";
export { detectFormat, type FileFormat, type FileKind, refuseFormat } from "./file-format.ts";
export { JsonFault, readJson } from "./json-reader.ts";
export { sha256 } from "./sha256.ts";
