/**
 * Brine's own model file: one safetensors file. `__metadata__` holds, as canonical JSON, the model's structure
 * (`brine.model`), its signature and its card, beside `brine.format` and `brine.sha256`; the tensors hold the arrays.
 * `brine.sha256` is the SHA-256 of the whole file with these 64 digits written as zeros, so that no bit can change unseen.
 */
import { ModelFileError, quote } from "../errors/index.ts";
import { PyObject } from "../python/index.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import { decodeValues } from "./decode-values.ts";
import { encodeValues } from "./encode-values.ts";
import { detectFormat, refuseFormat } from "./file-format.ts";
import { JsonFault, readJson } from "./json-reader.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";
import { sha256 } from "./sha256.ts";

/** The newest format that this version writes, and the newest that it reads. */
const FORMAT = 1;
const UNSIGNED = "0".repeat(64);
const SEAL = new TextEncoder().encode('"brine.sha256":"');

/** A model's structure and arrays, as inert values. */
export type ModelState = PyObject;

/** What a bundle holds. `signature` and `card` are any JSON here; `model/` knows their types. */
export interface Bundle {
  readonly model: ModelState;
  readonly signature: unknown;
  readonly card: unknown;
}

export interface ReadBundle extends Bundle {
  readonly signature: Json;
  readonly card: Json;
  /** SHA-256 of the file, as `sha256sum` prints it */
  readonly hash: string;
}

/** The bundle's bytes: the same for the same content, on every machine. */
export async function writeBundle({ model, signature, card }: Bundle): Promise<Uint8Array<ArrayBuffer>> {
  const { json, pool } = encodeValues(model);
  const metadata = new Map([
    ["brine.format", String(FORMAT)],
    ["brine.model", canonicalJson(json)],
    ["brine.signature", canonicalJson(signature)],
    ["brine.card", canonicalJson(card)],
    ["brine.sha256", UNSIGNED],
  ]);
  const bytes = writeSafetensors(metadata, pool.tensors());
  bytes.set(new TextEncoder().encode(await sha256(bytes)), sealAt(bytes));
  return bytes;
}

/**
 * Reads a bundle and checks that it is whole.
 *
 * @param bytes not kept: arrays of the result lie in a copy
 * @param file how errors name the file
 * @throws {ModelFileError} when the file is damaged, of a newer format, or something else
 * @throws {UnsupportedModelError} when it is another model format, which is named
 */
export async function readBundle(bytes: Uint8Array, file?: string): Promise<ReadBundle> {
  const format = detectFormat(bytes);
  if (format.kind !== "bundle" && format.kind !== "safetensors") return refuseFormat(format, file);
  // A copy, aligned, that nobody can change between the check and the use.
  const own = new Uint8Array(bytes);
  const place = file === undefined ? {} : { file };
  const { metadata, tensors } = readSafetensors(own, file);
  const version = metadata.get("brine.format");
  if (version === undefined) return refuseFormat(format, file);
  checkVersion(version, place);

  const hash = await sha256(own);
  const claimed = metadata.get("brine.sha256") ?? "";
  const at = sealAt(own);
  const sealed = own.slice();
  if (at >= 0) sealed.fill(0x30, at, at + UNSIGNED.length);
  if (at < 0 || claimed.length !== UNSIGNED.length || (await sha256(sealed)) !== claimed) {
    throw new ModelFileError("the bundle was changed after it was written: its SHA-256 is not the one that it names", {
      place,
      hint: "Get the file again, or make it again. Nothing that has been changed is served.",
    });
  }

  const part = (name: string): Json => {
    const text = metadata.get(name);
    if (text === undefined) throw new ModelFileError(`the bundle has no ${name}`, { place });
    try {
      return readJson(text);
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      throw new ModelFileError(`${name} is damaged: ${error.message}`, { place: { ...place, path: name } });
    }
  };
  const model = decodeValues(part("brine.model"), tensors, file);
  if (!(model instanceof PyObject))
    throw new ModelFileError("the bundle's model is not an object", { place: { ...place, path: "brine.model" } });
  return { model, signature: part("brine.signature"), card: part("brine.card"), hash };
}

function checkVersion(version: string, place: { readonly file?: string }): void {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new ModelFileError(`the bundle's format is ${quote(version)}, which is no number`, { place });
  if (Number(version) > FORMAT) {
    throw new ModelFileError(`the bundle has format ${version}, and this version of Brine reads formats up to ${FORMAT}`, {
      place,
      hint: "Read it with a newer version of Brine.",
    });
  }
}

/**
 * Where the 64 digits stand, or -1. In JSON a quotation mark inside of a text has a backslash before it, so that no text
 * can hold these bytes.
 */
function sealAt(bytes: Uint8Array): number {
  const end = Math.min(bytes.length, 8 + Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)));
  for (let at = bytes.indexOf(SEAL[0], 8); at >= 0 && at + SEAL.length + UNSIGNED.length <= end; at = bytes.indexOf(SEAL[0], at + 1)) {
    if (SEAL.every((byte, i) => bytes[at + i] === byte)) return at + SEAL.length;
  }
  return -1;
}
