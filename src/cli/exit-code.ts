/** What the process says to its caller. */
import {
  BrineError,
  DataError,
  InvalidModelError,
  ModelFileError,
  ParameterError,
  SignatureError,
  UnsupportedModelError,
} from "../errors/index.ts";
import { isInterrupt, UsageError } from "./usage-error.ts";

export const EXIT = {
  done: 0,
  /** the work failed: a full disk, a missing file, something this version does not have */
  failed: 1,
  /** the command line is wrong */
  usage: 2,
  /** the input, a model or data, is refused */
  refused: 3,
  /** stopped by Ctrl-C, as shells write it: 128 + SIGINT */
  interrupted: 130,
} as const;

const REFUSALS = [DataError, InvalidModelError, ModelFileError, SignatureError, UnsupportedModelError];

export function exitCodeOf(error: unknown): number {
  if (isInterrupt(error)) return EXIT.interrupted;
  if (error instanceof BrineError && isOfSystem(error.cause)) return EXIT.failed;
  if (error instanceof UsageError || error instanceof ParameterError) return EXIT.usage;
  if (error instanceof BrineError && REFUSALS.some((kind) => error instanceof kind)) return EXIT.refused;
  return EXIT.failed;
}

/** Then not the value was refused but the system did: a port is taken, a file is not there. */
function isOfSystem(cause: unknown): boolean {
  return cause instanceof Error && "syscall" in cause;
}
