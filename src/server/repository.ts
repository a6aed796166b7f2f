/**
 * The models a server has: files named on the command line, and what lies in folders, as `NAME.EXT` or, as Triton and
 * TF Serving lay it out, `NAME/VERSION/FILE.EXT`. Of two files of one name and version a bundle beats its source; else
 * none of them serves. One broken model keeps the rest serving.
 */
import { readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { DataError, ModelFileError, quote, UnsupportedModelError } from "../errors/index.ts";
import { MLMODEL, type Model, modelName } from "../model/index.ts";
import { ServedModel } from "./served-model.ts";

/** A model at its place, whether it can answer or not. */
export type Slot = {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  /** named on the command line: the server is not ready without it */
  readonly isNamed: boolean;
} & ({ readonly state: "ready"; readonly served: ServedModel } | { readonly state: "failed"; readonly error: Error });

/** The model at a path, or the one whose pieces lie at several. */
export type OpenModel = (paths: readonly string[]) => Promise<Model>;

interface Candidate {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  /** of a model in pieces all of them, `file` the last */
  readonly pieces?: readonly string[];
  readonly isNamed: boolean;
}

const BUNDLE = ".safetensors";
const SOURCES = new Set([".pkl", ".pickle", ".joblib", ".skops", ".sav", ".onnx"]);
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const VERSION_FOLDER = /^[1-9]\d{0,14}$/;

export class Repository {
  readonly slots: readonly Slot[];
  /** the slots of each name, highest version first */
  readonly #byName = new Map<string, Slot[]>();

  constructor(slots: readonly Slot[]) {
    this.slots = slots;
    for (const slot of slots) {
      const list = this.#byName.get(slot.name);
      if (list === undefined) this.#byName.set(slot.name, [slot]);
      else list.push(slot);
    }
    for (const list of this.#byName.values()) list.sort((a, b) => Number(b.version) - Number(a.version));
  }

  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  /** The versions of a model, highest first; none when there is no such model. */
  versions(name: string): readonly Slot[] {
    return this.#byName.get(name) ?? [];
  }

  /** What answers for a name: its highest version that is ready. */
  current(name: string): ServedModel | undefined {
    const slot = this.versions(name).find(({ state }) => state === "ready");
    return slot?.state === "ready" ? slot.served : undefined;
  }

  /** The models that answer, one a name. */
  get answering(): readonly ServedModel[] {
    return this.names.flatMap((name) => this.current(name) ?? []);
  }

  /** What keeps the server from being ready: models named on the command line that cannot answer. */
  get notReady(): readonly Slot[] {
    return this.slots.filter((slot) => slot.isNamed && slot.state === "failed");
  }
}

/**
 * Finds and loads the models at `paths`, files or folders.
 *
 * @param isJoined the paths are pieces of one model
 * @throws {DataError} when a path does not exist, or no model at all can be loaded (the reason of the first)
 * @throws {UnsupportedModelError} when a step, a transformer, is named beside the model that it belongs to
 */
export async function openRepository(paths: readonly string[], open: OpenModel, isJoined = false): Promise<Repository> {
  const candidates = isJoined ? await joined(paths) : (await Promise.all(paths.map(find))).flat();
  if (candidates.length === 0) {
    throw new DataError(`no model in ${paths.map(quote).join(", ")}`, {
      hint: "A model is a file that scikit-learn saved, NAME.pkl, .joblib or .skops, or a bundle, NAME.safetensors; brine train makes one.",
    });
  }
  const slots: Slot[] = [];
  for (const group of grouped(candidates)) slots.push(await fill(group, open));
  refuseSteps(slots);
  const broken = slots.find((slot) => slot.state === "failed");
  if (broken?.state === "failed" && slots.every(({ state }) => state === "failed")) throw broken.error;
  return new Repository(slots);
}

/** A transformer beside a predictor is a step of it: it is not served, and neither is what would lack it. */
function refuseSteps(slots: Slot[]): void {
  const isStep = (slot: Slot): boolean => slot.state === "ready" && slot.served.model.estimator.kind === "transformer";
  const steps = slots.filter(isStep);
  const models = slots.filter((slot) => slot.state === "ready" && !isStep(slot));
  if (steps.length === 0 || models.length === 0) return;
  const files = [...steps, ...models.slice(0, 1)].map(({ file }) => quote(file).slice(1, -1)).join(" ");
  const names = steps.map((slot) => (slot.state === "ready" ? `${slot.name} is a ${shortName(slot.served)}, a step` : "")).join("; ");
  const error = new UnsupportedModelError(
    `these look like pieces of one model: ${names}`,
    steps.map(({ name }) => `${name}: a step, not a model`),
    {
      hint: `To join them, steps first: brine serve --join ${files}`,
    },
  );
  if (steps.some(({ isNamed }) => isNamed)) throw error;
  for (const [i, slot] of slots.entries()) {
    const { name, version, file, isNamed } = slot;
    if (isStep(slot)) slots[i] = { name, version, file, isNamed, state: "failed", error };
  }
}

function shortName({ model: { estimator } }: ServedModel): string {
  return estimator.className.slice(estimator.className.lastIndexOf(".") + 1);
}

async function joined(paths: readonly string[]): Promise<Candidate[]> {
  for (const path of paths) await exists(path);
  const last = paths.at(-1);
  return last === undefined ? [] : [{ name: nameOf(last), version: "1", file: last, pieces: paths, isNamed: true }];
}

function exists(path: string) {
  return stat(path).catch((cause: unknown) => {
    throw new DataError("there is no such file or folder", { place: { file: path }, cause });
  });
}

async function find(path: string): Promise<Candidate[]> {
  const kind = await exists(path);
  const files = kind.isDirectory() ? await entries(path) : [];
  if (!kind.isDirectory() || files.includes(MLMODEL)) return [{ name: nameOf(path), version: "1", file: path, isNamed: true }];
  const found: Candidate[] = [];
  for (const entry of files) {
    if (isModelFile(entry)) found.push({ name: nameOf(entry), version: "1", file: join(path, entry), isNamed: false });
    if (!NAME.test(entry)) continue;
    const inner = join(path, entry);
    if ((await entries(inner)).includes(MLMODEL)) found.push({ name: nameOf(entry), version: "1", file: inner, isNamed: false });
    else found.push(...(await findVersions(entry, inner)));
  }
  return found;
}

async function findVersions(name: string, folder: string): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const version of await entries(folder)) {
    if (!VERSION_FOLDER.test(version)) continue;
    for (const file of await entries(join(folder, version))) {
      if (isModelFile(file)) found.push({ name, version, file: join(folder, version, file), isNamed: false });
    }
  }
  return found;
}

