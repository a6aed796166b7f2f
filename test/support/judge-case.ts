/** One fixture case, read and asked by Brine: does it answer what scikit-learn answered, and keep the laws of every estimator? */
import { BrineError, DataError, NotInThisVersionError, SignatureError, UnsupportedModelError } from "../../src/errors/index.ts";
import { type Estimator, keptState, knownClasses, publicName, readEstimator } from "../../src/estimators/index.ts";
import { eachObject } from "../../src/estimators/walk.ts";
import { readBundle, writeBundle } from "../../src/formats/index.ts";
import { Frame, Matrix, SparseMatrix } from "../../src/numeric/index.ts";
import { NdArray, PyObject, type PyValue, readSkops, unpickle } from "../../src/python/index.ts";
import { METHODS, type Method, methodOf, oneRow, reversed, rowCount, tooWide } from "./ask-estimator.ts";
import { cellsOf, compareAnswers } from "./compare-answers.ts";
import { type Rows, type SklearnCase, sklearnCases, versions } from "./sklearn-fixtures.ts";
import { toleranceOf } from "./tolerances.ts";

export type Verdict =
  | { readonly status: "equal" }
  | { readonly status: "close"; readonly distance: number; readonly reason: string }
  /** the model is sound and of a kind that Brine does not have */
  | { readonly status: "refused"; readonly reason: string }
  | { readonly status: "wrong"; readonly problems: readonly string[] };

export interface Judged {
  readonly one: SklearnCase;
  readonly verdict: Verdict;
}

/** What is wrong with an answer, or why there is none. */
export function problemsOf({ one: { name, version }, verdict }: Judged): readonly string[] {
  const at = `${version}, ${name}`;
  if (verdict.status === "wrong") return verdict.problems.map((problem) => `${at}: ${problem}`);
  return verdict.status === "refused" ? [`${at}: refused: ${verdict.reason}`] : [];
}

// They know no number of inputs in some versions: these rows are as good as any.
const ANY_WIDTH: ReadonlySet<string> = new Set(["FunctionTransformer", "Normalizer", "Binarizer", "Pipeline", "FeatureUnion"]);

/** The estimator's object in the first file. */
export async function objectOf({ files, write, form }: SklearnCase): Promise<PyObject> {
  const [{ bytes }] = files;
  const value = write === "skops" ? await readSkops(bytes) : await unpickle(bytes);
  const found = form === "dict" && value instanceof Map ? [...value.values()].find(isEstimator) : value;
  if (!(found instanceof PyObject)) throw new TypeError("the file holds no object");
  return found;
}

function isEstimator(value: PyValue): boolean {
  return value instanceof PyObject && value.state.size > 0;
}

/** All fixture cases, in the order of the versions. */
export async function judgeAll(): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const version of versions()) {
    for (const one of (await sklearnCases(version)).cases) {
      if (one.form !== "pieces") judged.push({ one, verdict: await judge(one) });
    }
  }
  return judged;
}

async function judge(one: SklearnCase): Promise<Verdict> {
  const object = await objectOf(one);
  let estimator: Estimator;
  try {
    estimator = await readEstimator(object);
  } catch (error) {
    if (error instanceof UnsupportedModelError || error instanceof NotInThisVersionError)
      return { status: "refused", reason: error.message };
    return { status: "wrong", problems: [`reading: ${told(error)}`] };
  }
  const tolerance = toleranceOf(...partsOf(object), one.input instanceof Matrix && one.input.data instanceof Float32Array);
  const problems: string[] = [];
  let furthest = 0;
  for (const method of askedMethods(one, estimator)) {
    const answer = one.answers.get(method);
    if (answer === undefined) continue;
    const ask = methodOf(estimator, method);
    if (ask === undefined) {
      problems.push(`it has no ${method}`);
      continue;
    }
    const isLabel = method === "predict" && /classifier|clusterer|outlier/.test(estimator.kind);
    try {
      const compared = compareAnswers(ask(one.input), answer, isLabel ? 0 : tolerance.relative);
      if (compared.status === "different") problems.push(`${method}: ${compared.what}`);
      if (compared.status === "close") furthest = Math.max(furthest, compared.distance);
    } catch (error) {
      problems.push(`${method}: ${told(error)}`);
    }
  }
  problems.push(...notRefused(one, estimator), ...wrongNames(one, estimator));
  if (problems.length === 0) problems.push(...(await brokenLaws(one, object, estimator)));
  if (problems.length > 0) return { status: "wrong", problems };
  return furthest === 0 ? { status: "equal" } : { status: "close", distance: furthest, reason: tolerance.reason };
}

