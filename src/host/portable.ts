/** The host where Node is not: browsers, edge workers. One thread, and no files. */
import { ModelFileError, quote } from "../errors/index.ts";
import type { Host } from "./host.ts";
import { checkThreadCount } from "./thread-count.ts";

export const readFile: Host["readFile"] = async (path) => {
  throw new ModelFileError(`${quote(path)} cannot be opened here: only Node reads files`, {
    place: { file: path },
    hint: "Give the bytes: new Uint8Array(await (await fetch(url)).arrayBuffer()).",
  });
};

export const makeThreads: Host["makeThreads"] = (threads) => {
  if (typeof threads !== "number") return threads;
  checkThreadCount(threads);
  return undefined;
};
