/** Tables and trained models that the recipe's tests share. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type RecipeRequest, type Trained, train } from "../../src/recipe/index.ts";
import { readTable } from "../../src/tables/index.ts";
import { ROOT } from "../support/repository.ts";

/** A table of the repository, with its file's name and hash as `train` wants them. */
export async function tableOf(path: string) {
  const bytes = new Uint8Array(readFileSync(ROOT + path));
  const table = await readTable(bytes, { file: path });
  const dataName = path.slice(path.lastIndexOf("/") + 1);
  return { ...table, options: { dataName, dataSha256: createHash("sha256").update(bytes).digest("hex") } };
}

export async function trainOn(path: string, request: RecipeRequest): Promise<Trained> {
  const { frame, options } = await tableOf(path);
  return train(frame, request, options);
}
