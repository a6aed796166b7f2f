/** Reads an input as a user would, asks what comes out for answers, and says whether anything but a value or a typed error came. */
import { BrineError } from "../../dist/src/errors/index.js";
import { readEstimator } from "../../dist/src/estimators/index.js";
import { NdArray, PyObject, PySet, PyTuple, readSkops, unpickle, wouldCall } from "../../dist/src/python/index.js";

const METHODS = ["predict", "predictProba", "decisionFunction", "transform", "scoreSamples"];

/** @returns `{ outcome }`, what came of it, or `{ wrong }`, what is wrong */
export async function judged({ bytes, rows }) {
  let outcome = "refused";
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    if (!isZip) await wouldCall(bytes);
    const value = await (isZip ? readSkops : unpickle)(bytes);
    outcome = "value";
    walk(value);
    if (!(value instanceof PyObject)) return { outcome };
    const estimator = await readEstimator(value);
    outcome = "model";
    if (rows === undefined) return { outcome };
    outcome = "answered";
    for (const method of METHODS) if (typeof estimator[method] === "function") answer(estimator, method, rows);
    return { outcome };
  } catch (error) {
    const isTyped = error instanceof BrineError && typeof error.message === "string" && error.message !== "";
    return isTyped ? { outcome } : { wrong: `${error?.stack ?? error}` };
  }
}

function answer(estimator, method, rows) {
  try {
    estimator[method](rows);
  } catch (error) {
    if (!(error instanceof BrineError)) throw error;
  }
}

/** What a reader of the values would do, without any care of its own. */
function walk(value) {
  if (value === null || typeof value !== "object") return;
  if (value instanceof Map) {
    for (const [key, item] of value) {
      walk(key);
      walk(item);
    }
  } else if (Array.isArray(value)) for (const item of value) walk(item);
  else if (value instanceof PyTuple || value instanceof PySet) walk(value.items);
  else if (value instanceof NdArray) {
    if (Array.isArray(value.data)) walk(value.data);
  } else if (value instanceof PyObject) {
    walk(value.args);
    walk(value.state);
    for (const part of Object.values(value.extras ?? {})) walk(part);
  }
}
