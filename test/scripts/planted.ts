/** A copy of what `npm run check` looks at, into which a test may plant a fault. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../support/repository.ts";

const LOOKED_AT = [
  "src",
  "test",
  "bench",
  "examples",
  "parity",
  "scripts",
  "package.json",
  "tsconfig.json",
  "biome.json",
  "knip.json",
  ".gitignore",
  ".dependency-cruiser.mjs",
];

export interface Checked {
  readonly status: number | null;
  /** everything it printed */
  readonly output: string;
}

/** Runs parts of `npm run check` in a copy of the repository to which `files` (path → text) were added. */
export function checkWith(files: Readonly<Record<string, string>>, parts: readonly string[]): Checked {
  const copy = mkdtempSync(join(tmpdir(), "brine-check-"));
  try {
    for (const path of LOOKED_AT.filter((each) => existsSync(join(ROOT, each)))) {
      cpSync(join(ROOT, path), join(copy, path), { recursive: true, filter: (from) => !/fixtures|__pycache__|[\\/]\.venv/.test(from) });
    }
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/check.mjs", ...parts], { cwd: copy, encoding: "utf8" });
    return { status, output: `${stdout}${stderr}` };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
