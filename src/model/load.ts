/** Models from files and back. A model leaves here only after its golden rows came out exactly. */
import { BrineError, InvalidModelError, ParameterError, UnsupportedModelError } from "../errors/index.ts";
import { type Estimator, keptState, knownClasses, type Registered, readEstimatorParts, type Trained } from "../estimators/index.ts";
import {
  canonicalJson,
  type FilePiece,
  joinPieces,
  type ModelState,
  modelName,
  type ReadBundle,
  type ReadValuesOptions,
  readValues,
  sha256,
  sklearnVersionOf,
  writeBundle,
} from "../formats/index.ts";
import type { Label } from "../numeric/index.ts";
import { type Card, type ImportedCard, isTrained, type TrainedCard } from "./card.ts";
import { answer, checkGoldenRows, checkImportedRows, importedAnswers } from "./golden.ts";
import { Model } from "./model.ts";
import { readCard, readSignature } from "./read-card.ts";
import { checkRowCost, MOST_ROW_COST } from "./row-cost.ts";
import type { Signature } from "./signature.ts";
import { signatureOf } from "./signature-of.ts";

export interface LoadOptions {
  /** how errors name the file */
  readonly file?: string | undefined;
  /** the model's name; by default the recipe's, or the file's */
  readonly name?: string | undefined;
  /** names of the inputs, where the file holds none */
  readonly features?: readonly string[] | undefined;
  /** names of the classes, in the order of `classes_` */
  readonly classes?: readonly Label[] | undefined;
  /** which of a dict's entries; several are joined in this order, steps first */
  readonly key?: string | readonly string[] | undefined;
  /** by dotted name in the file, `__main__.clean`: functions and classes that scikit-learn does not know */
  readonly register?: Readonly<Record<string, Registered>> | undefined;
  /** the most that one row may cost, in milliseconds; by default 50, and 256 MB */
  readonly maxRowCost?: number | undefined;
  /** take what a bundle answers today as its golden answers, whatever they were */
  readonly isReblessed?: boolean | undefined;
  /** the most bytes that a compressed file may become; by default 200 times its size or 64 MiB, at most 2 GiB */
  readonly maxBytes?: number | undefined;
}

/** A file of a model that is kept in several. */
export interface ModelPiece {
  readonly bytes: Uint8Array;
  readonly file?: string | undefined;
  /** whether nobody else has the bytes, so that the model may keep them */
  readonly isOwn?: boolean | undefined;
  /** of the bytes, where it is known */
  readonly sha256?: string | undefined;
}

/**
 * The model in the bytes of any model file, checked: its structure, what a row costs, and of a bundle its SHA-256 and golden rows.
 *
 * @throws {ModelFileError} when the bytes are damaged or no model file
 * @throws {UnsupportedModelError} for other kinds of model files, and for parts that this version does not know, all of them listed
 * @throws {InvalidModelError} when what it holds contradicts itself, or a golden row is answered differently
 * @throws {ParameterError} when names do not fit, or a dict holds several models
 */
export function loadModel(bytes: Uint8Array, options: LoadOptions = {}): Promise<Model> {
  return joinModels([{ bytes, file: options.file }], options);
}

/**
 * The model that is kept in several files: steps first, the model last; a LabelEncoder names its classes, a list of texts its inputs.
 *
 * @throws as `loadModel`
 */
export async function joinModels(pieces: readonly ModelPiece[], options: LoadOptions = {}): Promise<Model> {
  const [first] = pieces;
  const file = pieces.length === 1 ? (options.file ?? first.file) : options.file;
  const read: FilePiece[] = [];
  for (const piece of pieces) read.push(await readPiece({ ...piece, file: piece.file ?? file }, options));
  return modelOf(read, { ...options, file });
}

/** A piece's values. @param onCall as `readValues` takes it */
export async function readPiece(
  { bytes, ...more }: ModelPiece,
  { maxBytes, onCall }: Pick<LoadOptions, "maxBytes"> & Pick<ReadValuesOptions, "onCall">,
): Promise<FilePiece> {
  try {
    return { file: more.file, read: await readValues(bytes, { ...more, maxBytes, onCall }) };
  } catch (error) {
    throw inFile(error, more.file);
  }
}

