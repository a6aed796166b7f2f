/**
 * The models a server has: files named on the command line, and what lies in folders, as `NAME.EXT` or, as Triton and
 * TF Serving lay it out, `NAME/VERSION/FILE.EXT`. Of two files of one name and version a bundle beats its source; else
 * none of them serves. One broken model keeps the rest serving.
 */
import { readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { DataError, ModelFileError, quote } from "../errors/index.ts";
import type { Model } from "../model/index.ts";
import { ServedModel } from "./served-model.ts";

/** A model at its place, whether it can answer or not. */
export type Slot = {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  /** named on the command line: the server is not ready without it */
  readonly isNamed: boolean;
} & ({ readonly state: "ready"; readonly served: ServedModel } | { readonly state: "failed"; readonly error: Error });

export type OpenModel = (path: string) => Promise<Model>;

interface Candidate {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly isNamed: boolean;
}

const BUNDLE = ".safetensors";
const SOURCES = new Set([".pkl", ".pickle", ".joblib", ".skops", ".onnx"]);
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
 * @throws {DataError} when a path does not exist, or no model at all can be loaded (the reason of the first)
 */
export async function openRepository(paths: readonly string[], open: OpenModel): Promise<Repository> {
  const candidates = (await Promise.all(paths.map(find))).flat();
  if (candidates.length === 0) {
    throw new DataError(`no model in ${paths.map(quote).join(", ")}`, {
      hint: "A model is a file NAME.safetensors; brine train makes one.",
    });
  }
  const slots: Slot[] = [];
  for (const group of grouped(candidates)) slots.push(await fill(group, open));
  const broken = slots.find((slot) => slot.state === "failed");
  if (broken?.state === "failed" && slots.every(({ state }) => state === "failed")) throw broken.error;
  return new Repository(slots);
}

async function find(path: string): Promise<Candidate[]> {
  const kind = await stat(path).catch((cause: unknown) => {
    throw new DataError("there is no such file or folder", { place: { file: path }, cause });
  });
  if (!kind.isDirectory()) return [{ name: nameOf(path), version: "1", file: path, isNamed: true }];
  const found: Candidate[] = [];
  for (const entry of await entries(path)) {
    if (isModelFile(entry)) found.push({ name: nameOf(entry), version: "1", file: join(path, entry), isNamed: false });
    if (NAME.test(entry)) found.push(...(await findVersions(entry, join(path, entry))));
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
  const base = basename(path);
  const name = base
    .slice(0, base.length - extname(base).length)
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 100);
  return name === "" ? "model" : name;
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
    const served = new ServedModel(place.name, place.version, await open(place.file));
    return { ...place, isNamed, state: "ready", served };
  } catch (error) {
    return { ...place, isNamed, state: "failed", error: error instanceof Error ? error : new Error(String(error)) };
  }
}
