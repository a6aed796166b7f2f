/** `brine`: load a model, ask it. Reads files in Node; elsewhere it takes their bytes. */
import { readFile } from "#host";
import { type LoadOptions, loadModel, type Model, type Verification, verify as verifyBytes } from "./model/index.ts";

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
  type Card,
  type Input,
  type LoadOptions,
  Model,
  type ModelRows,
  type Output,
  type Recipe,
  type Signature,
  save,
  type Verification,
} from "./model/index.ts";
export { type Column, Frame, type Label, Matrix } from "./numeric/index.ts";

/**
 * A model that is ready to answer.
 *
 * ```ts
 * const model = await load("iris.safetensors");
 * model.predict([{ sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 }]);
 * ```
 *
 * @param source a path, a `file:` URL, or the bytes (the only one outside of Node)
 * @throws {ModelFileError} when the file cannot be read, is damaged or something else
 * @throws {UnsupportedModelError} for kinds of model files that this version does not read
 * @throws {InvalidModelError} when the model contradicts itself, or answers a golden row differently
 */
export async function load(source: string | URL | Uint8Array, options: LoadOptions = {}): Promise<Model> {
  const { bytes, file } = await open(source);
  return loadModel(bytes, { file, ...options });
}

/** Everything that `load` checks, as an answer: `{ ok: true, hash, … }` or `{ ok: false, error }`. */
export async function verify(source: string | URL | Uint8Array, options: LoadOptions = {}): Promise<Verification> {
  const { bytes, file } = await open(source);
  return verifyBytes(bytes, { file, ...options });
}

async function open(source: string | URL | Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly file?: string }> {
  if (source instanceof Uint8Array) return { bytes: source };
  const file = source instanceof URL ? filePath(source) : source;
  return { bytes: await readFile(file), file };
}

/** `fileURLToPath` without Node; a Windows drive loses the slash before it. */
function filePath(url: URL): string {
  if (url.protocol !== "file:") return url.href;
  return decodeURIComponent(url.pathname).replace(/^\/(?=[A-Za-z]:)/, "");
}
