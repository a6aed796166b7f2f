/** A server of iris on a free port, for one test file. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningServer, type ServeOptions, serve } from "../../../src/server/index.ts";
import { SMALL } from "./small-model.ts";

/** A folder that holds nothing but `iris.safetensors`. */
export function irisFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "brine-server-"));
  writeFileSync(join(folder, "iris.safetensors"), "x");
  return folder;
}

export function serveIris(options: Partial<ServeOptions> = {}): Promise<RunningServer> {
  return serve({ models: [join(irisFolder(), "iris.safetensors")], port: 0, open: async () => SMALL, ...options });
}
