/** Checks that JSON from a file has the shape that a type says, so that whoever reads a card or a signature can trust it. */
import { InvalidModelError, type Place, quote } from "../errors/index.ts";
import type { Json } from "../formats/index.ts";
import type { Label } from "../numeric/index.ts";

/** Returns the value when it has the shape. @throws {InvalidModelError} with its path otherwise */
export type Shape<T> = (json: Json | undefined, path: string) => T;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Of<F extends Fields> = { readonly [K in keyof F]: ReturnType<F[K]> };

function fail(path: string, wanted: string): never {
  const place: Place = { path };
  throw new InvalidModelError(`${path} is not ${wanted}`, { place });
}

export const text: Shape<string> = (json, path) => (typeof json === "string" ? json : fail(path, "text"));
export const number: Shape<number> = (json, path) => (typeof json === "number" ? json : fail(path, "a number"));
export const boolean: Shape<boolean> = (json, path) => (typeof json === "boolean" ? json : fail(path, "true or false"));
export const label: Shape<Label> = (json, path) =>
  typeof json === "string" || typeof json === "number" || typeof json === "boolean" ? json : fail(path, "a class label");

export const count: Shape<number> = (json, path) =>
  typeof json === "number" && Number.isSafeInteger(json) && json >= 0 ? json : fail(path, "a count");

export function word<W extends string>(...words: readonly W[]): Shape<W> {
  return (json, path) => words.find((each) => each === json) ?? fail(path, words.map(quote).join(" or "));
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (json, path) => (json === null ? null : shape(json, path));
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (json, path) => (Array.isArray(json) ? json.map((item: Json, i) => shape(item, `${path}.${i}`)) : fail(path, "a list"));
}

export function pairOf<A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> {
  return (json, path) =>
    Array.isArray(json) && json.length === 2 ? [first(json[0], `${path}.0`), second(json[1], `${path}.1`)] : fail(path, "a pair");
}

/** An object with these properties and no other. */
export function object<F extends Fields>(fields: F): Shape<Of<F>> {
  return (json, path) => {
    const given = record(json, path);
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(fields, key)) throw new InvalidModelError(`${path} has an unknown property ${quote(key)}`, { place: { path } });
    }
    const entries = Object.entries(fields).map(([key, shape]) => [key, shape(given[key], `${path}.${key}`)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Of<F>;
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (json, path) => (json === undefined ? undefined : shape(json, path));
}

export function record(json: Json | undefined, path: string): { readonly [key: string]: Json } {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return fail(path, "an object");
  return json as { readonly [key: string]: Json };
}
