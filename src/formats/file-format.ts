/**
 * What kind of file this is, by its first bytes: people hand over whatever has the model's name. Nothing is run, nothing
 * is unpacked. Signatures from each format's own specification.
 */
import { ModelFileError, UnsupportedModelError } from "../errors/index.ts";

export type FileKind =
  | "bundle"
  | "safetensors"
  | "pickle"
  | "joblib"
  | "skops"
  | "pytorch"
  | "keras"
  | "xgboost"
  | "lightgbm"
  | "catboost"
  | "onnx"
  | "npy"
  | "npz"
  | "hdf5"
  | "gguf"
  | "parquet"
  | "arrow"
  | "zip"
  | "gzip"
  | "compressed"
  | "tar"
  | "pdf"
  | "image"
  | "lfs-pointer"
  | "html"
  | "pmml"
  | "json"
  | "mlmodel"
  | "text"
  | "empty"
  | "unknown";

export interface FileFormat {
  readonly kind: FileKind;
  /** reads as "this is …" */
  readonly what: string;
  /** what to do about it */
  readonly hint: string;
}

const LATER = "This version reads scikit-learn's models (pickle, joblib, skops) and Brine's bundles.";
const NOT_A_MODEL = "Brine serves scikit-learn models (.pkl, .joblib, .skops) and bundles (.safetensors).";
const READABLE = "brine convert makes a bundle of it.";

/** @param bytes the whole file, or at least its first and last few thousand bytes */
export function detectFormat(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) {
    return { kind: "empty", what: "an empty file", hint: "The copy or the download was cut off. Get the file again." };
  }
  return (
    binary(bytes) ??
    archive(bytes) ??
    textual(bytes) ?? { kind: "unknown", what: "no kind of model file that Brine knows", hint: NOT_A_MODEL }
  );
}

/**
 * Refuses a file that is no bundle, by name.
 *
 * @throws {UnsupportedModelError} for a model format that a later version reads
 * @throws {ModelFileError} for everything else
 */
export function refuseFormat({ kind, what, hint }: FileFormat, file?: string): never {
  const place = file === undefined ? {} : { file };
  switch (kind) {
    case "pickle":
    case "joblib":
    case "skops":
    case "gzip":
    case "compressed":
      throw new ModelFileError(`this is ${what}, not a bundle`, { place, hint });
    case "xgboost":
    case "lightgbm":
    case "catboost":
    case "onnx":
      throw new UnsupportedModelError(`this is ${what}, and reading one is not in this version`, [kind], { place, hint });
    case "safetensors":
      throw new ModelFileError("this is a safetensors file with weights of something else: it has no brine.format", { place, hint });
    default:
      throw new ModelFileError(`this is ${what}, not a model that can be served`, { place, hint });
  }
}

