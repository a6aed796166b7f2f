/** What node_modules and dist are made from. */
import { hashOf } from "./stamp.mjs";

const PACKAGES = ["package.json", "package-lock.json", ".npmrc"];
const SOURCES = [...PACKAGES, "tsconfig.json", "src", "test", "bench", "examples", "scripts/build.mjs", "scripts/build"];

export function packagesHash() {
  return hashOf(PACKAGES);
}

export function sourcesHash() {
  return hashOf(SOURCES);
}
