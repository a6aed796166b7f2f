/** Errors that only a command line has. */
import { BrineError } from "../errors/index.ts";

/** The command line is wrong: an unknown option, a value that cannot be read, an argument too many. */
export class UsageError extends BrineError {
  readonly code = "usage";
}

/** Whether `error` says that somebody stopped the work (Ctrl-C), not that it failed. */
export function isInterrupt(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
