import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { ROOT } from "../support/repository.ts";

const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const MOST_BYTES = 30_000_000;

interface Npm {
  readonly program: string;
  readonly words: readonly string[];
  readonly shell: boolean;
}

let folder: string;
let project: string;

/** Runs a program to its end; it must do well. */
function run(program: string, words: readonly string[], cwd: string, shell = false): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, shell, encoding: "utf8" });
  if (error !== undefined) throw error;
  assert.equal(status, 0, `${program} ${words.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

function brine(...words: string[]): string {
  const command = join("node_modules", ".bin", process.platform === "win32" ? "brine.cmd" : "brine");
  return run(command, words, project, process.platform === "win32");
}

before(async () => {
  const { npmCommand } = (await import(pathToFileURL(join(ROOT, "scripts/prepare/npm.mjs")).href)) as { npmCommand: () => Npm };
  const { program, words, shell } = npmCommand();
  const npm = (cwd: string, ...more: string[]): string =>
    run(program, [...words, ...more, "--ignore-scripts", "--loglevel=error"], cwd, shell);
  folder = mkdtempSync(join(tmpdir(), "brine-package-"));
  npm(ROOT, "pack", "--pack-destination", folder);
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  // Nothing but the tarball: a package with a dependency of its own cannot be installed like this.
  npm(project, "install", "--offline", "--no-audit", "--no-fund", tarball);
  // What somebody who writes TypeScript for Node has installed besides.
  mkdirSync(join(project, "node_modules/@types"), { recursive: true });
  symlinkSync(join(ROOT, "node_modules/@types/node"), join(project, "node_modules/@types/node"), "junction");
  symlinkSync(join(ROOT, "node_modules/undici-types"), join(project, "node_modules/undici-types"), "junction");
  mkdirSync(join(project, "models"));
  cpSync(join(ROOT, "examples"), join(project, "examples"), { recursive: true, filter: (from) => !from.endsWith(".ts") });
  // What README's example and the browser's load.
  brine("train", "examples/iris.csv", "--target", "species", "--out", "models/iris.safetensors");
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("the package depends on nothing, and ships its licence, its README and the licences of what it holds", () => {
  assert.deepEqual(
    readdirSync(join(project, "node_modules")).filter((name) => !/^\.|^@types$|^undici-types$/.test(name)),
    ["brine"],
  );
  const files = readdirSync(join(project, "node_modules/brine"));
  for (const name of ["LICENSE", "README.md", "package.json"]) assert.ok(files.includes(name), `${name} is missing`);
  const licences = readFileSync(join(project, "node_modules/brine/dist/THIRD-PARTY-LICENSES.txt"), "utf8");
  for (const name of ["commander", "csv-parse", "fastify"]) assert.match(licences, new RegExp(`^${name} \\d`, "m"));
});

test("the package is put together as bundlers and Node expect", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(project, "node_modules/brine"), pack: false, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});

test("its command trains, predicts and shows its help", () => {
  assert.match(brine("--help"), /brine train /);
  brine("train", "examples/iris.csv", "--target", "species", "--out", "models/flowers.safetensors");
  const answer = brine(
    "predict",
    "models/flowers.safetensors",
    "sepal_length=5.1",
    "sepal_width=3.5",
    "petal_length=1.4",
    "petal_width=0.2",
  );
  assert.match(answer, /setosa/);
});

test("installed with the iris bundle it is smaller than 30 MB", (t) => {
  const files = [join(project, "node_modules/brine"), join(project, "models")].flatMap((each) =>
    readdirSync(each, { recursive: true, encoding: "utf8" }).map((name) => join(each, name)),
  );
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const single = statSync(join(project, "node_modules/brine/dist/brine.js")).size;
  t.diagnostic(`installed with iris: ${(bytes / 1e6).toFixed(2)} MB; dist/brine.js: ${(single / 1e6).toFixed(2)} MB`);
  assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
});

test("README's first example type-checks in an empty project, in every way of resolving modules, and runs", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const example = /^```ts\n([\s\S]*?)^```/m.exec(readme)?.[1];
  assert.ok(example !== undefined, "README.md has no ```ts block");
  writeFileSync(join(project, "example.ts"), example);
  // A flag cannot say "no types at all"; a file can.
  const asBundler = {
    strict: true,
    target: "es2023",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2023", "dom"],
    types: [],
    noEmit: true,
  };
  writeFileSync(join(project, "bundler.json"), JSON.stringify({ compilerOptions: asBundler, files: ["example.ts"] }));
  run(process.execPath, [TSC, "-p", "bundler.json"], project);
  const strict = ["--strict", "--target", "es2023", "--skipLibCheck", "false", "--exactOptionalPropertyTypes"];
  run(process.execPath, [TSC, ...strict, "--module", "nodenext", "--lib", "es2023", "--types", "node", "example.ts"], project);
  assert.notEqual(run(process.execPath, ["example.js"], project), "");
});

test("every entry of the package type-checks and loads", async () => {
  const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { exports: Record<string, string> };
  const names = Object.keys(exports).map((path) => path.replace(/^\./, "brine"));
  writeFileSync(
    join(project, "entries.mts"),
    names.map((name, i) => `import * as entry${i} from "${name}";\nconsole.log(Object.keys(entry${i}).length > 0);\n`).join(""),
  );
  const words = ["--strict", "--target", "es2023", "--module", "nodenext", "--lib", "es2023", "--types", "node", "entries.mts"];
  run(process.execPath, [TSC, ...words], project);
  assert.equal(run(process.execPath, ["entries.mjs"], project), "true\n".repeat(names.length));
});

test("brine/ensemble, brine/tree and brine are bundled for a browser and run where there is no Node", async () => {
  const source = `
    import { RandomForestClassifier } from "brine/ensemble";
    import { DecisionTreeRegressor } from "brine/tree";
    import { trainTestSplit } from "brine/model-selection";
    import { load } from "brine";
    const x = [[0, 0], [0, 1], [1, 0], [1, 1]];
    const forest = await new RandomForestClassifier({ nEstimators: 5, randomState: 0, bootstrap: false }).fit(x, ["a", "a", "b", "b"], { threads: 2 });
    const tree = await new DecisionTreeRegressor({ randomState: 0 }).fit(x, [1, 2, 3, 4]);
    export const answer = { classes: forest.predict(x), values: Array.from(tree.predict(x)), split: typeof trainTestSplit };
    export const iris = async (bytes) => (await load(bytes)).predict([{ sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 }]);
  `;
  // platform "browser" refuses every import of Node's modules.
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: project, loader: "js" },
    bundle: true,
    platform: "browser",
    conditions: ["browser", "default"],
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text ?? "";
  assert.doesNotMatch(text, /from\s*"node:/);
  writeFileSync(join(folder, "page.mjs"), text);
  // Only then are Node's own names taken away, so that the bundle sees what a browser's worker has.
  writeFileSync(
    join(folder, "browser.mjs"),
    `import { readFileSync } from "node:fs";
     const bytes = new Uint8Array(readFileSync(${JSON.stringify(join(project, "models/iris.safetensors"))}));
     const write = process.stdout.write.bind(process.stdout);
     for (const name of ["process", "Buffer", "global", "setImmediate", "clearImmediate", "require"]) delete globalThis[name];
     const { answer, iris } = await import("./page.mjs");
     write(JSON.stringify({ ...answer, iris: await iris(bytes) }));`,
  );
  assert.deepEqual(JSON.parse(run(process.execPath, ["browser.mjs"], folder)), {
    classes: ["a", "a", "b", "b"],
    values: [1, 2, 3, 4],
    split: "function",
    iris: ["setosa"],
  });
});
