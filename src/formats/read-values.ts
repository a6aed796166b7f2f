/** Inert values out of whatever file holds them: a pickle, a joblib file, compressed or not, a skops file, a bundle. */
import { ModelFileError } from "../errors/index.ts";
import { eachObject } from "../estimators/index.ts";
import { type PyObject, type PyValue, readSkops, unpickle } from "../python/index.ts";
import { type ReadBundle, readBundle } from "./bundle.ts";
import { detectFormat, type FileKind, refuseFormat } from "./file-format.ts";
import { sha256 } from "./sha256.ts";

export interface ReadValues {
  readonly value: PyValue;
  readonly format: "pickle" | "joblib" | "skops" | "bundle";
  /** SHA-256 of the file, as `sha256sum` prints it */
  readonly sha256: string;
  /** all of a bundle: its signature and its card too */
  readonly bundle?: ReadBundle;
}

export interface ReadValuesOptions {
  /** how errors name the file */
  readonly file?: string | undefined;
  /** the most bytes that a compressed file may become */
  readonly maxBytes?: number | undefined;
  /** whether nobody else has the bytes, so that the values may keep them */
  readonly isOwn?: boolean | undefined;
  /** of the bytes, where it is known */
  readonly sha256?: string | undefined;
  /** gets each object that a call or a class in the file made; of a damaged pickle, those before the damage */
  readonly onCall?: ((call: PyObject) => void) | undefined;
}

const FORMATS: ReadonlyMap<FileKind, ReadValues["format"]> = new Map([
  ["pickle", "pickle"],
  ["joblib", "joblib"],
  ["gzip", "joblib"],
  ["compressed", "joblib"],
  ["skops", "skops"],
  ["bundle", "bundle"],
]);

/**
 * @throws {ModelFileError} when the file is damaged, or no model file at all, which is named
 * @throws {UnsupportedModelError} when it is a model file of another kind, which is named
 */
export async function readValues(bytes: Uint8Array, options: ReadValuesOptions = {}): Promise<ReadValues> {
  const { file, maxBytes, onCall } = options;
  const found = detectFormat(bytes);
  const format = FORMATS.get(found.kind);
  if (format === undefined) return refuseFormat(found, file);
  if (format === "bundle") {
    const bundle = await readBundle(bytes, file);
    return { value: bundle.model, format, sha256: bundle.hash, bundle };
  }
  const limits = { onCall, ...(maxBytes !== undefined && { maxBytes }) };
  try {
    const value = format === "skops" ? await readSkops(bytes, limits) : await unpickle(bytes, { ...limits, isOwn: options.isOwn === true });
    // Loading a skops file calls what its finished tree names.
    if (format === "skops" && onCall !== undefined) eachObject(value, onCall);
    return { value, format, sha256: options.sha256 ?? (await sha256(bytes)) };
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    const place = { ...(file !== undefined && { file }), ...error.place };
    throw new ModelFileError(error.message, { place, ...(error.hint !== undefined && { hint: error.hint }), cause: error });
  }
}
