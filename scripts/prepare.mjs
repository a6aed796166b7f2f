/** What `npm start` and `npm test` need before they can begin: packages installed and sources built, each only if something changed. */
import { existsSync } from "node:fs";
import { locked } from "./prepare/lock.mjs";
import { npmCommand } from "./prepare/npm.mjs";
import { run } from "./prepare/run.mjs";
import { packagesHash, sourcesHash } from "./prepare/sources.mjs";
import { isFresh, removeStamp, writeStamp } from "./prepare/stamp.mjs";
import { ROOT } from "./root.mjs";

const STATE = ".brine";

/**
 * Installs and builds what is missing, then runs `last`, all under the lock.
 *
 * @throws {Error} with a message for people, when something could not be done
 */
export async function prepare(last = async () => {}) {
  process.chdir(ROOT);
  await locked(STATE, waiting, async () => {
    await install();
    await build();
    await last();
  });
}

/** Progress, for people: never on stdout. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

function waiting(pid) {
  say(`Another start${pid === undefined ? "" : ` (process ${pid})`} is preparing this folder: waiting for it.`);
}

async function install() {
  const hash = packagesHash();
  if (isFresh("node_modules", hash)) return;
  say("Installing packages (npm ci) …");
  removeStamp("node_modules");
  const { program, words, shell } = npmCommand();
  const flags = ["--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run(program, [...words, "ci", ...flags], { shell });
  if (code !== 0)
    throw new Error(`Installing failed (npm ci: ${code}). The first start needs npm's registry; behind a proxy: npm config set proxy URL.`);
  writeStamp("node_modules", hash);
}

async function build() {
  if (isFresh("dist", sourcesHash()) && existsSync("dist/brine.js")) return;
  say("Building …");
  const code = await run(process.execPath, ["scripts/build.mjs"]);
  if (code !== 0) throw new Error(`Building failed (${code}); what is wrong stands above.`);
}
