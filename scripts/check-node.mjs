/**
 * `npm run check:node`: the same bundles and the same answers on every Node that users run. Each comes as an npm package, and runs the tests
 * whose fixtures are bits: what this Node compiled, on that Node.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand } from "./prepare/npm.mjs";
import { run } from "./prepare/run.mjs";
import { prepare, say } from "./prepare.mjs";
import { runNode, testFiles } from "./test/run-tests.mjs";

const MAJORS = [22, 24, 26];
const FOLDER = ".brine/nodes";

/** Folders of test/ in which an engine could make a difference. */
const ENGINE = ["bundles", "estimators", "formats", "model", "numeric", "python", "recipe", "scoring", "tables", "tree"];

/** 100,000 models with one attribute changed: whether they are refused does not depend on the engine, and it takes a minute. */
const SAME_EVERYWHERE = "hostile-state.test.js";

try {
  await prepare();
  await installNodes();
} catch (error) {
  say(error.message);
  process.exit(1);
}
const files = testFiles(false).filter((file) => ENGINE.includes(file.split("/")[2]) && !file.endsWith(`/${SAME_EVERYWHERE}`));
let failed = files.length === 0;
for (const major of MAJORS) {
  const node = nodeOf(major);
  process.stdout.write(`\nNode ${major}: ${files.length} test files\n`);
  if ((await run(node, ["--version"])) !== 0 || (await runNode(node, files)) !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;

function nodeOf(major) {
  return join(FOLDER, "node_modules", `node-${major}`, "bin", process.platform === "win32" ? "node.exe" : "node");
}

async function installNodes() {
  if (MAJORS.every((major) => existsSync(nodeOf(major)))) return;
  const platform = process.platform === "win32" ? "win" : process.platform;
  say(`Installing Node ${MAJORS.join(", ")} …`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, "package.json"), '{ "private": true }\n');
  const { program, words, shell } = npmCommand();
  const packages = MAJORS.map((major) => `node-${major}@npm:node-${platform}-${process.arch}@${major}`);
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  const code = await run(program, [...words, "install", "--prefix", FOLDER, ...flags, ...packages], { shell });
  if (code !== 0) throw new Error(`Node ${MAJORS.join(", ")} could not be installed (npm: ${code}): nothing is known about their answers.`);
}
