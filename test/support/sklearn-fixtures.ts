/**
 * Models of sixteen scikit-learn versions, the rows that they were asked and what they answered: `test/fixtures/sklearn`, which
 * parity/read.py writes. `BRINE_ONLY=Ridge` and `BRINE_VERSION=1.9.1` leave only some of them; `BRINE_FIXTURES` names another folder.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Column, Frame, Matrix, SparseMatrix } from "../../src/numeric/index.ts";
import { decompressed } from "../../src/python/compression/decompress.ts";
import { ROOT } from "./repository.ts";
import { tarFiles } from "./tar.ts";

type Cell = string | number | boolean | null;

/** What scikit-learn answered. */
export type Answer =
  | { readonly kind: "numbers"; readonly dtype: string; readonly shape: readonly number[]; readonly values: Float64Array }
  /** text, or a mixture; null where Python has None, NaN where it has NaN */
  | { readonly kind: "cells"; readonly shape: readonly number[]; readonly values: readonly Cell[] }
  | { readonly kind: "sparse"; readonly matrix: SparseMatrix }
  | { readonly kind: "texts"; readonly texts: readonly string[] }
  | { readonly kind: "frame"; readonly frame: Frame }
  | { readonly kind: "list"; readonly items: readonly Answer[] };

export type Rows = Matrix | SparseMatrix | Frame | readonly string[];