/** The model in pieces that were read. @throws as `loadModel` */
export async function modelOf(pieces: readonly FilePiece[], options: LoadOptions): Promise<Model> {
  const { bundle } = pieces[0].read;
  try {
    return pieces.length === 1 && bundle !== undefined ? await fromBundle(bundle, options, options.file) : await imported(pieces, options);
  } catch (error) {
    throw inFile(error, options.file);
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

/** The model as a bundle's bytes; of one that was loaded from a bundle, these bytes. */
export function save(model: Model): Promise<Uint8Array<ArrayBuffer>> {
  return writeModel(model);
}

/** A model that somebody brought. */
export function isImportedModel(model: Model): model is Model<ImportedCard> {
  return !isTrained(model.card);
}

/** A model that was trained here, so that its card holds the recipe. */
export function isTrainedModel(model: Model): model is Model<TrainedCard> {
  return isTrained(model.card);
}

export type Verification =
  | { readonly ok: true; readonly hash: string; readonly goldenRows: number; readonly goldenSource: "brine" | "scikit-learn" }
  | { readonly ok: false; readonly error: BrineError };

/** Everything that a load checks, as an answer instead of an error. */
export async function verify(bytes: Uint8Array, options: LoadOptions = {}): Promise<Verification> {
  try {
    const { hash, card } = await loadModel(bytes, options);
    return { ok: true, hash, goldenRows: card.golden?.rows.length ?? 0, goldenSource: card.golden?.source ?? "brine" };
  } catch (error) {
    if (error instanceof BrineError) return { ok: false, error };
    throw error;
  }
}

async function imported(read: readonly FilePiece[], options: LoadOptions): Promise<Model> {
  const keys = typeof options.key === "string" ? [options.key] : (options.key ?? []);
  const joined = joinPieces(read, keys);
  const { estimator, state } = await understood(joined.object, options, joined.steps > 1);
  const { nFeatures, featureNames } = estimator;
  const likely = featureNames === undefined ? joined.likelyNames.find((names) => names.length === nFeatures) : undefined;
  const given = { features: options.features ?? joined.inputNames ?? likely, classes: options.classes, classesByCode: joined.classNames };
  const signature = signatureOf(estimator, given);
  const files = read.map((each, i) => ({
    name: fileName(each.file) ?? `piece-${i + 1}`,
    format: each.read.format,
    sha256: each.read.sha256,
  }));
  const name = options.name ?? modelName(read.at(-1)?.file) ?? "model";
  const card: ImportedCard = { name, source: { files, keys }, sklearn: sklearnVersionOf(joined.object), golden: null };
  const isAsItIs = files.length === 1 && keys.length === 0 && options.features === undefined && options.classes === undefined;
  const hash = isAsItIs ? files[0].sha256 : await sha256(new TextEncoder().encode(canonicalJson({ card, signature })));
  return new Model({ name, estimator, signature, card, state, hash });
}

/** What of the state a bundle keeps is what is read here too, so that both answer the same bits. */
async function understood(
  object: ModelState,
  options: LoadOptions,
  isJoined: boolean,
): Promise<{ estimator: Estimator; state: ModelState }> {
  const known = await knownClasses(object);
  const state = keptState(object, known);
  try {
    const { estimator, parts } = await readEstimatorParts(state, registered(options), known);
    checkRowCost(parts, options.maxRowCost ?? MOST_ROW_COST);
    return { estimator, state };
  } catch (error) {
    if (!(error instanceof InvalidModelError) || !isJoined) throw error;
    const hint = "Pieces are joined in the order in which they are given: the steps first, the model last.";
    throw new InvalidModelError(error.message, { place: error.place, hint: error.hint ?? hint, cause: error });
  }
}

function registered({ register = {} }: LoadOptions): ReadonlyMap<string, Registered> {
  return new Map(Object.entries(register));
}

async function fromBundle(bundle: ReadBundle, options: LoadOptions, file?: string): Promise<Model> {
  const read = readSignature(bundle.signature);
  const given = readCard(bundle.card, read);
  const { estimator, parts } = await readEstimatorParts(bundle.model, registered(options));
  checkRowCost(parts, options.maxRowCost ?? MOST_ROW_COST);
  checkAgreement(estimator, read, isTrained(given));
  const card = options.isReblessed === true ? reblessed(estimator, read, given) : given;
  const name = options.name ?? (isTrained(card) ? card.recipe.name : card.name);
  const { hash, model: state } = bundle;
  if (!isTrained(card)) {
    if (card.golden !== null) checkImportedRows(estimator, read, card.golden, estimator.featureNames, file);
  } else {
    checkGoldenRows(asTrained(estimator), card.golden, file);
  }
  if (options.features === undefined && options.classes === undefined)
    return new Model({ name, estimator, signature: read, card, state, hash });
  const signature = renamed(estimator, read, options);
  return new Model({
    name,
    estimator,
    signature,
    card,
    state,
    hash: await sha256(new TextEncoder().encode(canonicalJson({ hash, signature }))),
  });
}

/** The card with what is answered today. */
function reblessed(estimator: Estimator, signature: Signature, card: Card): Card {
  if (isTrained(card)) return { ...card, golden: { ...card.golden, ...answer(asTrained(estimator), card.golden.rows) } };
  if (card.golden === null) return card;
  const answers = importedAnswers(estimator, signature, card.golden.rows, estimator.featureNames);
  return { ...card, golden: { ...card.golden, source: "brine", largestDifference: null, answers } };
}

/** A bundle's signature under other names: of inputs only where it has none. */
function renamed(estimator: Estimator, { inputs, namesKnown, output }: Signature, { features, classes }: LoadOptions): Signature {
  const fresh = signatureOf(estimator, { features: namesKnown ? undefined : features, classes });
  if (features !== undefined && namesKnown && features.join("\0") !== inputs.map(({ name }) => name).join("\0")) {
    throw new ParameterError("the bundle names its inputs already", { place: { name: "features" } });
  }
  return {
    inputs: inputs.map((input, i) => ({ ...input, name: namesKnown ? input.name : fresh.inputs[i].name })),
    namesKnown: namesKnown || features !== undefined,
    output: classes === undefined ? output : { ...fresh.output, name: output.name },
  };
}

function asTrained(estimator: Estimator): Trained {
  const isFast =
    (estimator.kind === "classifier" && estimator.predictProba !== undefined && estimator.predictRow !== undefined) ||
    (estimator.kind === "regressor" && estimator.predictRow !== undefined);
  if (isFast) return estimator as Trained;
  throw new InvalidModelError("the card is that of a model that was trained here, and the model is none", { place: { path: "card" } });
}

/** @param isExact the classes are the estimator's own: nobody gave them other names */
function checkAgreement(estimator: Estimator, { inputs, output }: Signature, isExact: boolean): void {
  const fault = (what: string): never => {
    throw new InvalidModelError(`the signature does not fit the model: ${what}`, { place: { path: "signature" } });
  };
  const { nFeatures, featureNames } = estimator;
  if (nFeatures > 0 && inputs.length !== nFeatures) fault(`${inputs.length} inputs, and the model takes ${nFeatures}`);
  if (featureNames?.some((name, i) => name !== inputs[i].name) === true) fault("its inputs have other names");
  if (output.kind !== estimator.kind) fault(`it says ${output.kind}, and the model is a ${estimator.kind}`);
  if (output.kind === "classifier" && estimator.kind === "classifier") {
    const { classes } = estimator;
    if (output.classes.length !== classes.length || (isExact && output.classes.some((label, i) => label !== classes[i])))
      fault("its classes differ");
  }
  if (output.kind === "multi-output-classifier" && estimator.kind === "multi-output-classifier") {
    const { classes } = estimator;
    if (output.outputs.length !== classes.length) fault("it has another number of outputs");
    if (output.outputs.some((each, k) => each.classes.length !== classes[k].length)) fault("its classes differ");
  }
  if (
    output.kind === "multi-output-regressor" &&
    estimator.kind === "multi-output-regressor" &&
    output.outputs.length !== estimator.nOutputs
  ) {
    fault("it has another number of outputs");
  }
}

/** Names the file in what says what is wrong with it. */
function inFile(error: unknown, file: string | undefined): unknown {
  if (file === undefined || !(error instanceof BrineError) || error.place.file !== undefined) return error;
  const details = { place: { ...error.place, file }, ...(error.hint !== undefined && { hint: error.hint }), cause: error };
  if (error instanceof InvalidModelError) return new InvalidModelError(error.message, details);
  if (error instanceof UnsupportedModelError) return new UnsupportedModelError(error.message, error.parts, details);
  return error;
}

/** Without its folders: where a file lies is nobody's business. */
function fileName(file: string | undefined): string | undefined {
  return file?.split(/[/\\]/).at(-1);
}
