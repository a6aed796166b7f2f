/** `brine`: load a model, ask it. Reads files in Node; elsewhere it takes their bytes. */
import { readFile } from "#host";
import {
  joinModels,
  type LoadOptions,
  type Model,
  type ModelPiece,
  openModel,
  type Verification,
  verify as verifyBytes,
} from "./model/index.ts";

export {
  BrineError,
  DataError,
  InvalidModelError,
  ModelFileError,
  NotInThisVersionError,
  ParameterError,
  type Place,
  SignatureError,
  UnsupportedModelError,
  type WrongInput,
} from "./errors/index.ts";
export {
  type Answers,
  type Card,
  type Estimator,
  type ImportedCard,
  type Input,
  type LoadOptions,
  Model,
  type ModelRows,
  type Output,
  type Recipe,
  type RowAnswer,
  type Signature,
  save,
  type TrainedCard,
  type Verification,
} from "./model/index.ts";
export { type Column, Frame, type Label, Matrix } from "./numeric/index.ts";

type Source = string | URL | Uint8Array;

/**
 * A model that is ready to answer, out of any model file: scikit-learn's pickles, joblib and skops files, an MLflow folder, or a
 * bundle of Brine's. Of a list of files, the pieces of one model: steps first, the model last.
 *
 * ```ts
 * const model = await load("model.pkl");
 * model.predict([{ sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 }]);
 * ```
 *
 * @param source a path, a `file:` URL, or the bytes (the only one outside of Node)
 * @throws {ModelFileError} when the file cannot be read, is damaged or something else
 * @throws {UnsupportedModelError} for kinds of model files and parts of models that this version does not read
 * @throws {InvalidModelError} when the model contradicts itself, or answers a golden row differently
 */
export async function load(source: Source | readonly Source[], options: LoadOptions = {}): Promise<Model> {
  const sources: readonly Source[] = Array.isArray(source) ? source : [source];
  if (sources.every((each) => !(each instanceof Uint8Array))) return openModel(sources.map(pathOf), readFile, options);
  return joinModels(await Promise.all(sources.map(open)), options);
}

/** Everything that `load` checks, as an answer: `{ ok: true, hash, … }` or `{ ok: false, error }`. */
export async function verify(source: Source, options: LoadOptions = {}): Promise<Verification> {
  const { bytes, file } = await open(source);
  return verifyBytes(bytes, { file, ...options });
}

async function open(source: Source): Promise<ModelPiece> {
  if (source instanceof Uint8Array) return { bytes: source };
  const file = pathOf(source);
  return { ...(await readFile(file)), file, isOwn: true };
}

/** `fileURLToPath` without Node; a Windows drive loses the slash before it. */
function pathOf(source: Source): string {
  if (!(source instanceof URL)) return String(source);
  if (source.protocol !== "file:") return source.href;
  return decodeURIComponent(source.pathname).replace(/^\/(?=[A-Za-z]:)/, "");
}
