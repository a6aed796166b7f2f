/** Iris, trained by the command itself, for the tests of the other commands. */
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { ROOT } from "../support/repository.ts";
import { brine, temporaryFolder } from "./run.ts";

/** A folder with `iris.csv` and, trained on it, `iris.safetensors`. */
export async function irisFolder(t: TestContext): Promise<{ folder: string; sha256: string; bytes: number }> {
  const folder = tableFolder(t);
  const trained = await brine(["train", "iris.csv", "--target", "species"], { cwd: folder });
  if (trained.code !== 0) throw new Error(trained.stderr);
  const bundle = readFileSync(join(folder, "iris.safetensors"));
  return { folder, sha256: sha256(bundle), bytes: bundle.length };
}

/** A folder with `iris.csv`. */
export function tableFolder(t: TestContext): string {
  const folder = temporaryFolder(t);
  copyFileSync(join(ROOT, "examples/iris.csv"), join(folder, "iris.csv"));
  return folder;
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
