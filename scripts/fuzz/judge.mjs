/**
 * Does with an input what users do: inspects and shows it, loads it, asks the model that comes out, writes its bundle and loads that. Nothing but an
 * answer or a typed error may come, and nothing that is shown to a person may hold a terminal's escapes or marks that turn the reading direction.
 */
import { contentsReport, inspectionJson, modelReport } from "../../dist/src/cli/describe-model.js";
import { renderError } from "../../dist/src/cli/render-error.js";
import { BrineError } from "../../dist/src/errors/index.js";
import { inspect, joinModels, loadModel, openModel, save } from "../../dist/src/model/index.js";
import { NdArray, PyObject, PySet, PyTuple, unpickle } from "../../dist/src/python/index.js";

const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * @param onStep is called before each thing that a user would wait for
 * @returns `{ outcome }`, what came of it, or `{ wrong }`, what is wrong
 */
export async function judged({ kind, files, isFolder }, onStep) {
  try {
    onStep();
    const model = isFolder ? await opened(files) : files.length > 1 ? await joined(files) : await inspected(kind, files[0]);
    if (model === undefined) return { outcome: "refused" };
    return { outcome: await asked(model, onStep) };
  } catch (error) {
    return { wrong: `${error?.stack ?? error}` };
  }
}

async function inspected(kind, { name, bytes }) {
  if (kind === "values") await typed(async () => walk(await unpickle(bytes)));
  const inspection = await inspect(bytes, { file: name });
  const { model, error } = inspection;
  if (error !== undefined) checkError(error);
  JSON.stringify(inspectionJson(name, bytes.length, inspection));
  const lines = model === undefined ? contentsReport(inspection) : modelReport(name, bytes.length, inspection, model);
  for (const line of lines) checkShown(line);
  return model;
}

function joined(files) {
  return typed(() => joinModels(files.map(({ name, bytes }) => ({ file: name, bytes }))));
}

function opened(files) {
  const readFile = async (path) => {
    const file = files.find(({ name }) => path === `folder/${name}`);
    if (file !== undefined) return { bytes: file.bytes.slice() };
    if (path !== "folder" && !path.startsWith("folder/")) throw new Error(`reads outside of the folder: ${path}`);
    throw new Missing(path);
  };
  return typed(() => openModel(["folder"], readFile));
}

/** There is no such file: the host's error. */
class Missing extends Error {}

async function asked(model, onStep) {
  const rows = rowsOf(model.signature);
  onStep();
  const answer = await typed(() => (model.estimator.kind === "transformer" ? model.transform(rows) : model.answer(rows)));
  if (answer !== undefined) JSON.stringify(answer);
  onStep();
  const bundle = await typed(() => save(model));
  onStep();
  const again = bundle && (await typed(() => loadModel(bundle)));
  onStep();
  if (answer !== undefined && again !== undefined) {
    const second = again.estimator.kind === "transformer" ? again.transform(rows) : again.answer(rows);
    if (JSON.stringify(second) !== JSON.stringify(answer)) throw new Error("its bundle answers differently");
  }
  return answer === undefined ? "model" : "answered";
}

function rowsOf({ inputs }) {
  return [0, 1].map((row) => Object.fromEntries(inputs.map((input, i) => [input.name, cellOf(input, row + i)])));
}

function cellOf({ kind, missing, categories, range }, i) {
  if (missing && i % 5 === 4) return null;
  if (categories !== undefined && categories.length > 0) return categories[i % categories.length];
  if (kind === "text") return ["free money now", "", "é"][i % 3];
  if (kind === "boolean") return i % 2 === 0;
  return range?.[i % 2] ?? [0, 1, -1.5, 1e6][i % 4];
}

/** @returns undefined where it is refused as it should be */
async function typed(action) {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Missing) return undefined;
    checkError(error);
    return undefined;
  }
}

function checkError(error) {
  if (!(error instanceof BrineError) || typeof error.message !== "string" || error.message === "") throw error;
  checkShown(error.message);
  for (const line of error.hint?.split("\n") ?? []) checkShown(line);
  for (const line of renderError(error, false).trimEnd().split("\n")) checkShown(line);
}

function checkShown(line) {
  if (UNSAFE.test(line)) throw new Error(`shows ${JSON.stringify(line)}`);
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
