/** A result that could not be written: why, and what to do. */
import { dirname } from "node:path";
import { BrineError } from "../errors/index.ts";
import { plain } from "./render-error.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "it is a folder",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "it would be larger than a file may be here",
  EROFS: "the file system is read-only",
  ENAMETOOLONG: "the name is too long",
  EIO: "the disk reported an error",
};

export class OutputError extends BrineError {
  readonly code = "output";

  /** `path` holds something of the user's. @param what it is, after "it is" @param isInput whether it is what was just read */
  static isTaken(path: string, what: string, isInput: boolean): OutputError {
    const named = isInput ? "" : `; --out ${plain(path)} overwrites it`;
    return new OutputError(`is not overwritten: it is ${what}, not a Brine bundle`, {
      place: { file: path },
      hint: `Nothing was written. --out FILE chooses another place${named}.`,
    });
  }

  /** What went wrong with writing `path`, from Node's error; other errors as they are. */
  static from(error: unknown, path: string): unknown {
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
    const folder = plain(dirname(path));
    const reason =
      error.code === "ENOENT"
        ? `the folder ${folder} does not exist`
        : error.code === "ENOTDIR"
          ? `${folder} is a file, not a folder`
          : REASONS[error.code];
    if (reason === undefined) return error;
    return new OutputError(`cannot be written: ${reason}`, {
      place: { file: path },
      hint: "Nothing was written. --out FILE chooses another place.",
      cause: error,
    });
  }
}
