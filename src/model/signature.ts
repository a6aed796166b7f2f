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

export type Output =
  | { readonly kind: "classifier"; readonly name: string; readonly classes: readonly Label[] }
  | { readonly kind: "regressor"; readonly name: string };

export interface Signature {
  readonly inputs: readonly Input[];
  /** false when the file held no names and the inputs are called `x0`, `x1`, … */
  readonly namesKnown: boolean;
  readonly output: Output;
}