function binary(bytes: Uint8Array): FileFormat | undefined {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
  const begins = (text: string, at = 0) => ascii(bytes, at, at + text.length) === text;

  if (looksLikeSafetensors(bytes)) {
    const headerBytes = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    return ascii(bytes, 8, Math.min(bytes.length, 8 + headerBytes)).includes('"brine.format":')
      ? { kind: "bundle", what: "a Brine bundle", hint: "" }
      : { kind: "safetensors", what: "a safetensors file", hint: NOT_A_MODEL };
  }
  if (begins("\x93NUMPY")) return { kind: "npy", what: "a NumPy array", hint: "An array is data, not a model." };
  if (begins("PAR1")) return { kind: "parquet", what: "a Parquet table", hint: "A table is data, not a model." };
  if (begins("ARROW1") || begins("FEA1"))
    return { kind: "arrow", what: "an Arrow or Feather table", hint: "A table is data, not a model." };
  if (begins("\x89HDF")) return { kind: "hdf5", what: "an HDF5 file (Keras, pandas)", hint: NOT_A_MODEL };
  if (begins("GGUF")) return { kind: "gguf", what: "a GGUF file (a language model's weights)", hint: NOT_A_MODEL };
  if (begins("CBM1")) return { kind: "catboost", what: "a CatBoost model", hint: LATER };
  if (begins("binf")) return { kind: "xgboost", what: "an XGBoost model in the old binary format", hint: LATER };
  if (isUbjsonXgboost(bytes)) return { kind: "xgboost", what: "an XGBoost model (UBJSON)", hint: LATER };
  if (begins("%PDF")) return { kind: "pdf", what: "a PDF document", hint: NOT_A_MODEL };
  if (begins("\x89PNG") || starts(0xff, 0xd8, 0xff) || begins("GIF8")) return { kind: "image", what: "a picture", hint: NOT_A_MODEL };
  if (begins("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."))
    return { kind: "pytorch", what: "a PyTorch file", hint: "PyTorch models are not scikit-learn models." };
  if (isPickle(bytes)) {
    return begins("joblib", indexOfAscii(bytes, "joblib"))
      ? { kind: "joblib", what: "a joblib file (a pickle with arrays)", hint: READABLE }
      : { kind: "pickle", what: "a Python pickle", hint: READABLE };
  }
  if (isOnnx(bytes)) return { kind: "onnx", what: "an ONNX model", hint: LATER };
  return undefined;
}

function archive(bytes: Uint8Array): FileFormat | undefined {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) {
    // A zip lists its members at its end.
    const names = ascii(bytes, 0, 4096) + ascii(bytes, Math.max(0, bytes.length - 65_536), bytes.length);
    if (names.includes("schema.json")) return { kind: "skops", what: "a skops file", hint: READABLE };
    if (names.includes("data.pkl")) return { kind: "pytorch", what: "a PyTorch file", hint: "PyTorch models are not scikit-learn models." };
    if (names.includes("model.weights.h5"))
      return { kind: "keras", what: "a Keras model", hint: "Keras models are not scikit-learn models." };
    if (names.includes(".npy")) return { kind: "npz", what: "a NumPy archive (npz)", hint: "Arrays are data, not a model." };
    return { kind: "zip", what: "a zip archive", hint: "Unpack it and give the file inside." };
  }
  if (starts(0x1f, 0x8b)) {
    return {
      kind: "gzip",
      what: "a gzip-compressed file",
      hint: READABLE,
    };
  }
  if (/^ZF(?:0x)?[0-9a-fA-F]+L? /.test(ascii(bytes, 0, 32))) {
    return { kind: "joblib", what: "a compressed file in the old form of joblib", hint: READABLE };
  }
  const isZlib = bytes[0] === 0x78 && bytes.length > 1 && (bytes[0] * 256 + bytes[1]) % 31 === 0;
  if (isZlib) return { kind: "joblib", what: "a zlib-compressed file, as joblib writes them", hint: READABLE };
  if (
    starts(0x42, 0x5a, 0x68) ||
    starts(0xfd, 0x37, 0x7a, 0x58, 0x5a) ||
    (starts(0x5d, 0, 0) && bytes.length >= 13) ||
    starts(0x28, 0xb5, 0x2f, 0xfd) ||
    starts(0x04, 0x22, 0x4d, 0x18)
  ) {
    return {
      kind: "compressed",
      what: "a compressed file (bzip2, xz, lzma, zstd or lz4)",
      hint: READABLE,
    };
  }
  if (ascii(bytes, 257, 262) === "ustar") return { kind: "tar", what: "a tar archive", hint: "Unpack it and give the file inside." };
  return undefined;
}

