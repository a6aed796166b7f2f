/** Runs npm with this Node: its script by path, because Windows starts `npm.cmd` only through a shell. */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The program and first words that are npm. */
export function npmCommand() {
  const beside = dirname(process.execPath);
  const script = [
    process.env.npm_execpath,
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "share", "nodejs", "npm", "bin", "npm-cli.js"),
  ].find((path) => path !== undefined && basename(path) === "npm-cli.js" && existsSync(path));
  return script === undefined
    ? { program: "npm", words: [], shell: process.platform === "win32" }
    : { program: process.execPath, words: [script], shell: false };
}
