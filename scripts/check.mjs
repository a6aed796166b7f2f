/**
 * `npm run check`: everything that can be known without running the code. `npm run check -- arrows lint` runs some of it.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ARROWS } from "./arrows.mjs";
import { ROOT } from "./root.mjs";

process.chdir(ROOT);

const PARTS = {
  types: () => tool("typescript", "bin/tsc", ["-p", ".", "--noEmit"]),
  lint: () => tool("@biomejs/biome", "bin/biome", ["check", "--error-on-warnings", "."]),
  arrows,
  "dead code": () => tool("knip", "bin/knip.js", ["--no-progress", "--treat-config-hints-as-errors"]),
  determinism,
  registry: () => run("scripts/registry.mjs", ["--check"]),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no check ${unknown.join(", ")}; there are: ${Object.keys(PARTS).join(", ")}.\n`);
  process.exit(2);
}

const results = [];
for (const [name, run] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const start = performance.now();
  const passed = await run();
  results.push({ name, passed, seconds: (performance.now() - start) / 1000 });
}
for (const { name, passed, seconds } of results) {
  process.stdout.write(`${passed ? "ok    " : "FAILED"} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(5)} s\n`);
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

/** Runs a package's own program with this Node, so that no shell and no PATH is involved. */
function tool(name, path, words) {
  return run(join("node_modules", name, path), words);
}

function run(script, words) {
  const { status, error } = spawnSync(process.execPath, [script, ...words], { stdio: "inherit" });
  if (error !== undefined) throw error;
  return status === 0;
}

/**
 * Which folder imports which. With a TypeScript that it does not know, dependency-cruiser finds no module and calls that no violation,
 * so what it has seen is counted too.
 */
function arrows() {
  const words = ["node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "src", "--config", ".dependency-cruiser.mjs"];
  const { stdout, stderr } = spawnSync(process.execPath, [...words, "--output-type", "json"], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (stdout === "") {
    process.stderr.write(stderr);
    return false;
  }
  const { modules, summary } = JSON.parse(stdout);
  for (const { rule, from, to, cycle } of summary.violations) {
    const way = cycle === undefined ? `${from} → ${to}` : [from, ...cycle.map(({ name }) => name)].join(" → ");
    const { comment } = summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name) ?? {};
    process.stderr.write(`${rule.name}: ${way}${comment === undefined ? "" : `\n  ${comment}`}\n`);
  }
  const seen = modules.filter(({ source }) => /^src\/.*\.ts$/.test(source));
  const arrowCount = seen.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  process.stdout.write(`${seen.length} modules of src and ${arrowCount} imports between ${Object.keys(ARROWS).length} folders and doors\n`);
  if (seen.length === 0 || arrowCount === 0) {
    process.stderr.write("The arrows could not be read: dependency-cruiser saw nothing. Does it know this TypeScript?\n");
    return false;
  }
  return summary.violations.length === 0;
}

async function determinism() {
  const { engineDependence } = await import("./check/determinism.mjs");
  const found = engineDependence();
  for (const place of found) process.stderr.write(`${place}\n`);
  return found.length === 0;
}
