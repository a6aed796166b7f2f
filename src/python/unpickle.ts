/** From the bytes of a pickle or of a joblib file, compressed or not, to inert values. */
import { BrineError, ModelFileError } from "../errors/index.ts";
import { Budget } from "./budget.ts";
import { ByteCursor, LINE_ENDS } from "./byte-cursor.ts";
import { decompressed } from "./compression/decompress.ts";
import { readPickle } from "./pickle-machine.ts";
import { NotMade } from "./scalar-call.ts";
import type { PyObject, PyValue } from "./values.ts";
import { checkWalkable } from "./walkable.ts";

export interface UnpickleOptions {
  /** the most bytes that a compressed file may become; by default 200 times its size up to 256 MiB and 24 times beyond, at least 64 MiB, at most 2 GiB. When given, what it becomes is trusted like a file of that size */
  readonly maxBytes?: number;
  /** whether nobody else has `bytes`, or changes them: what is made of them may then lie in them instead of in a copy */
  readonly isOwn?: boolean;
  /** gets each object that a call or a class in the file made, as it is read; also those that the file throws away, and those before the damage of a damaged file */
  readonly onCall?: ((call: PyObject) => void) | undefined;
}

/**
 * What Python's `pickle` (protocols 0 to 5, from Python 2 too) or `joblib` (0.10 or newer) wrote, as inert values: no class is
 * imported and nothing is called. Compression by zlib, gzip, bz2, xz, lzma and lz4 is told by the first bytes.
 *
 * ```ts
 * const model = await unpickle(await readFile("model.pkl"));
 * if (model instanceof PyObject) console.log(model.className, [...model.state.keys()]);
 * ```
 *
 * @throws {ModelFileError} with `place.offset`, the byte (of the decompressed file) at which it stops being a pickle
 */
export async function unpickle(bytes: Uint8Array, options: UnpickleOptions = {}): Promise<PyValue> {
  // A Buffer of Node is a Uint8Array whose slice() does not copy.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return await unpickleFile(plain, options);
  } catch (error) {
    if (!(error instanceof ModelFileError) || error.hint === LINE_ENDS || !hasOtherLineEnds(plain)) throw error;
    throw new ModelFileError(`line ends were changed to CR LF, which damages the file: ${error.message}`, {
      place: error.place,
      hint: LINE_ENDS,
      cause: error,
    });
  }
}

async function unpickleFile(bytes: Uint8Array, { maxBytes, onCall, isOwn = false }: UnpickleOptions): Promise<PyValue> {
  const budget =
    ({ length }: Uint8Array) =>
    () =>
      new Budget(length, maxBytes === undefined ? bytes.length : length);
  const onDamage = onCall === undefined ? undefined : (content: Uint8Array) => readCalls(content, budget(content), { onCall, isOwn: true });
  const { content, compression } = await decompressed(bytes, maxBytes, onDamage);
  try {
    return unpickleBytes(content, budget(content), { onCall, isOwn: isOwn || compression !== undefined });
  } catch (error) {
    if (!(error instanceof ModelFileError) || error.place.offset === undefined || compression === undefined) throw error;
    throw new ModelFileError(`${error.message} (in what ${compression} compresses)`, {
      place: error.place,
      ...(error.hint !== undefined && { hint: error.hint }),
      cause: error,
    });
  }
}

interface How {
  readonly onCall: UnpickleOptions["onCall"];
  /** whether nobody else has the bytes */
  readonly isOwn: boolean;
}

/** The calls in the beginning of a pickle. */
function readCalls(bytes: Uint8Array, budget: () => Budget, how: How): void {
  try {
    unpickleBytes(bytes, budget, how);
  } catch (error) {
    if (!(error instanceof BrineError)) throw error;
  }
}

/** Whether git or an editor took the file for text: each `\n`, of several, stands behind a `\r`. */
function hasOtherLineEnds(bytes: Uint8Array): boolean {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1), count++) if (bytes[at - 1] !== 13) return false;
  return count >= FEWEST_LINES;
}

/** Of one it could be by chance. */
const FEWEST_LINES = 2;

function unpickleBytes(bytes: Uint8Array, budget: () => Budget, how: How): PyValue {
  try {
    return read(bytes, budget, how, true);
  } catch (error) {
    // The file names again what Python never does.
    if (error instanceof NotMade) return read(bytes, budget, how, false);
    throw error;
  }
}

function read(bytes: Uint8Array, budget: () => Budget, how: How, fuses: boolean): PyValue {
  const cursor = new ByteCursor(bytes);
  const shared = new Set<PyValue>();
  const value = readPickle(cursor, budget(), { shared, onCall: how.onCall, fuses });
  if (cursor.left > 0) cursor.fail(`${cursor.left} more bytes follow after the end of the pickle`, cursor.offset, TRAILING);
  checkWalkable(value, bytes.length, shared, how.isOwn);
  return value;
}

const TRAILING =
  "A model file holds one pickle. What follows could be a second one, which is not read: do not trust where the file came from.";
