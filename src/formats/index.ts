export { callRecorder } from "../python/index.ts";
export { type Bundle, type ModelState, type ReadBundle, readBundle, writeBundle } from "./bundle.ts";
export { canonicalJson, type Json } from "./canonical-json.ts";
export { detectFormat, type FileFormat, type FileKind } from "./file-format.ts";
export { type Outline, outlineOf } from "./outline.ts";
export { contentsOf, type FilePiece, type Joined, joinPieces, modelName } from "./pieces.ts";
export { type ReadValues, type ReadValuesOptions, readValues } from "./read-values.ts";
export { sha256 } from "./sha256.ts";
export { sklearnVersionOf, writtenBy } from "./written-by.ts";