function textual(bytes: Uint8Array): FileFormat | undefined {
  const head = decodeText(bytes);
  if (head === undefined) return undefined;
  const text = head.replace(/^\ufeff/, "").trimStart();
  if (text.startsWith("version https://git-lfs.github.com/spec/")) {
    const size = /^size (\d{1,15})\r?$/m.exec(text)?.[1];
    return {
      kind: "lfs-pointer",
      what: `a Git LFS pointer: the name of a file${size === undefined ? "" : ` of ${size} bytes`} that was not downloaded`,
      hint: "Fetch the file itself: git lfs install && git lfs pull",
    };
  }
  if (/^(?:<\?xml[^>]*>\s*)?<PMML\b/.test(text)) return { kind: "pmml", what: "a PMML model", hint: NOT_A_MODEL };
  if (/^<(!doctype html|html|head|\?xml|!--)/i.test(text)) {
    return {
      kind: "html",
      what: "a web page (HTML)",
      hint: "The download gave a page, perhaps a login or an error, instead of the file. Open it to see what it says.",
    };
  }
  if (/^tree\r?\nversion=v\d/.test(text)) return { kind: "lightgbm", what: "a LightGBM model", hint: LATER };
  if (/^(artifact_path|flavors|mlflow_version):/m.test(text))
    return {
      kind: "mlmodel",
      what: "an MLflow MLmodel file",
      hint: "Give the folder that it lies in: the model itself is a file beside it.",
    };
  if (/^[{[]/.test(text)) {
    if (text.includes('"learner"')) return { kind: "xgboost", what: "an XGBoost model (JSON)", hint: LATER };
    if (text.includes('"oblivious_trees"')) return { kind: "catboost", what: "a CatBoost model (JSON)", hint: LATER };
    return { kind: "json", what: "a JSON text", hint: NOT_A_MODEL };
  }
  return { kind: "text", what: "a text, perhaps a table", hint: "To make a model from a table: brine train data.csv --target COLUMN" };
}

/** 8 bytes that are a header's length, then `{`; or, where a bit of the length is wrong, what safetensors begin with. */
function looksLikeSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length < 9) return false;
  if (ascii(bytes, 9, 22) === '"__metadata__' || ascii(bytes, 8, 16) === '{"__meta') return true;
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  return headerBytes >= 2n && headerBytes <= 100_000_000n && bytes[8] === 0x7b;
}

/** PROTO 2 to 5; or what protocol 0 and 1 begin with; or a file that ends with STOP and names a class or function near its beginning. */
function isPickle(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5) return true;
  const head = ascii(bytes, 0, 200);
  if (/^(?:\([dl]p\d|[\])}]q.)/s.test(head)) return true;
  const at = head.search(NAMED);
  return at === 0 || (at === 1 && head[0] === "(") || (at > 0 && bytes.at(-1) === STOP);
}

const STOP = 0x2e;
/** GLOBAL or INST, and an instruction that may follow: words one a line are no pickle. */
const NAMED = /[ci][\w.]+\r?\n[\w.]+\r?\n(?:p\d|q[^a-z]|[()\x80-\xff.]|S['"]|I\d|[XU][^a-z]|K|N[.(])/s;

/** `{L` and a count, or `{`, then the key `learner`. */
function isUbjsonXgboost(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7b && ascii(bytes, 0, 40).includes("learner") && bytes.subarray(0, 12).some((byte) => byte === 0);
}

/** Protocol buffers: field 1 (the IR version, a small number), then field 2 (the producer's name). */
function isOnnx(bytes: Uint8Array): boolean {
  return bytes[0] === 0x08 && bytes[1] >= 1 && bytes[1] <= 20 && (bytes[2] === 0x12 || bytes[2] === 0x3a || bytes[2] === 0x42);
}

/** The beginning as text, or undefined when it is not text. */
function decodeText(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 4096);
  if (head.includes(0)) return undefined;
  try {
    // In streaming mode a character cut off at the end is no fault.
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: head.length < bytes.length });
  } catch {
    return undefined;
  }
}

/** Letters that become text at once. */
const PIECE = 4096;

function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + PIECE, to)));
  return text;
}

function indexOfAscii(bytes: Uint8Array, word: string): number {
  const at = ascii(bytes, 0, 4096).indexOf(word);
  return at < 0 ? bytes.length : at;
}
