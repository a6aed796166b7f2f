/** Models from bundles and back. A model leaves here only after its golden rows came out exactly. */
import { BrineError, InvalidModelError, NotInThisVersionError } from "../errors/index.ts";
import { type Estimator, readEstimator, type Trained } from "../estimators/index.ts";
import { type ModelState, type ReadBundle, readBundle, writeBundle } from "../formats/index.ts";
import type { Card } from "./card.ts";
import { checkGoldenRows } from "./golden.ts";
import { Model } from "./model.ts";
import { readCard, readSignature } from "./read-card.ts";
import type { Signature } from "./signature.ts";

export interface LoadOptions {
  /** how errors name the file */
  readonly file?: string | undefined;
  /** the model's name; by default the recipe's */
  readonly name?: string | undefined;
}

/**
 * The model in the bytes of a bundle, checked: its SHA-256, its structure, its golden rows.
 *
 * @throws {ModelFileError} when the bytes are damaged or no bundle
 * @throws {UnsupportedModelError} for other kinds of model files, and estimators that this version does not know
 * @throws {InvalidModelError} when what it holds contradicts itself, or a golden row is answered differently
 */
export async function loadModel(bytes: Uint8Array, { file, name }: LoadOptions = {}): Promise<Model> {
  const bundle = await readBundle(bytes, file);
  try {
    return await fromBundle(bundle, name, file);
  } catch (error) {
    if (!(error instanceof InvalidModelError) || file === undefined || error.place.file !== undefined) throw error;
    throw new InvalidModelError(error.message, {
      place: { ...error.place, file },
      ...(error.hint !== undefined && { hint: error.hint }),
      cause: error,
    });
  }
}

/** The bundle of a model's parts: the same bytes for the same parts, everywhere. */
export function writeModel(parts: {
  readonly state: ModelState;
  readonly signature: Signature;
  readonly card: Card;
}): Promise<Uint8Array<ArrayBuffer>> {
  return writeBundle({ model: parts.state, signature: parts.signature, card: parts.card });
}

/** The model as a bundle's bytes; what it was loaded from, byte for byte. */
export function save(model: Model): Promise<Uint8Array<ArrayBuffer>> {
  return writeModel(model);
}

export type Verification =
  | { readonly ok: true; readonly hash: string; readonly goldenRows: number; readonly goldenSource: "brine" | "scikit-learn" }
  | { readonly ok: false; readonly error: BrineError };

/** Everything that a load checks, as an answer instead of an error. */
export async function verify(bytes: Uint8Array, options: LoadOptions = {}): Promise<Verification> {
  try {
    const { hash, card } = await loadModel(bytes, options);
    return { ok: true, hash, goldenRows: card.golden.rows.length, goldenSource: card.golden.source };
  } catch (error) {
    if (error instanceof BrineError) return { ok: false, error };
    throw error;
  }
}

async function fromBundle({ model: state, signature: signatureJson, card: cardJson, hash }: ReadBundle, name?: string, file?: string) {
  const signature = readSignature(signatureJson);
  const card = readCard(cardJson, signature);
  const estimator = asTrained(await readEstimator(state));
  checkAgreement(estimator, signature);
  checkGoldenRows(estimator, card.golden, file);
  return new Model({ name: name ?? card.recipe.name, estimator, signature, card, state, hash });
}

function asTrained(estimator: Estimator): Trained {
  const isTrained =
    (estimator.kind === "classifier" && estimator.predictProba !== undefined && estimator.predictRow !== undefined) ||
    (estimator.kind === "regressor" && estimator.predictRow !== undefined);
  if (isTrained) return estimator as Trained;
  throw new NotInThisVersionError(`serving a ${estimator.className}`);
}

function checkAgreement(estimator: Trained, { inputs, output }: Signature): void {
  const fault = (what: string): never => {
    throw new InvalidModelError(`the signature does not fit the model: ${what}`, { place: { path: "signature" } });
  };
  if (inputs.length !== estimator.nFeatures) fault(`${inputs.length} inputs, and the model takes ${estimator.nFeatures}`);
  if (estimator.featureNames?.some((name, i) => name !== inputs[i].name) === true) fault("its inputs have other names");
  if (output.kind !== estimator.kind) fault(`it says ${output.kind}, and the model is a ${estimator.kind}`);
  if (output.kind === "classifier" && estimator.kind === "classifier") {
    const { classes } = estimator;
    if (output.classes.length !== classes.length || output.classes.some((label, i) => label !== classes[i])) fault("its classes differ");
  }
}
