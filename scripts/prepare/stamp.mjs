/**
 * Whether a folder that was made (node_modules, dist) still belongs to what it was made from. The stamp, a hash of all that, lies inside
 * the folder and is written last: no stamp, or another hash, and the folder is made anew.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";

const STAMP = ".brine-stamp";

export function isFresh(folder, hash) {
  try {
    return readFileSync(join(folder, STAMP), "utf8") === hash;
  } catch {
    return false;
  }
}

export function writeStamp(folder, hash) {
  writeFileSync(join(folder, STAMP), hash);
}

export function removeStamp(folder) {
  rmSync(join(folder, STAMP), { force: true });
}

/** SHA-256 over files and folders (in order of their names), this Node's major version and the platform. */
export function hashOf(paths) {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([process.versions.node.split(".")[0], process.platform, process.arch]));
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      const bytes = readFileSync(file);
      hash.update(`\n${file} ${bytes.length}\n`);
      hash.update(bytes);
    }
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mjs|js|json)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .split(sep)
        .join("/"),
    )
    .sort();
}
