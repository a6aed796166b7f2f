/**
 * `MLmodel`, the YAML file in the folder of a model that MLflow saved (mlflow.org/docs/latest/ml/model/#storage-format): which file is
 * the model, what its inputs are called, and where rows lie that it was tried with.
 */
import { Lexer, LineCounter, parseDocument } from "yaml";
import { ModelFileError, quote, UnsupportedModelError } from "../errors/index.ts";

/** What an MLmodel file says of a scikit-learn model. */
export interface MlflowModel {
  /** inside the folder */
  readonly file: string;
  /** where the signature names all of them */
  readonly features: readonly string[] | undefined;
  /** rows as JSON, inside the folder */
  readonly example: string | undefined;
}

/** A signature of ten thousand columns fits. Each letter may cost the parser 300 bytes. */
const MOST_LETTERS = 1 << 20;
const DEEPEST = 100;
/** the lexer's mark before plain and quoted text */
const SCALAR_FOLLOWS = "\u001f";

/**
 * @param file how errors name it
 * @throws {ModelFileError} when it cannot be read, or points out of its folder
 * @throws {UnsupportedModelError} when it is no scikit-learn model
 */
export function readMlmodel(text: string, file: string): MlflowModel {
  const place = { file };
  const root = readYaml(text, file);
  const flavors = entry(root, "flavors");
  const sklearn = entry(flavors, "sklearn");
  const path = entry(sklearn, "pickled_model") ?? entry(entry(flavors, "python_function"), "model_path");
  if (!(sklearn instanceof Map) || typeof path !== "string") {
    const names =
      flavors instanceof Map
        ? [...flavors.keys()].map(String).filter((name, _, all) => name !== "python_function" || all.length === 1)
        : [];
    const what = `an MLflow model of the flavor ${names.length === 0 ? "unknown" : names.slice(0, 5).map(quote).join(", ")}`;
    throw new UnsupportedModelError(`this is ${what}, and only the flavor sklearn is in this version`, [what], { place });
  }
  if (!isInside(path)) throw new ModelFileError(`the MLmodel file points out of its folder: ${quote(path)}`, { place });
  const inputs = entry(entry(root, "signature"), "inputs");
  const example = entry(entry(root, "saved_input_example_info"), "artifact_path");
  return {
    file: path,
    features: typeof inputs === "string" ? columnNames(inputs) : undefined,
    example: typeof example === "string" && isInside(example) ? example : undefined,
  };
}

function isInside(path: string): boolean {
  return !/^([/\\]|[A-Za-z]:)/.test(path) && path.split(/[/\\]/).every((part) => part !== "..");
}

/**
 * Mappings as maps, so that no key is special; tags and aliases, which make small files large, are refused. Of a key that stands twice
 * the last counts, as in Python; the parser would compare each with each.
 */
function readYaml(text: string, file: string): unknown {
  if (text.length > MOST_LETTERS) {
    throw new ModelFileError(`the MLmodel file has ${text.length} letters; MLflow writes a few thousand`, { place: { file } });
  }
  const lines = new LineCounter();
  try {
    checkNesting(text);
    const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, uniqueKeys: false });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem === undefined) return document.toJS({ mapAsMap: true, maxAliasCount: 0 });
    const row = lines.linePos(problem.pos[0]).line;
    throw new ModelFileError(`line ${row} of the MLmodel file cannot be read: ${shown(problem)}`, { place: { file, row } });
  } catch (error) {
    if (error instanceof ModelFileError) throw error;
    throw new ModelFileError(`the MLmodel file cannot be read: ${shown(error)}`, { place: { file }, cause: error });
  }
}

/** The parser keeps what is open, a kilobyte for each bracket, before it finds that there are too many. */
function checkNesting(text: string): void {
  let open = 0;
  let onLine = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (isScalar) isScalar = false;
    else if (token === SCALAR_FOLLOWS) isScalar = true;
    else if (token === "[" || token === "{") open++;
    else if (token === "]" || token === "}") open--;
    else if (token === "-" || token === "?" || (token === ":" && open === 0)) onLine++;
    else if (token.endsWith("\n")) onLine = 0;
    if (open + onLine > DEEPEST) throw new RangeError(`it is nested more than ${DEEPEST} deep`);
  }
}

function shown(error: unknown): string {
  return quote(error instanceof Error ? error.message : String(error)).slice(1, -1);
}

function entry(value: unknown, key: string): unknown {
  return value instanceof Map ? value.get(key) : undefined;
}

/** `[{"name": "a", "type": "double"}, …]`; a tensor's inputs have no names. */
function columnNames(json: string): readonly string[] | undefined {
  try {
    const columns: unknown = JSON.parse(json);
    if (!Array.isArray(columns) || columns.length === 0) return undefined;
    const names = columns.map((column: unknown) =>
      typeof column === "object" && column !== null && "name" in column ? column.name : undefined,
    );
    return names.every((name) => typeof name === "string") ? names : undefined;
  } catch {
    return undefined;
  }
}
