/**
 * Reproducibility, tried: the recipe in a bundle is carried out again, and the new bundle compared byte by byte with the
 * old one. Where they differ, the first setting that differs is named, because it is the reason more often than the bytes.
 */
import { InvalidModelError } from "../errors/index.ts";
import { isTrainedModel, loadModel, type Model, type TrainedCard } from "../model/index.ts";
import type { Frame } from "../numeric/index.ts";
import { type TrainOptions, trainRecipe } from "./train.ts";

export type Retraining =
  | { readonly equal: true; readonly hash: string }
  /** the first setting, and what it is in the bundle and in the new training */
  | { readonly equal: false; readonly setting: string; readonly expected: unknown; readonly got: unknown }
  /** all that the card says is equal, and byte `offset` differs */
  | { readonly equal: false; readonly offset: number };

export interface RetrainOptions extends Omit<TrainOptions, "dataName"> {
  /** how errors name the bundle */
  readonly file?: string | undefined;
}

/**
 * @param bytes the bundle
 * @param frame the table that it is said to come from
 * @throws {DataError} when the table lacks what the recipe needs; otherwise as `loadModel` and `train`
 */
export async function verifyRetrain(bytes: Uint8Array, frame: Frame, { file, ...options }: RetrainOptions): Promise<Retraining> {
  const old = await loadModel(bytes, { file });
  if (!isTrainedModel(old)) {
    throw new InvalidModelError("the model was not trained here: there is no recipe to carry out again", {
      place: { ...(file !== undefined && { file }), path: "card" },
    });
  }
  const again = await trainRecipe(frame, old.card.recipe, { ...options, dataName: old.card.data.name });
  const offset = firstDifferentByte(bytes, again.bytes);
  if (offset < 0) return { equal: true, hash: old.hash };
  const setting = firstDifferentSetting(old, again.model);
  return setting === undefined ? { equal: false, offset } : { equal: false, ...setting };
}

function firstDifferentByte(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : common;
}

/** Causes before effects: the data, the recipe and the split stand before metrics and distributions. */
function firstDifferentSetting(
  old: Model<TrainedCard>,
  again: Model<TrainedCard>,
): { setting: string; expected: unknown; got: unknown } | undefined {
  const { data, recipe, sklearn, split, metrics, importances, ...rest } = old.card;
  const order = Object.keys({ data, recipe, sklearn, split, metrics, importances, ...rest }) as (keyof TrainedCard)[];
  for (const part of order) {
    const found = firstDifference(part, old.card[part], again.card[part]);
    if (found !== undefined) return found;
  }
  return firstDifference("signature", old.signature, again.signature);
}

function firstDifference(path: string, expected: unknown, got: unknown): { setting: string; expected: unknown; got: unknown } | undefined {
  if (Object.is(expected, got)) return undefined;
  const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!isTree(expected) || !isTree(got)) return { setting: path, expected, got };
  for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    const found = firstDifference(`${path}.${key}`, expected[key], got[key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
