/** Files of the repository, from a compiled test (`dist/test/FOLDER/x.test.js`). */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { revive } from "./python-numbers.ts";

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** A JSON fixture under `test/fixtures/`, gzipped or not by its ending. */
export function fixture<T>(path: string): T {
  const bytes = readFileSync(`${ROOT}test/fixtures/${path}`);
  return JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"), revive) as T;
}
