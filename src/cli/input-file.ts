/** Files that the command line names, and `-` for stdin. */
import { createHash } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { BrineError, nearest } from "../errors/index.ts";
import { plain } from "./render-error.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "cannot be read: permission denied",
  EPERM: "cannot be read: not permitted",
  ENOTDIR: "cannot be read: a part of the path is a file, not a folder",
  ENAMETOOLONG: "cannot be read: the name is too long",
  ELOOP: "cannot be read: too many symbolic links",
  EMFILE: "cannot be read: too many open files",
  EIO: "cannot be read: the disk reported an error",
  ERR_FS_FILE_TOO_LARGE: "cannot be read: larger than 2 GiB",
};

/** A file that cannot be read at all; what is wrong inside of one is a DataError or a ModelFileError. */
class InputError extends BrineError {
  readonly code = "input";
}

/** How messages call the input: stdin has no name of its own. */
export function shownInput(path: string): string {
  return path === "-" ? "stdin" : path;
}

/** All bytes of the file, or of stdin for `-`. @throws {InputError} */
export async function readInput(path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamInput(path)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** As `readInput`, with the SHA-256 of the bytes: each part is hashed while the next is read. @throws {InputError} */
export async function readHashed(path: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const hash = createHash("sha256");
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamInput(path)) {
    chunks.push(chunk);
    hash.update(chunk);
  }
  return { bytes: Buffer.concat(chunks), sha256: hash.digest("hex") };
}

/** The bytes as they come. @throws {InputError} */
export async function* streamInput(path: string): AsyncGenerator<Uint8Array> {
  try {
    if (path === "-") {
      for await (const chunk of process.stdin) yield chunk;
      return;
    }
    const handle = await open(path, "r");
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      throw new InputError("is a folder, not a file", { place: { file: path } });
    }
    for await (const chunk of handle.createReadStream({ highWaterMark: 1 << 20 })) yield chunk;
  } catch (error) {
    throw await explained(error, path);
  }
}

async function explained(error: unknown, path: string): Promise<unknown> {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string" || error instanceof InputError) return error;
  const details = { place: { file: path }, cause: error };
  if (error.code !== "ENOENT") {
    const reason = REASONS[error.code];
    return reason === undefined ? error : new InputError(reason, details);
  }
  const neighbours = await readdir(dirname(path)).catch(() => undefined);
  if (neighbours === undefined) return new InputError(`no such file: there is no folder ${plain(dirname(path))}`, details);
  const guess = nearest(basename(path), neighbours.sort());
  return new InputError("no such file", guess === undefined ? details : { ...details, hint: `Did you mean ${plain(guess)}?` });
}
