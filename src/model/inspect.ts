/** Everything that can be said of a file without running anything of it, whether it is a model or not. */
import { BrineError } from "../errors/index.ts";
import {
  contentsOf,
  detectFormat,
  type FileFormat,
  holdsValues,
  type Outline,
  outlineOf,
  readValues,
  sklearnVersionOf,
  wouldCall,
} from "../formats/index.ts";
import { joinModels, type LoadOptions } from "./load.ts";
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
  let about: Pick<Inspection, "outlines" | "keys" | "sklearn" | "wouldCall"> = {
    outlines: [],
    keys: [],
    sklearn: undefined,
    wouldCall: [],
  };
  try {
    if (holdsValues(format.kind)) {
      const { value } = await readValues(bytes, options);
      const { objects, keys } = contentsOf(value);
      const outlines = objects.map(outlineOf);
      about = { outlines, keys, sklearn: objects.length === 0 ? undefined : sklearnVersionOf(objects[0]), wouldCall: wouldCall(value) };
    }
    return { format, model: await joinModels([{ bytes, file: options.file }], options), error: undefined, ...about };
  } catch (error) {
    if (error instanceof BrineError) return { format, model: undefined, error, ...about };
    throw error;
  }
}
