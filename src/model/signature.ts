/** What a model takes and gives (MLflow's word): the contract that queries, bodies, tables, the page and OpenAPI are read against. */
import { quote } from "../errors/index.ts";
import type { Label } from "../numeric/index.ts";

/** One named input. */
export interface Input {
  readonly name: string;
  /** booleans are 0 and 1 to the model */
  readonly kind: "number" | "boolean" | "text";
  /** whether a missing value (`null`, an empty cell) is allowed */
  readonly missing: boolean;
  /** the values that mean something to the model, where it knows them */
  readonly categories?: readonly Label[];
  /** any other value is refused */
  readonly isClosed?: boolean;
  /** the model never looks at it: any value will do, or none */
  readonly isUnused?: boolean;
  /** all training values were integers */
  readonly integer?: boolean;
  /** smallest and largest training value: a hint for sliders and examples, never a limit */
  readonly range?: readonly [number, number];
}

/** Whether an input is one of `true` and `false`, 1 and 0 to the model: it is boolean, or its training values were no others. */
export function isFlag({ kind, integer, range }: Input): boolean {
  return kind === "boolean" || (integer === true && range !== undefined && range[0] >= 0 && range[1] <= 1);
}

/**
 * Whether `true` and `false` are taken as 1 and 0, as Python takes them: the input is a flag, or the file does not tell what its
 * training values were. A column of `pandas.get_dummies` is to the model one of numbers like any other.
 */
export function takesBooleans(input: Input): boolean {
  return isFlag(input) || (input.kind === "number" && input.integer === undefined);
}

/** Whether rows are numbers only, and any finite number will do: then they need no Frame and no second look. */
export function isNumeric({ inputs }: Signature): boolean {
  return inputs.every(({ kind }) => kind !== "text");
}

/**
 * Which columns of a table are text to the model, whatever stands in them: `1.0` and `True` are then what a text category of that
 * spelling is, and not a number and a boolean. Columns without names are called `x0`, `x1`, …. In a column of documents an empty
 * cell is an empty document.
 */
export function textColumns(signature: Signature): (name: string) => boolean | "even empty" {
  const short = slugs(signature);
  const exact = new Set(signature.inputs.map(({ name }) => name));
  const names = new Map(
    signature.inputs.flatMap(({ name, kind, isUnused, missing, categories }, i) => {
      if (kind !== "text" || isUnused === true) return [];
      const isDocument = !missing && categories === undefined;
      return [name, ...short[i], ...(exact.has(`x${i}`) ? [] : [`x${i}`])].map((each) => [each, isDocument ? "even empty" : true] as const);
    }),
  );
  return (name) => names.get(name) ?? false;
}

/** The same for Python's answers beside the rows: labels that are text stay text. */
export function textAnswers({ output }: Signature): (name: string) => boolean {
  const isText = (classes: readonly Label[]): boolean => classes.every((each) => typeof each === "string");
  if (output.kind === "classifier") return (name) => name === "prediction" && isText(output.classes);
  if (output.kind !== "multi-output-classifier") return () => false;
  const names = new Set(output.outputs.flatMap(({ name, classes }) => (isText(classes) ? [`prediction_${name}`] : [])));
  return (name) => names.has(name);
}

const MOST_SHOWN = 20;

/** Why a closed input refuses a value, continuing a sentence that begins with its name; undefined when it does not. */
export function notAllowed(cell: number | string | null, { kind, categories, isClosed }: Input): string | undefined {
  if (isClosed !== true || categories === undefined || cell === null || Number.isNaN(cell)) return undefined;
  if (categories.some((each) => each === cell || (kind !== "text" && Number(each) === cell))) return undefined;
  const shown = categories.slice(0, MOST_SHOWN).map((each) => (typeof each === "string" ? quote(each) : String(each)));
  const more = categories.length > MOST_SHOWN ? `, … (${categories.length} values)` : "";
  return `expected one of ${shown.join(", ")}${more}, got ${typeof cell === "string" ? quote(cell) : cell}`;
}

export type Output =
  | { readonly kind: "classifier"; readonly name: string; readonly classes: readonly Label[] }
  | { readonly kind: "regressor"; readonly name: string }
  | {
      readonly kind: "multi-output-classifier";
      readonly name: string;
      readonly outputs: readonly { readonly name: string; readonly classes: readonly Label[] }[];
    }
  | { readonly kind: "multi-output-regressor"; readonly name: string; readonly outputs: readonly string[] }
  /** 1 or -1, and a score */
  | { readonly kind: "outlier-detector"; readonly name: string }
  /** the number of a cluster */
  | { readonly kind: "clusterer"; readonly name: string; readonly hasDistances: boolean }
  /** the columns that it makes of a row */
  | { readonly kind: "transformer"; readonly name: string; readonly columns: readonly string[] };

export interface Signature {
  readonly inputs: readonly Input[];
  /** false when the file held no names and the inputs are called `x0`, `x1`, … */
  readonly namesKnown: boolean;
  readonly output: Output;
}

/**
 * Other names that each input answers to besides its exact one, best first, in the order of the inputs:
 * `sepal length (cm)` is `sepal_length` and `sepal_length_cm`. A slug that two inputs would share, or that is
 * another input's exact name, is nobody's.
 */
export function slugs(signature: Signature): readonly (readonly string[])[] {
  const exact = new Set(signature.inputs.map((input) => input.name));
  const wanted = signature.inputs.map(({ name }) => {
    const whole = slug(name);
    const withoutUnit = slug(name.replace(/\s*(\([^()]*\)|\[[^[\]]*\])\s*$/, ""));
    return [...new Set([withoutUnit, whole])].filter((s) => s !== "" && !exact.has(s));
  });
  const owners = new Map<string, number>();
  for (const list of wanted) for (const s of list) owners.set(s, (owners.get(s) ?? 0) + 1);
  return wanted.map((list) => list.filter((s) => owners.get(s) === 1));
}

/** ASCII letters lower-case, digits and letters of other scripts kept, everything between them one `_`. */
function slug(name: string): string {
  return name
    .replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32))
    .replace(/[\0-/:-`{-\x7f]+/g, "_")
    .replace(/^_+|_+$/g, "");
}

/** Of so many inputs without names nobody knows each. */
const MOST_NAMELESS = 20;

/** Where nobody can know the inputs: what a step before it makes of one text or a few columns is given to the classifier alone. */
export function hintOnPieces({ inputs, namesKnown }: Signature): string | undefined {
  if (namesKnown || inputs.length <= MOST_NAMELESS) return undefined;
  return `The model's file names none of its ${inputs.length} inputs. Where a vectorizer or another step makes them, join it: brine serve --join step.pkl model.pkl`;
}