/** Up to 0.20 decisions that pairs of classes vote for are scaled by the largest of their batch: a row has none of its own. */
function isOfBatch({ version }: SklearnCase, estimator: Estimator, method: Method): boolean {
  const isScaled = estimator.kind === "classifier" && estimator.decisionsOf === "batch" && /^0\.(19|20)\./.test(version);
  return isScaled && method === "decision_function";
}

/** The public names of the classes in a model, and whether it holds arrays of float32. */
function partsOf(object: PyObject): [Set<string>, boolean] {
  const classes = new Set<string>();
  let holdsFloat32 = false;
  eachObject(object, ({ className, state }) => {
    classes.add(publicName(className) ?? className);
    for (const value of state.values()) if (value instanceof NdArray && value.data instanceof Float32Array) holdsFloat32 = true;
  });
  return [classes, holdsFloat32];
}

/** Rows that scikit-learn refuses for what they hold, Brine refuses too. */
function notRefused({ refused, input }: SklearnCase, estimator: Estimator): string[] {
  const methods = METHODS.filter((method) => refused.get(method)?.startsWith("ValueError") === true);
  return methods.flatMap((method) => {
    try {
      methodOf(estimator, method)?.(input);
    } catch (error) {
      return error instanceof DataError || error instanceof SignatureError ? [] : [`${method}: ${told(error)}, not a DataError`];
    }
    return [`${method}: is answered, and scikit-learn says ${refused.get(method)}`];
  });
}

function wrongNames({ answers }: SklearnCase, estimator: Estimator): string[] {
  const expected = answers.get("get_feature_names_out");
  if (expected === undefined || estimator.transform === undefined) return [];
  if (estimator.featureNamesOut === undefined) return ["it has no get_feature_names_out"];
  const input = estimator.featureNames ?? Array.from({ length: estimator.nFeatures }, (_, j) => `x${j}`);
  try {
    const compared = compareAnswers(estimator.featureNamesOut(input), expected, 0);
    return compared.status === "different" ? [`get_feature_names_out: ${compared.what}`] : [];
  } catch (error) {
    return [`get_feature_names_out: ${told(error)}`];
  }
}

/** The methods that scikit-learn answered with a table: not VotingClassifier's `transform` up to 0.20, estimators × rows × classes. */
function askedMethods(one: SklearnCase, estimator: Estimator): Method[] {
  return METHODS.filter((method) => {
    const answer = one.answers.get(method);
    return (
      answer !== undefined &&
      !isOfBatch(one, estimator, method) &&
      !(method === "transform" && answer.kind === "numbers" && answer.shape.length > 2)
    );
  });
}

/** What holds for every estimator, whatever it answers. */
async function brokenLaws(one: SklearnCase, object: PyObject, estimator: Estimator): Promise<string[]> {
  const asked = askedMethods(one, estimator);
  if (asked.length === 0) return [];
  try {
    return [
      ...asked.flatMap((method) => dependsOnOthers(one, estimator, method)),
      ...wrongRow(one, estimator),
      ...wrongWidth(one, estimator, asked[0]),
      ...(await wrongBundle(one, object, estimator, asked)),
    ];
  } catch (error) {
    return [`what holds for every estimator: ${told(error)}`];
  }
}

