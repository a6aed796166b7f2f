/**
 * The package has no dependencies at run time: what it takes from others is put into its own files, with their licences beside them.
 *
 * - `brine.js`: the command line and the server as one file, because a process that reads one file answers sooner
 * - `*-task.js`: what worker threads load, beside it
 * - `src/…`: the library, file by file as compiled; only files that import a package are rewritten, to hold it
 */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { build } from "esbuild";
import { licences } from "./licences.mjs";

// CommonJS packages inside an ES module still call `require` for Node's own modules.
const REQUIRE = 'import { createRequire as brineRequire } from "node:module";\nconst require = brineRequire(import.meta.url);';

/** Folders that run in Node only; everything else must also run in a browser. */
const NODE_ONLY = /^src\/(?:cli|server)\//;

/** What Fastify loads on demand for what Brine does not use: validation and serialisation by schema, logging, injected requests. */
const UNUSED = /^(?:@fastify\/ajv-compiler|@fastify\/fast-json-stringify-compiler|light-my-request|pino)$/;

/** Makes the shipped files in `dist`, a folder that holds the compiled sources. */
export async function bundle(dist) {
  const compiled = readdirSync(join(dist, "src"), { recursive: true })
    .map((name) => `src/${name.split(sep).join("/")}`)
    .filter((name) => name.endsWith(".js"))
    .sort();
  const tasks = compiled.filter((name) => name.endsWith("-task.js"));
  const shared = {
    bundle: true,
    format: "esm",
    target: "node20",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    plugins: [compiledHost(dist), unusedStaysOut()],
  };
  const inputs = new Set();
  const note = ({ metafile }) => {
    for (const input of Object.keys(metafile.inputs)) inputs.add(input);
  };

  note(
    await build({
      ...shared,
      entryPoints: [join(dist, "src/cli/bin.js")],
      outfile: join(dist, "brine.js"),
      platform: "node",
      banner: { js: REQUIRE },
    }),
  );
  for (const task of tasks)
    note(await build({ ...shared, entryPoints: [join(dist, task)], outfile: join(dist, basename(task)), platform: "neutral" }));
  chmodSync(join(dist, "brine.js"), 0o755);

  // Last, because the files are rewritten in place.
  for (const file of compiled.filter((name) => !name.startsWith("src/cli/") && importsPackage(join(dist, name)))) {
    const forNode = NODE_ONLY.test(file);
    note(
      await build({
        ...shared,
        plugins: [ownFilesStay(), unusedStaysOut()],
        entryPoints: [join(dist, file)],
        outfile: join(dist, file),
        allowOverwrite: true,
        ...(forNode ? { platform: "node", banner: { js: REQUIRE } } : { platform: "browser", target: "es2022" }),
      }),
    );
  }
  writeFileSync(join(dist, "THIRD-PARTY-LICENSES.txt"), licences(inputs));
}

/** `#host` names a file of the finished dist/; while building it is the one in the folder being built. */
function compiledHost(dist) {
  const path = resolve(dist, "src/host/node.js");
  return { name: "compiled-host", setup: (build) => build.onResolve({ filter: /^#host$/ }, () => ({ path })) };
}

/** Two thirds of the file, which would be read at each start; whoever comes to need one of them is told so. */
function unusedStaysOut() {
  const setup = (build) => {
    build.onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: "unused" }));
    build.onLoad({ filter: /.*/, namespace: "unused" }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not part of Brine's bundle (scripts/build/bundle.mjs)`)});`,
    }));
  };
  return { name: "unused-stays-out", setup };
}

/** Imports of our own files are left as they are, so that each is loaded once; only packages are taken in. */
function ownFilesStay() {
  const setup = (build) => {
    build.onResolve({ filter: /^#host$/ }, ({ path }) => ({ path, external: true }));
    build.onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
      if (kind === "entry-point" || relative(process.cwd(), importer).split(sep).includes("node_modules")) return undefined;
      return { path, external: true };
    });
  };
  return { name: "own-files-stay", setup };
}

/** Whether a compiled file imports something that is neither ours nor Node's. */
function importsPackage(file) {
  return /(?:\bfrom|\bimport|\bimport\()\s*"(?!\.|#|node:)[^"]+"/.test(readFileSync(file, "utf8"));
}
