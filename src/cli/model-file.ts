/** Model files that the command line names. */
import { basename } from "node:path";
import type { Model } from "../model/index.ts";
import { readInput, shownInput } from "./input-file.ts";

export interface ModelFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export async function readModelFile(path: string): Promise<ModelFile> {
  return { file: shownInput(path), bytes: await readInput(path) };
}

/** The model in a bundle, checked. @throws {InputError | ModelFileError | UnsupportedModelError | InvalidModelError} */
export async function loadModelFile(path: string): Promise<Model> {
  const { file, bytes } = await readModelFile(path);
  const { loadModel } = await import("../model/index.ts");
  return loadModel(bytes, { file });
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
