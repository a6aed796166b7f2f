/**
 * Writes `src/estimators/registry.ts`: which class name is read by which file. Each file of an estimator exports a `reader` that
 * names its classes; `registry/moved-classes.json` says under which other names pickles have them (modules moved between versions,
 * and other packages wrap what scikit-learn has). `node scripts/registry.mjs --check` fails where the file is not what it would be.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./root.mjs";

const ESTIMATORS = join(ROOT, "src/estimators");
const FILE = join(ESTIMATORS, "registry.ts");
const READER = /export const reader: EstimatorReader = \{\s*classNames: \[([^\]]*)\]/;

/** The text of `registry.ts`. */
export function registry() {
  const moved = JSON.parse(readFileSync(join(ROOT, "scripts/registry/moved-classes.json"), "utf8"));
  const classes = new Map();
  for (const folder of readdirSync(ESTIMATORS, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const file of readdirSync(join(ESTIMATORS, folder.name))) {
      const found = READER.exec(readFileSync(join(ESTIMATORS, folder.name, file), "utf8"));
      for (const [, className] of found?.[1].matchAll(/"([^"]+)"/g) ?? []) {
        if (classes.has(className)) throw new Error(`${className} is read by ${classes.get(className)} and ${folder.name}/${file}`);
        classes.set(className, `${folder.name}/${file}`);
      }
    }
  }
  const files = [...new Set(classes.values())].sort();
  const lines = files.flatMap((file) => {
    const names = [...classes].filter(([, of]) => of === file).map(([name]) => name);
    const lists = names.sort().map((name) => [name, ...(moved[name] ?? [])]);
    const rows = lists.flatMap(listLines);
    const one = `    names: [${rows.map((row) => row.trim().replace(/,$/, "")).join(", ")}],`;
    // The formatter breaks a list of lists where each of them has several entries.
    const isOneLine = one.length <= 140 && (lists.length === 1 || lists.some((list) => list.length === 1)) && rows.length === lists.length;
    const list = isOneLine ? [one] : ["    names: [", ...rows, "    ],"];
    return ["  {", ...list, `    load: async () => (await import("./${file}")).reader,`, "  },"];
  });
  return `${[
    "/** Made by scripts/registry.mjs: which file reads which class. The first name of each is scikit-learn's public one, which bundles use. */",
    'import type { EstimatorReader } from "./reading.ts";',
    "",
    "export interface RegistryEntry {",
    "  readonly names: readonly (readonly [string, ...string[]])[];",
    "  load(): Promise<EstimatorReader>;",
    "}",
    "",
    "export const REGISTRY: readonly RegistryEntry[] = [",
    ...lines,
    "];",
  ].join("\n")}\n`;
}

/** As the formatter would have it. */
function listLines(names) {
  const line = `      [${names.map((name) => JSON.stringify(name)).join(", ")}],`;
  return line.length <= 140 ? [line] : ["      [", ...names.map((name) => `        ${JSON.stringify(name)},`), "      ],"];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = registry();
  if (!process.argv.includes("--check")) writeFileSync(FILE, text);
  else if (readFileSync(FILE, "utf8") !== text) {
    process.stderr.write("src/estimators/registry.ts is stale: node scripts/registry.mjs writes it.\n");
    process.exitCode = 1;
  }
}