export interface SklearnCase {
  /** scikit-learn's class, then what is special: `Ridge several targets` */
  readonly name: string;
  readonly estimator: string;
  /** the environment: `1.9.1`, or `0.20.4-python2` */
  readonly version: string;
  /** as that version names it */
  readonly className: string;
  /** "dict": the file holds the model among other things; "pieces": its steps, a file each */
  readonly form: "model" | "dict" | "pieces";
  /** how it was written: "pickle", a protocol, "joblib", joblib's compression, "skops" */
  readonly write: string | number | readonly (string | number)[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly input: Rows;
  /** by method: `predict`, `predict_proba`, `decision_function`, `transform`, `score_samples`, `get_feature_names_out` */
  readonly answers: ReadonlyMap<string, Answer>;
  /** what scikit-learn said where a method that the model has refused these rows */
  readonly refused: ReadonlyMap<string, string>;
}

interface EncodedSparse {
  readonly shape: readonly [number, number];
  readonly indptr: Encoded;
  readonly indices: Encoded;
  readonly data: Encoded;
}

type Encoded =
  | { readonly dtype: string; readonly shape: readonly number[]; readonly base64: string }
  | { readonly cells: readonly (Cell | { readonly $: string })[]; readonly shape: readonly number[] }
  | { readonly sparse: EncodedSparse }
  | { readonly frame: readonly (readonly [string, Encoded])[] }
  | { readonly texts: readonly string[] }
  | { readonly list: readonly Encoded[] };

interface CasesFile {
  readonly versions: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, Encoded>>;
  readonly cases: readonly (Omit<SklearnCase, "version" | "files" | "input" | "answers" | "refused"> & {
    readonly files: readonly string[];
    readonly input: string;
    readonly answers: Readonly<Record<string, Encoded>>;
    readonly refused: Readonly<Record<string, string>>;
  })[];
}

interface SklearnCases {
  readonly cases: readonly SklearnCase[];
  readonly versions: Readonly<Record<string, string>>;
}

const ENDING = ".tar.xz";
/** Folders with more models of the same versions. */
const ARCHIVES = ["svm", "parameters"];
const { BRINE_ONLY: ONLY = "", BRINE_VERSION: VERSION = "", BRINE_FIXTURES: FOLDER = `${ROOT}test/fixtures/sklearn` } = process.env;

/** Whether only some of the cases are wanted. */
export const isPartial = ONLY !== "" || VERSION !== "";

/** The environments, oldest scikit-learn first. */
export function versions(): string[] {
  const minor = (name: string) => Number(name.split(".")[0]) * 1000 + Number(name.split(".")[1]);
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .filter((name) => VERSION === "" || name === VERSION)
    .sort((a, b) => minor(a) - minor(b) || a.length - b.length);
}

/** The cases of one environment, and the versions of Python, NumPy, SciPy and others in it. */
export async function sklearnCases(version: string): Promise<SklearnCases> {
  const archives = ["", ...ARCHIVES].map((archive) => `${FOLDER}/${archive}/${version}${ENDING}`).filter((path) => existsSync(path));
  const read = await Promise.all(archives.map((path) => casesIn(path, version)));
  return { cases: read.flatMap(({ cases }) => cases), versions: read[0].versions };
}

async function casesIn(path: string, version: string): Promise<SklearnCases> {
  const { content } = await decompressed(readFileSync(path));
  const files = tarFiles(content);
  const file = JSON.parse(new TextDecoder().decode(files.get("cases.json"))) as CasesFile;
  const inputs = new Map(Object.entries(file.inputs).map(([key, encoded]) => [key, rowsOf(encoded)]));
  const cases = file.cases
    .filter(({ name }) => name.includes(ONLY))
    .map(
      (one): SklearnCase => ({
        ...one,
        version,
        files: one.files.map((name) => ({ name, bytes: Uint8Array.from(files.get(name) ?? []) })),
        input: inputs.get(one.input) ?? [],
        answers: new Map(Object.entries(one.answers).map(([method, encoded]) => [method, answerOf(encoded)])),
        refused: new Map(Object.entries(one.refused)),
      }),
    );
  return { cases, versions: file.versions };
}

function answerOf(encoded: Encoded): Answer {
  if ("base64" in encoded) {
    return { kind: "numbers", dtype: encoded.dtype, shape: encoded.shape, values: Float64Array.from(numbersOf(encoded)) };
  }
  if ("cells" in encoded) {
    return { kind: "cells", shape: encoded.shape, values: encoded.cells.map((cell) => (isMarked(cell) ? Number.NaN : cell)) };
  }
  if ("sparse" in encoded) return { kind: "sparse", matrix: sparseOf(encoded.sparse) };
  if ("texts" in encoded) return { kind: "texts", texts: encoded.texts };
  if ("frame" in encoded) return { kind: "frame", frame: new Frame(encoded.frame.map(([name, values]) => columnOf(name, values))) };
  return { kind: "list", items: encoded.list.map(answerOf) };
}

/** Rows as Brine takes them. An array of objects has no column names: `x0`, `x1`, … */
function rowsOf(encoded: Encoded): Rows {
  if ("texts" in encoded) return encoded.texts;
  if ("sparse" in encoded) return sparseOf(encoded.sparse);
  if ("frame" in encoded) return new Frame(encoded.frame.map(([name, values]) => columnOf(name, values)));
  if ("base64" in encoded) {
    const [rows, columns = 1] = encoded.shape;
    const numbers = numbersOf(encoded);
    if (encoded.dtype === "|b1") return new Frame([columnOf("x0", encoded)]);
    return new Matrix(rows, columns, numbers instanceof Float32Array ? numbers : Float64Array.from(numbers));
  }
  if ("cells" in encoded) {
    const { cells, shape } = encoded;
    const [rows, columns] = shape;
    if (columns === undefined) return cells.map(String);
    const column = (j: number) => Array.from({ length: rows }, (_, i) => cells[i * columns + j]);
    return new Frame(Array.from({ length: columns }, (_, j) => columnOf(`x${j}`, { cells: column(j), shape: [rows] })));
  }
  throw new TypeError("a list of arrays is no input");
}

function columnOf(name: string, encoded: Encoded): Column {
  if ("base64" in encoded) {
    const numbers = numbersOf(encoded);
    if (encoded.dtype === "|b1") return { name, kind: "boolean", values: Array.from(numbers, (value) => value === 1) };
    const values = Float64Array.from(numbers);
    return { name, kind: "number", values, integer: !encoded.dtype.startsWith("<f") };
  }
  if (!("cells" in encoded)) throw new TypeError(`the column ${name} is no column`);
  const cells = encoded.cells.map((cell) => (isMarked(cell) ? null : cell));
  if (cells.every((cell) => cell === null || typeof cell === "number")) {
    const values = Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell)));
    return { name, kind: "number", values, integer: values.every(Number.isInteger) };
  }
  if (cells.every((cell) => cell === null || typeof cell === "boolean")) return { name, kind: "boolean", values: cells };
  return { name, kind: "text", values: cells.map((cell) => (cell === null ? null : String(cell))) };
}

function sparseOf({ shape, indptr, indices, data }: EncodedSparse): SparseMatrix {
  const [pointers, columns, values] = [indptr, indices, data].map((encoded) => {
    if (!("base64" in encoded)) throw new TypeError("a sparse matrix is made of arrays");
    return Float64Array.from(numbersOf(encoded));
  });
  return SparseMatrix.checked(shape[0], shape[1], pointers, columns, values);
}

function numbersOf({ dtype, base64 }: { readonly dtype: string; readonly base64: string }): Float64Array | Float32Array | number[] {
  const { buffer } = Uint8Array.from(Buffer.from(base64, "base64"));
  switch (dtype) {
    case "<f8":
      return new Float64Array(buffer);
    case "<f4":
      return new Float32Array(buffer);
    case "<i8":
      return Array.from(new BigInt64Array(buffer), Number);
    case "<i4":
      return Array.from(new Int32Array(buffer));
    case "|u1":
    case "|b1":
      return Array.from(new Uint8Array(buffer));
    default:
      throw new TypeError(`no numbers of the dtype ${dtype}`);
  }
}

function isMarked(cell: Cell | { readonly $: string }): cell is { readonly $: string } {
  return typeof cell === "object" && cell !== null;
}
