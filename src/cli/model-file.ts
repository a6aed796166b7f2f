/** Model files that the command line names, and the options that say how to read them. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Command } from "commander";
import type { LoadOptions, Model } from "../model/index.ts";
import { readHashed, readInput, shownInput } from "./input-file.ts";
import { nameList, positiveNumber } from "./option-values.ts";
import { OutputError } from "./output-error.ts";
import { UsageError } from "./usage-error.ts";

export interface ModelFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export async function readModelFile(path: string): Promise<ModelFile> {
  return { file: shownInput(path), bytes: await readInput(path) };
}

/** What a model file does not say itself. */
export interface ModelFlags {
  readonly features?: string;
  readonly classes?: string;
  readonly key?: readonly string[];
  readonly maxRowCost?: number;
}

export function withModelOptions(command: Command): Command {
  return command
    .option("--features <NAMES>", "names of the inputs, a,b,c or a file with one a line, where the model holds none")
    .option("--classes <NAMES>", "names of the classes, in the order of classes_; or a file with one a line")
    .option("--key <KEY,…>", "which entries of a dict; several are joined, steps first", nameList("--key"))
    .option("--max-row-cost <MS>", "the most that one row may cost, in milliseconds (default: 50)", positiveNumber("--max-row-cost"));
}

/** @throws {UsageError} when a list of names is none */
export async function loadOptions({ features, classes, key, maxRowCost }: ModelFlags): Promise<LoadOptions> {
  return {
    ...(features !== undefined && { features: await names("--features", features) }),
    ...(classes !== undefined && { classes: await names("--classes", classes) }),
    ...(key !== undefined && { key }),
    ...(maxRowCost !== undefined && { maxRowCost }),
  };
}

/** Names between commas, or a file that holds one a line. */
async function names(option: string, text: string): Promise<string[]> {
  if (!existsSync(text) || !statSync(text).isFile()) return nameList(option)(text);
  const lines = new TextDecoder()
    .decode(await readInput(text))
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  const found = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (found.length === 0) throw new UsageError(`${option}: ${text} holds no names, one a line`);
  return found;
}

/**
 * The model at these paths, checked: one file, an MLflow folder, or the pieces of one model, steps first.
 *
 * @throws {InputError | ModelFileError | UnsupportedModelError | InvalidModelError | UsageError}
 */
export async function loadModelFiles(paths: readonly string[], flags: ModelFlags = {}, more: LoadOptions = {}): Promise<Model> {
  const { openModel } = await import("../model/index.ts");
  const [path] = paths;
  const isFile = paths.length === 1 && !isFolder(path);
  return openModel(paths, readHashed, { ...(await loadOptions(flags)), ...more, ...(isFile && { file: shownInput(path) }) });
}

function isFolder(path: string): boolean {
  return path !== "-" && existsSync(path) && statSync(path).isDirectory();
}

/** A model file, or what an MLflow folder's MLmodel says is one, and the names of its inputs. @throws {InputError | ModelFileError} */
export async function readModelOrFolder(path: string): Promise<ModelFile & { readonly features: readonly string[] | undefined }> {
  if (!isFolder(path) || !existsSync(`${path}/MLmodel`)) return { ...(await readModelFile(path)), features: undefined };
  const { readMlmodel } = await import("../model/index.ts");
  const description = `${path.replace(/[/\\]+$/, "")}/MLmodel`;
  const { file, features } = readMlmodel(new TextDecoder().decode(await readInput(description)), description);
  return { file: path, bytes: await readInput(`${path.replace(/[/\\]+$/, "")}/${file}`), features };
}

/** The model in a file, checked. */
export function loadModelFile(path: string, flags: ModelFlags = {}): Promise<Model> {
  return loadModelFiles([path], flags);
}

/**
 * A bundle is replaced by the next one. Anything else is somebody's: it is replaced only where it was named, and never while it is
 * the only copy of what was read.
 *
 * @param path where the bundle goes
 * @param isNamed whether the user said so
 * @param inputs what was read
 * @throws {OutputError} when there is a file that is no bundle
 */
export async function refuseOtherFile(path: string, isNamed: boolean, inputs: readonly string[]): Promise<void> {
  if (!existsSync(path) || !statSync(path).isFile()) return;
  const isInput = inputs.some((input) => existsSync(input) && realpathSync(input) === realpathSync(path));
  if (isNamed && !isInput) return;
  const { detectFormat } = await import("../model/index.ts");
  const { kind, what } = detectFormat(await readInput(path));
  if (kind !== "bundle") throw OutputError.isTaken(path, what, isInput);
}

/** `iris` for `data/iris.csv.gz`: what a model is called by default, in letters that a model's name may have. */
export function nameOfTable(path: string): string {
  const base =
    path === "-"
      ? ""
      : basename(path)
          .replace(/\.gz$/i, "")
          .replace(/\.(csv|tsv|tab|ndjson|jsonl|txt)$/i, "");
  const name = base
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+|[-.]+$/g, "")
    .slice(0, 100);
  return name === "" ? "model" : name;
}
