/**
 * Constructor parameters, checked as scikit-learn checks them (utils/_param_validation.py): what is allowed is said in
 * words, and a name or a value that only a later version knows is refused by name, never ignored.
 */
import { NotInThisVersionError, nearest, ParameterError, quote } from "../errors/index.ts";

/** A whole number is a count, any other a fraction; `{ fraction: 1 }` is Python's `1.0`. */
export type CountOrFraction = number | { readonly fraction: number };

export interface Parameter<T> {
  readonly default: T;
  /** ends the sentence "… must be" */
  readonly allowed: string;
  readonly accepts: (value: unknown) => value is T;
  /** scikit-learn takes it, this version does not yet */
  readonly isLater?: (value: unknown) => boolean;
}

export type ParameterTable<P> = { readonly [Name in keyof P]-?: Parameter<P[Name]> };

/** A parameter of scikit-learn's that this version has only at its default, so that it is checked and not kept. */
export interface FixedParameter {
  readonly value: unknown;
  readonly hint?: string;
}

/**
 * The values of all parameters of `table`, given or default.
 *
 * @throws {ParameterError} naming the parameter, what is allowed and what it got; or an unknown name
 * @throws {NotInThisVersionError} for what scikit-learn has and this version does not
 */
export function readParameters<P extends object>(
  estimator: string,
  given: object,
  table: ParameterTable<P>,
  fixed: Readonly<Record<string, FixedParameter>>,
): P {
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(table, name) || value === undefined) continue;
    if (!Object.hasOwn(fixed, name)) throw unknownParameter(estimator, name, [...Object.keys(table), ...Object.keys(fixed)]);
    const { value: only, hint } = fixed[name];
    if (value !== only) throw new NotInThisVersionError(`${name}=${show(value)}`, { place: { name }, ...(hint !== undefined && { hint }) });
  }
  const values: Partial<P> = {};
  for (const name of Object.keys(table) as (string & keyof P)[]) {
    const { accepts, allowed, isLater, default: usual } = table[name];
    const value: unknown = (given as Partial<Record<keyof P, unknown>>)[name];
    if (value === undefined) {
      values[name] = usual;
    } else if (accepts(value)) {
      values[name] = value;
    } else if (isLater?.(value) === true) {
      throw new NotInThisVersionError(`${name}=${show(value)}`, { place: { name } });
    } else {
      throw new ParameterError(`${name} of ${estimator} must be ${allowed}, got ${show(value)}`, { place: { name } });
    }
  }
  return values as P;
}

function unknownParameter(estimator: string, name: string, known: readonly string[]): ParameterError {
  const meant = nearest(name, known);
  const hint = meant === undefined ? `It has ${known.join(", ")}.` : `Did you mean ${meant}?`;
  return new ParameterError(`${estimator} has no parameter ${quote(name)}`, { place: { name }, hint });
}

function show(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  if (isFraction(value)) return `{ fraction: ${value.fraction} }`;
  return Array.isArray(value) ? "a list" : `a value of type ${typeof value}`;
}

/** An inclusive lower bound for integers. */
export function isIntegerFrom(least: number): (value: unknown) => value is number {
  return (value): value is number => Number.isSafeInteger(value) && (value as number) >= least;
}

/** A finite number of at least `least` and at most `most`. */
export function isNumberWithin(least: number, most: number): (value: unknown) => value is number {
  return (value): value is number => typeof value === "number" && Number.isFinite(value) && value >= least && value <= most;
}

export function isOneOf<T extends string>(...words: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => typeof value === "string" && (words as readonly string[]).includes(value);
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

export function orNull<T>(accepts: (value: unknown) => value is T): (value: unknown) => value is T | null {
  return (value): value is T | null => value === null || accepts(value);
}

/** A count of at least `least`, or a fraction above 0 that `holds`. */
export function isCountOrFraction(least: number, holds: (fraction: number) => boolean): (value: unknown) => value is CountOrFraction {
  return (value): value is CountOrFraction => {
    if (Number.isInteger(value)) return isIntegerFrom(least)(value);
    const fraction = isFraction(value) ? value.fraction : value;
    return typeof fraction === "number" && Number.isFinite(fraction) && fraction > 0 && holds(fraction);
  };
}

function isFraction(value: unknown): value is { readonly fraction: number } {
  return typeof value === "object" && value !== null && "fraction" in value && typeof value.fraction === "number";
}

/** The count as it is, or the fraction turned into one. */
export function countOf(value: CountOrFraction, fromFraction: (fraction: number) => number): number {
  if (typeof value !== "number") return fromFraction(value.fraction);
  return Number.isInteger(value) ? value : fromFraction(value);
}

/** `randomState`: an integer is taken as it is; without one a fresh seed is drawn, so that the fit can be repeated with it. */
export function seedOf(randomState: number | null): number {
  return randomState ?? crypto.getRandomValues(new Uint32Array(1))[0];
}

/** `min_samples_leaf` as Python would call it. */
export function pythonName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${String.fromCharCode(letter.charCodeAt(0) + 32)}`);
}
