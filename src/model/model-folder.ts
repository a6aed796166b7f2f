/**
 * Model files by their paths, and MLflow's folders (mlflow.org/docs/latest/ml/model/#storage-format): `MLmodel` says which
 * file is the model and what its inputs are called. Its paths stay inside the folder; those of the machine that wrote it are not looked at.
 */
import { BrineError, ModelFileError, quote, UnsupportedModelError } from "../errors/index.ts";
import { joinModels, type LoadOptions, type ModelPiece } from "./load.ts";
import type { Model } from "./model.ts";
import { readYaml, type Yaml } from "./yaml.ts";

export type ReadFile = (path: string) => Promise<Uint8Array>;

export const MLMODEL = "MLmodel";

/**
 * The model at a path, or the one whose pieces lie at several.
 *
 * @param read gives a file's bytes; where a path is a folder it fails, and the folder's MLmodel is looked for
 * @throws {ModelFileError} when a file cannot be read; otherwise as `joinModels`
 */
export async function openModel(paths: readonly string[], read: ReadFile, options: LoadOptions = {}): Promise<Model> {
  const pieces: ModelPiece[] = [];
  let features: readonly string[] | undefined;
  for (const path of paths) {
    const found = await readPath(path, read);
    pieces.push(found.piece);
    features ??= found.features;
  }
  const file = options.file ?? (paths.length === 1 ? pieces[0].file : undefined);
  if (options.features !== undefined || features === undefined) return joinModels(pieces, { ...options, file });
  try {
    return await joinModels(pieces, { ...options, file, features });
  } catch (error) {
    // The names that MLflow took down are those of the rows it saw, which the model itself may know better.
    if (error instanceof BrineError && error.place.name === "features") return joinModels(pieces, { ...options, file });
    throw error;
  }
}

async function readPath(
  path: string,
  read: ReadFile,
): Promise<{ readonly piece: ModelPiece; readonly features?: readonly string[] | undefined }> {
  let failure: unknown;
  try {
    return { piece: { bytes: await read(path), file: path } };
  } catch (error) {
    failure = error;
  }
  const folder = path.replace(/[/\\]+$/, "");
  const description = await read(`${folder}/${MLMODEL}`).catch(() => {
    throw failure;
  });
  const { file, features } = readMlmodel(new TextDecoder().decode(description), `${folder}/${MLMODEL}`);
  // Named as the folder: the file in it is always called model.pkl.
  return { piece: { bytes: await read(`${folder}/${file}`), file: folder }, features };
}

/** What an MLmodel file says of a scikit-learn model. */
export interface MlflowModel {
  /** inside the folder */
  readonly file: string;
  /** where the signature names all of them */
  readonly features: readonly string[] | undefined;
}

/**
 * @param file how errors name it
 * @throws {ModelFileError} when it cannot be read, or points out of its folder
 * @throws {UnsupportedModelError} when it is no scikit-learn model
 */
export function readMlmodel(text: string, file: string): MlflowModel {
  const place = { file };
  let root: Yaml;
  try {
    root = readYaml(text);
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    throw new ModelFileError(`the MLmodel file cannot be read: ${error.message}`, { place: { ...error.place, file }, cause: error });
  }
  const flavors = entry(root, "flavors");
  const sklearn = entry(flavors, "sklearn");
  const path = entry(sklearn, "pickled_model") ?? entry(entry(flavors, "python_function"), "model_path");
  if (!(sklearn instanceof Map) || typeof path !== "string") {
    const names = flavors instanceof Map ? [...flavors.keys()].filter((name) => name !== "python_function") : [];
    const what = `an MLflow model of the flavor ${names.length === 0 ? "unknown" : names.slice(0, 5).map(quote).join(", ")}`;
    throw new UnsupportedModelError(`this is ${what}, and only the flavor sklearn is in this version`, [what], { place });
  }
  if (/^([/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).some((part) => part === "..")) {
    throw new ModelFileError(`the MLmodel file points out of its folder: ${quote(path)}`, { place });
  }
  const inputs = entry(entry(root, "signature"), "inputs");
  return { file: path, features: typeof inputs === "string" ? columnNames(inputs) : undefined };
}

function entry(value: Yaml | undefined, key: string): Yaml | undefined {
  return value instanceof Map ? (value as ReadonlyMap<string, Yaml>).get(key) : undefined;
}

/** `[{"name": "a", "type": "double"}, …]`; a tensor's inputs have no names. */
function columnNames(json: string): readonly string[] | undefined {
  try {
    const columns: unknown = JSON.parse(json);
    if (!Array.isArray(columns) || columns.length === 0) return undefined;
    const names = columns.map((column: unknown) =>
      typeof column === "object" && column !== null && "name" in column ? column.name : undefined,
    );
    return names.every((name) => typeof name === "string") ? names : undefined;
  } catch {
    return undefined;
  }
}
