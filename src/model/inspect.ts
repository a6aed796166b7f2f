/** Everything that can be said of a file without running anything of it, whether it is a model or not. */
import { BrineError } from "../errors/index.ts";
import { callRecorder, contentsOf, detectFormat, type FileFormat, type Outline, outlineOf, writtenBy } from "../formats/index.ts";
import { type LoadOptions, modelOf, readPiece } from "./load.ts";
import type { Model } from "./model.ts";

export interface Inspection {
  readonly format: FileFormat;
  /** the model, where it can be served */
  readonly model: Model | undefined;
  /** what stops it, where it cannot */
  readonly error: BrineError | undefined;
  /** estimators in estimators, where the file holds any */
  readonly outlines: readonly Outline[];
  /** the keys of a dict, and what stands there */
  readonly keys: readonly { readonly key: string; readonly what: string }[];
  /** the scikit-learn that wrote it: null where it did not say, undefined where it is none of scikit-learn's */
  readonly sklearn: string | null | undefined;
  /** what Python would have called on loading, beside the classes of known libraries */
  readonly wouldCall: readonly string[];
}

/** @throws an error only for faults of Brine's own */
export async function inspect(bytes: Uint8Array, options: LoadOptions = {}): Promise<Inspection> {
  const format = detectFormat(bytes);
  const { onCall, calls } = callRecorder();
  let about: Pick<Inspection, "outlines" | "keys" | "sklearn"> = { outlines: [], keys: [], sklearn: undefined };
  try {
    const piece = await readPiece({ bytes, file: options.file }, { ...options, onCall });
    const { objects, keys } = contentsOf(piece.read.value);
    about = { outlines: objects.map(outlineOf), keys, sklearn: writtenBy(objects) };
    return { format, model: await modelOf([piece], options), error: undefined, ...about, wouldCall: calls() };
  } catch (error) {
    if (error instanceof BrineError) return { format, model: undefined, error, ...about, wouldCall: calls() };
    throw error;
  }
}
