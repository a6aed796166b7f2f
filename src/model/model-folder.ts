/** Model files by their paths, and MLflow's folders, whose `MLmodel` says which file is the model. */
import { BrineError } from "../errors/index.ts";
import { readInputExample } from "./input-example.ts";
import { isImportedModel, joinModels, type LoadOptions, type ModelPiece } from "./load.ts";
import { Model, type ModelRows } from "./model.ts";
import { type Compared, goldenRows } from "./with-examples.ts";

/** All bytes of a file, which nobody else has, and their SHA-256 where it is known. */
export type ReadFile = (path: string) => Promise<{ readonly bytes: Uint8Array; readonly sha256?: string }>;

export const MLMODEL = "MLmodel";
const NOT_COMPARED: Compared = { isCompared: false, largestDifference: null };

/**
 * The model at a path, or the one whose pieces lie at several.
 *
 * @param readFile where a path is a folder it fails, and the folder's MLmodel is looked for
 * @throws {ModelFileError} when a file cannot be read; otherwise as `joinModels`
 */
export async function openModel(paths: readonly string[], readFile: ReadFile, options: LoadOptions = {}): Promise<Model> {
  const found: Found[] = [];
  for (const path of paths) found.push(await readPath(path, readFile));
  const pieces = found.map(({ piece }) => piece);
  const features = options.features ?? found.find((each) => each.features !== undefined)?.features;
  const file = options.file ?? (paths.length === 1 ? pieces[0].file : undefined);
  const model = await joined(pieces, { ...options, file, features }, options.features === undefined);
  // The first piece is the one that takes the rows as they come.
  return found[0].example === undefined ? model : tried(model, found[0].example);
}

/** The names that MLflow took down are those of the rows it saw, which the model itself may know better. */
async function joined(pieces: readonly ModelPiece[], options: LoadOptions, areNamesGuessed: boolean): Promise<Model> {
  try {
    return await joinModels(pieces, options);
  } catch (error) {
    if (!areNamesGuessed || !(error instanceof BrineError && error.place.name === "features")) throw error;
    return joinModels(pieces, { ...options, features: undefined });
  }
}

/** The model with rows that MLflow saved, answered here, as golden rows; as it was where it does not take them. */
function tried(model: Model, example: ModelRows): Model {
  if (!isImportedModel(model) || model.card.golden !== null) return model;
  try {
    const card = { ...model.card, golden: goldenRows(model, example, NOT_COMPARED) };
    return new Model({ ...model, card });
  } catch (error) {
    if (error instanceof BrineError) return model;
    throw error;
  }
}

interface Found {
  readonly piece: ModelPiece;
  readonly features?: readonly string[] | undefined;
  readonly example?: ModelRows | undefined;
}

async function readPath(path: string, readFile: ReadFile): Promise<Found> {
  let failure: unknown;
  try {
    return { piece: { ...(await readFile(path)), file: path, isOwn: true } };
  } catch (error) {
    failure = error;
  }
  const folder = path.replace(/[/\\]+$/, "");
  const { bytes: description } = await readFile(`${folder}/${MLMODEL}`).catch(() => {
    throw failure;
  });
  const { readMlmodel } = await import("./mlmodel.ts");
  const { file, features, example } = readMlmodel(new TextDecoder().decode(description), `${folder}/${MLMODEL}`);
  // Named as the folder: the file in it is always called model.pkl.
  const piece = { ...(await readFile(`${folder}/${file}`)), file: folder, isOwn: true };
  const rows = example === undefined ? undefined : await readFile(`${folder}/${example}`).catch(() => undefined);
  return { piece, features, example: rows === undefined ? undefined : readInputExample(new TextDecoder().decode(rows.bytes)) };
}