/** One row gives the bits of that row in a batch, and columns found by name stand in any order. */
function dependsOnOthers({ input }: SklearnCase, estimator: Estimator, method: Method): string[] {
  const ask = (rows: Rows) => rowsOf(methodOf(estimator, method)?.(rows), rowCount(rows));
  const batch = ask(input);
  for (let i = 0; i < batch.length; i++) {
    const [alone] = ask(oneRow(input, i));
    if (!isSameBits(alone, batch[i])) return [`${method}: row ${i} alone gives ${alone.slice(0, 4)}, in its batch ${batch[i].slice(0, 4)}`];
  }
  if (!(input instanceof Frame) || estimator.featureNames === undefined) return [];
  const other = ask(reversed(input));
  return isSameBits(other.flat(), batch.flat()) ? [] : [`${method}: another order of columns gives another answer`];
}

/** The values of each row of an answer. */
function rowsOf(ours: unknown, rows: number): (readonly unknown[])[] {
  if (Array.isArray(ours) && typeof ours[0] === "object" && ours[0] !== null) {
    const outputs = ours.map((output) => rowsOf(output, rows));
    return Array.from({ length: rows }, (_, i) => outputs.flatMap((output) => output[i]));
  }
  if (ours instanceof SparseMatrix)
    return Array.from({ length: rows }, (_, i) => ours.row(i)).map(({ indices, data }) => [...indices, ...data]);
  const cells = cellsOf(ours);
  const columns = cells.length / rows;
  return Array.from({ length: rows }, (_, i) => cells.slice(i * columns, (i + 1) * columns));
}

function wrongRow({ input }: SklearnCase, estimator: Estimator): string[] {
  if (!("predictRow" in estimator) || estimator.predictRow === undefined || !(input instanceof Matrix)) return [];
  const batch = estimator.kind === "classifier" ? estimator.predictProba?.(input) : estimator.predict(input);
  const expected = rowsOf(batch, input.rows);
  const out = new Float64Array(expected[0].length);
  for (let i = 0; i < input.rows; i++) {
    estimator.predictRow(Float64Array.from(input.row(i)), out);
    if (!isSameBits(Array.from(out), expected[i]))
      return [`row ${i} by predictRow gives ${out.slice(0, 4)}, in its batch ${expected[i].slice(0, 4)}`];
  }
  return [];
}

function wrongWidth({ input, estimator: name }: SklearnCase, estimator: Estimator, method: Method): string[] {
  const wide = tooWide(input);
  if (wide === undefined) return [];
  try {
    methodOf(estimator, method)?.(wide);
  } catch (error) {
    return error instanceof SignatureError ? [] : [`a column too many: ${told(error)}, not a SignatureError`];
  }
  return ANY_WIDTH.has(name) || estimator.nFeatures === 0 ? [] : ["a column too many is answered"];
}

async function wrongBundle({ input }: SklearnCase, object: PyObject, estimator: Estimator, asked: readonly Method[]): Promise<string[]> {
  try {
    const kept = keptState(object, await knownClasses(object));
    const { model } = await readBundle(await writeBundle({ model: kept, signature: {}, card: {} }), "fixture");
    const again = await readEstimator(model);
    return asked
      .filter((method) => !isSameBits(cellsOf(methodOf(again, method)?.(input)), cellsOf(methodOf(estimator, method)?.(input))))
      .map((method) => `${method}: the bundle gives another answer`);
  } catch (error) {
    return [`as a bundle: ${told(error)}`];
  }
}

function isSameBits(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

/** An error that is not Brine's own says so, with its place in the code. */
function told(error: unknown): string {
  if (error instanceof BrineError) return `${error.name}: ${error.message}`;
  return error instanceof Error ? `a bug: ${error.stack?.split("\n").slice(0, 3).join(" ")}` : String(error);
}
