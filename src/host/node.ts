/** The host in Node, Deno and Bun: files, and worker threads that share what they can. */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { ModelFileError, quote } from "../errors/index.ts";
import type { Block, Task, ThreadOptions } from "../numeric/index.ts";
import type { FileBytes, Host } from "./host.ts";
import { checkThreadCount } from "./thread-count.ts";

const PART = 1 << 20;

export const readFile: Host["readFile"] = async (path) => {
  try {
    const handle = await open(path);
    try {
      return await readHashed(handle);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : `it cannot be read (${String(code)})`;
    throw new ModelFileError(`${quote(path)}: ${why}`, { place: { file: path }, cause });
  }
};

/** Each part is hashed while the next is read, in another thread: of a large file that takes two thirds of the time. */
async function readHashed(handle: FileHandle): Promise<FileBytes> {
  const hash = createHash("sha256");
  const { size } = await handle.stat();
  // Of a pipe nobody knows the size.
  if (size === 0) {
    const bytes = new Uint8Array(await handle.readFile());
    return { bytes, sha256: hash.update(bytes).digest("hex") };
  }
  const bytes = new Uint8Array(size);
  const next = (from: number) => handle.read(bytes, from, Math.min(PART, size - from));
  let length = 0;
  for (let reading = next(0); length < size; ) {
    const { bytesRead } = await reading;
    if (bytesRead === 0) break;
    const part = bytes.subarray(length, length + bytesRead);
    length += bytesRead;
    if (length < size) reading = next(length);
    hash.update(part);
  }
  return { bytes: bytes.subarray(0, length), sha256: hash.digest("hex") };
}

export const makeThreads: Host["makeThreads"] = (threads) => {
  if (typeof threads !== "number") return threads;
  checkThreadCount(threads);
  return threads === 1 ? undefined : { count: threads, run: (...work) => run(threads, ...work) };
};

// Given as text, because a file of its own would have to be found again beside every bundle. A task that fails ends its
// worker by an unhandled rejection, which arrives at the main thread as the worker's error.
const WORKER = `
const { parentPort, workerData } = require("node:worker_threads");
const { module, name, shared } = workerData;
const task = import(module).then((exports) => exports[name]);
parentPort.on("message", async ({ number, block }) => {
  parentPort.postMessage({ number, result: await (await task)(shared, block) });
});
`;

interface Done<Result> {
  readonly number: number;
  readonly result: Result;
}

/** Each worker takes the next block when it is done with one. All are ended before this settles, whatever happened. */
async function run<Result>(
  count: number,
  task: Task,
  shared: unknown,
  blocks: readonly Block[],
  { signal, onDone }: ThreadOptions = {},
): Promise<Result[]> {
  signal?.throwIfAborted();
  if (blocks.length === 0) return [];
  const workers: Worker[] = [];
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise<Result[]>((resolve, reject) => {
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener("abort", onAbort, { once: true });
      const results = new Array<Result>(blocks.length);
      let next = 0;
      let done = 0;
      const giveNext = (worker: Worker) => {
        if (next < blocks.length) worker.postMessage({ number: next, block: blocks[next++] });
      };
      for (let i = 0; i < Math.min(count, blocks.length); i++) {
        // Flags of this process (--input-type, a loader) are not meant for it.
        const worker = new Worker(WORKER, { eval: true, execArgv: [], workerData: { ...task, shared } });
        workers.push(worker);
        worker.on("message", ({ number, result }: Done<Result>) => {
          results[number] = result;
          done++;
          giveNext(worker);
          try {
            onDone?.(done);
          } catch (error) {
            reject(error);
          }
          if (done === blocks.length) resolve(results);
        });
        worker.on("messageerror", reject);
        worker.on("error", reject);
        worker.on("exit", (code) => reject(new Error(`a worker thread ended early, with exit code ${code}`)));
        giveNext(worker);
      }
    });
  } finally {
    if (onAbort !== undefined) signal?.removeEventListener("abort", onAbort);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
