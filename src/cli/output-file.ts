/**
 * A file that is whole or not there: written under a name of its own beside the target, then renamed over it.
 * Pipes and devices (`/dev/stdout`) are written directly, since renaming would replace them.
 */
import { type FileHandle, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { OutputError } from "./output-error.ts";

export class OutputFile {
  /** the path as the user wrote it */
  readonly path: string;
  readonly #handle: FileHandle;
  readonly #temporary: string | undefined;
  readonly #target: string;

  private constructor(path: string, handle: FileHandle, target: string, temporary: string | undefined) {
    this.path = path;
    this.#handle = handle;
    this.#target = target;
    this.#temporary = temporary;
  }

  /** Whether the file could be written, asked before long work; leaves nothing behind. @throws {OutputError} */
  static async probe(path: string): Promise<void> {
    const existing = await stat(path).catch(() => undefined);
    const isDevice = existing !== undefined && !existing.isFile() && !existing.isDirectory();
    if (!isDevice) await (await OutputFile.open(path)).discard();
  }

  /** @throws {OutputError} when the folder is missing or read-only, or `path` is a folder */
  static async open(path: string): Promise<OutputFile> {
    try {
      const existing = await stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      });
      if (existing?.isDirectory()) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
      if (existing !== undefined && !existing.isFile()) return new OutputFile(path, await open(path, "w"), path, undefined);
      // Through a symbolic link the file it points to is replaced, not the link.
      const target = existing === undefined ? path : await realpath(path);
      const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
      await unlink(temporary).catch(() => {});
      return new OutputFile(path, await open(temporary, "wx", existing === undefined ? 0o666 : existing.mode & 0o777), target, temporary);
    } catch (error) {
      throw OutputError.from(error, path);
    }
  }

  /** @throws {OutputError} after removing what was written */
  async write(bytes: Uint8Array | string): Promise<void> {
    try {
      await this.#handle.writeFile(bytes);
    } catch (error) {
      await this.discard();
      throw OutputError.from(error, this.path);
    }
  }

  /** Puts the file under its name. @throws {OutputError} after removing what was written */
  async commit(): Promise<void> {
    try {
      if (this.#temporary !== undefined) await this.#handle.sync();
      await this.#handle.close();
      if (this.#temporary !== undefined) await rename(this.#temporary, this.#target);
    } catch (error) {
      await this.discard();
      throw OutputError.from(error, this.path);
    }
  }

  /** Removes what was written; the target stays as it was. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {});
    if (this.#temporary !== undefined) await unlink(this.#temporary).catch(() => {});
  }
}
