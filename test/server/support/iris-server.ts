/** A server of iris on a free port, for one test file. */
import { join } from "node:path";
import { type RunningServer, type ServeOptions, serve } from "../../../src/server/index.ts";
import { folderOf, irisBundle } from "../../support/bundles.ts";

export async function serveIris(options: Partial<ServeOptions> = {}, bundle: { keepRows?: boolean } = {}): Promise<RunningServer> {
  const folder = folderOf({ "iris.safetensors": await irisBundle(bundle) });
  return serve({ models: [join(folder, "iris.safetensors")], port: 0, ...options });
}
