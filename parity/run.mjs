/** `npm run parity -- NAME [ARGUMENTS]`: builds, then asks scikit-learn and compares; without a name, says which there are. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith(".py"))
  .map((file) => file.replace(/\.py$/, ""))
  .filter((name) => readdirSync(here).includes(`${name}.mjs`))
  .sort();

const [name, ...words] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`npm run parity -- NAME, one of: ${names.join(", ")}`);
  process.exit(2);
}
for (const line of [["scripts/build.mjs"], [`parity/${name}.mjs`, ...words]]) {
  const { status } = spawnSync(process.execPath, line, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
