/** How a state is refused: what is wrong, and the path inside the file. */
import { InvalidModelError, quote, UnsupportedModelError } from "../errors/index.ts";
import { DType, NdArray, PyBytes, PyFloat, PyName, PyObject, PySet, PyTuple, StructArray } from "../python/index.ts";

export function wrong(what: string, path: string): InvalidModelError {
  return new InvalidModelError(`${path === "" ? "the model" : path} ${what}`, { place: { path } });
}

export function notFitted(
  className: string,
  path: string,
  hint = "It was saved before fit was called. Call fit in Python, and save it again.",
): UnsupportedModelError {
  const short = className.slice(className.lastIndexOf(".") + 1);
  const part = `${short}${path === "" ? "" : ` (${path})`} is not fitted`;
  return new UnsupportedModelError(part, [part], { place: { path }, hint });
}

/** What a value is, in a person's words. */
export function kindOf(value: unknown): string {
  if (value === null) return "None";
  if (value === undefined) return "nothing";
  if (value instanceof NdArray) return `an array of the shape (${value.shape.join(", ")})`;
  if (value instanceof StructArray) return "a structured array";
  if (value instanceof PyObject) return `a ${quote(value.className)}`;
  if (value instanceof PyName) return `the name ${quote(value.dotted)}`;
  if (value instanceof PyTuple) return `a tuple of ${value.items.length}`;
  if (value instanceof PyBytes) return "bytes";
  if (value instanceof PyFloat) return "a float";
  if (value instanceof PySet) return "a set";
  if (value instanceof DType) return "a dtype";
  if (value instanceof Map) return "a dict";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
