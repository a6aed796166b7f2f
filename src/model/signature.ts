/** What a model takes and gives (MLflow's word): the contract that queries, bodies, tables, the page and OpenAPI are read against. */
import type { Label } from "../numeric/index.ts";

/** One named input. */
export interface Input {
  readonly name: string;
  readonly kind: "number";
  /** whether a missing value (`null`, an empty cell) is allowed */
  readonly missing: boolean;
  /** all training values were integers */
  readonly integer?: boolean;
  /** smallest and largest training value: a hint for sliders and examples, never a limit */
  readonly range?: readonly [number, number];
}

/** Whether `true` and `false` are 1 and 0 to an input: its training values were all of these two. */
export function takesBooleans({ integer, range }: Input): boolean {
  return integer === true && range?.[0] === 0 && range[1] === 1;
}

export type Output =
  | { readonly kind: "classifier"; readonly name: string; readonly classes: readonly Label[] }
  | { readonly kind: "regressor"; readonly name: string };

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
