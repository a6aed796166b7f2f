/** The same recipe gives the same bytes, and the bundle the same answers, on every machine and every Node: hashes that were committed. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fixture, ROOT } from "../support/repository.ts";

interface Expected {
  /** words of `brine train`, without `--out` */
  readonly train: readonly string[];
  /** SHA-256 of the bundle */
  readonly bundle: string;
  /** SHA-256 of what `brine predict` prints for the same table */
  readonly predictions: string;
}

const recipes = fixture<Record<string, Expected>>("bundles.json");
const folder = mkdtempSync(join(tmpdir(), "brine-bundles-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function brine(words: readonly string[]): Buffer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "dist/brine.js"), ...words], {
    cwd: ROOT,
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr.toString("utf8"));
  return stdout;
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

for (const [name, { train, bundle, predictions }] of Object.entries(recipes)) {
  test(`${name} has the committed bytes and gives the committed answers`, () => {
    const [data = ""] = train;
    const file = join(folder, `${name}.safetensors`);
    brine(["train", ...train, "--out", file]);
    const answers = brine(["predict", file, data, ...(predictsClasses(train) ? ["--proba"] : []), "--format", "csv"]);
    assert.deepEqual({ bundle: sha256(readFileSync(file)), predictions: sha256(answers) }, { bundle, predictions });
  });
}

function predictsClasses(train: readonly string[]): boolean {
  return !train.some((word) => word.endsWith("-regressor"));
}