/** What lies in a folder, in one order everywhere; nothing when it is none. */
async function entries(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort();
}

function isModelFile(file: string): boolean {
  return !file.startsWith(".") && (extname(file) === BUNDLE || SOURCES.has(extname(file)));
}

function nameOf(path: string): string {
  return modelName(basename(path)) ?? "model";
}

function grouped(candidates: readonly Candidate[]): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.name}/${candidate.version}`;
    const group = groups.get(key) ?? [];
    if (!group.some(({ file }) => file === candidate.file)) group.push(candidate);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function fill(group: readonly Candidate[], open: OpenModel): Promise<Slot> {
  const bundles = group.filter(({ file }) => extname(file) === BUNDLE);
  const place = bundles[0] ?? group[0];
  const isNamed = group.some((candidate) => candidate.isNamed);
  if (bundles.length > 1 || (bundles.length === 0 && group.length > 1)) {
    const files = group.map(({ file }) => quote(file)).join(" and ");
    const error = new ModelFileError(`two files are model ${quote(place.name)}, version ${place.version}`, {
      // Beside the message, not in it: that one goes out over HTTP.
      hint: `${files}: rename one, or put them into folders NAME/VERSION.`,
    });
    return { ...place, isNamed, state: "failed", error };
  }
  try {
    const served = new ServedModel(place.name, place.version, await open(place.pieces ?? [place.file]));
    return { ...place, isNamed, state: "ready", served };
  } catch (error) {
    return { ...place, isNamed, state: "failed", error: error instanceof Error ? error : new Error(String(error)) };
  }
}
