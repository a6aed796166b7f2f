/**
 * The notebook, run: split, fit, metrics, card, golden rows. The same recipe and the same table give the same bytes.
 *
 * ```py
 * X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=…, random_state=seed)
 * model = RandomForestClassifier(random_state=seed, **set).fit(X_train, y_train)
 * ```
 */
import { ParameterError, type Place } from "../errors/index.ts";
import type { FitOptions } from "../estimators/index.ts";
import { splitIndices } from "../estimators/model-selection/index.ts";
import {
  answer,
  distributionOf,
  isTrainedModel,
  loadModel,
  type Metrics,
  type Model,
  type Recipe,
  type Signature,
  type TrainedCard,
  targetClasses,
  writeModel,
} from "../model/index.ts";
import { type Frame, type Labels, Matrix, uniqueLabels } from "../numeric/index.ts";
import { ESTIMATORS, estimatorNamed, inPython, makeEstimator, readParams, type Trainable } from "./estimators.ts";
import { drawGoldenRows } from "./golden-rows.ts";
import { keepRows } from "./kept-rows.ts";
import { classificationMetrics, regressionMetrics } from "./test-metrics.ts";
import { featureNames, features, targetColumn, targets, taskOf } from "./training-data.ts";

/** The scikit-learn whose numbers come out. */
const SKLEARN = "1.9.1";
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** What somebody asks for; everything but the target has a default. */
export interface RecipeRequest {
  readonly target: string;
  /** `random-forest` (the default), `decision-tree-regressor`, … */
  readonly estimator?: string | undefined;
  /** under scikit-learn's names, for example `{ n_estimators: 200 }` */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  /** columns to learn from; by default all but the target */
  readonly features?: readonly string[] | undefined;
  readonly drop?: readonly string[] | undefined;
  /** a fraction below 1, a number of rows, or 0: fit on everything; 0.25 by default */
  readonly testSize?: number | undefined;
  readonly stratify?: boolean | undefined;
  readonly seed?: number | undefined;
  readonly keepRows?: number | undefined;
  /** the model's name; `model` by default */
  readonly name?: string | undefined;
}

export interface TrainOptions extends Omit<FitOptions, "sampleWeight"> {
  /** how the card and errors name the data: the file's name without its folder */
  readonly dataName: string;
  /** of the file's bytes */
  readonly dataSha256: string;
}

export interface Trained {
  readonly model: Model<TrainedCard>;
  /** the bundle */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly task: "classification" | "regression";
  /** why that task, when the request left it open: `"species" holds text` */
  readonly because: string | null;
  /** what `oob_score_` is in scikit-learn; undefined without the parameter `oob_score`. No part of the bundle. */
  readonly oobScore: number | undefined;
}

/**
 * The recipe that a request comes to with this table, and why it has the task that it has.
 *
 * @throws {DataError} naming a column that is not there
 * @throws {ParameterError} for a setting or a parameter that cannot be
 */
export function completeRecipe(
  frame: Frame,
  request: RecipeRequest,
  place: Place = {},
): { readonly recipe: Recipe; readonly because: string | null } {
  const { target, estimator = "random-forest", testSize = 0.25, stratify = false, seed = 0, keepRows: kept = 0, name = "model" } = request;
  const names = featureNames(frame, target, request.features, request.drop ?? [], place);
  let because: string | null = null;
  const chosen = estimatorNamed(estimator, () => {
    const found = taskOf(targetColumn(frame, target, place));
    because = found.because;
    return found.task;
  });
  checkSetting(
    "testSize",
    testSize,
    testSize >= 0 && (testSize < 1 || Number.isSafeInteger(testSize)),
    "a fraction below 1, or a number of rows",
  );
  checkSetting("seed", seed, Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff, "an integer from 0 to 4294967295");
  checkSetting("keepRows", kept, Number.isSafeInteger(kept) && kept >= 0, "a number of rows");
  checkSetting("name", name, NAME.test(name), "up to 100 letters, digits, dots, dashes and underscores, the first a letter or a digit");
  if (stratify && ESTIMATORS[chosen].task === "regression") {
    throw new ParameterError("a regression has no classes to stratify by", { place: { name: "stratify" } });
  }
  const params = readParams(request.params ?? {});
  const recipe: Recipe = {
    name,
    estimator: chosen,
    params,
    target,
    features: names,
    testSize: testSize + 0,
    stratify,
    seed,
    keepRows: kept,
  };
  return { recipe, because };
}

/**
 * @param frame the table, as `readTable` reads it
 * @throws {DataError} when the table cannot be learnt from: which column, and why
 * @throws {ParameterError} for settings that cannot be
 * @throws {NotInThisVersionError} for what scikit-learn can and this version cannot: text or missing inputs, extra trees, …
 */
export async function train(frame: Frame, request: RecipeRequest, options: TrainOptions): Promise<Trained> {
  const place = { file: options.dataName };
  const { recipe, because } = completeRecipe(frame, request, place);
  const trained = await trainRecipe(frame, recipe, options);
  return { ...trained, task: ESTIMATORS[recipe.estimator].task, because };
}

/** Refuses, before anything is fitted, what `train` would refuse. Errors as `train`. */
export function checkRecipe(frame: Frame, recipe: Recipe, place: Place = {}): void {
  prepare(frame, recipe, place);
}

function prepare(frame: Frame, recipe: Recipe, place: Place) {
  const { task } = ESTIMATORS[recipe.estimator];
  const estimator = makeEstimator(recipe.estimator, recipe.params, recipe.seed);
  const column = targetColumn(frame, recipe.target, place);
  const y = targets(column, task, place);
  const x = features(frame, recipe.features, place);
  return { task, estimator, y, x, split: splitRows(frame.rows, recipe, y) };
}

/** A complete recipe, carried out. Errors as `train`. */
export async function trainRecipe(frame: Frame, recipe: Recipe, options: TrainOptions) {
  const { dataName, dataSha256, ...fitOptions } = options;
  const { task, estimator, y, x, split } = prepare(frame, recipe, { file: dataName });

  const all = x.columns.map((each) => Float64Array.from(each.values as Iterable<number | boolean>, Number));
  const columns = all.map((values) => Float64Array.from(split.train, (i) => values[i]));
  const yTrain = pick(y, split.train);
  await fitted(estimator, x.take(split.train), yTrain, fitOptions);

  const signature = signatureOf(estimator, recipe, columns);
  const golden = drawGoldenRows(columns, all, recipe.seed);
  const card: TrainedCard = {
    data: { name: dataName, sha256: dataSha256, rows: frame.rows, columns: frame.names },
    recipe,
    sklearn: SKLEARN,
    split: { trainRows: split.train.length, testRows: split.test.length },
    metrics: split.test.length === 0 ? null : metricsOf(estimator, rowsOf(all, split.test), pick(y, split.test)),
    importances: recipe.features.map((name, j) => ({ name, importance: estimator.featureImportances[j] })),
    inputs: recipe.features.map((name, j) => ({ name, ...distributionOf(columns[j]) })),
    target: targetOf(task, yTrain),
    golden: { source: "brine", rows: golden, ...answer(estimator, golden) },
    kept: recipe.keepRows === 0 ? null : keepRows(columns, yTrain, task === "classification", recipe.keepRows, recipe.seed),
  };
  const bytes = await writeModel({ state: estimator.toState(), signature, card });
  const model = await loadModel(bytes);
  if (!isTrainedModel(model)) throw new TypeError("a trained model came back without its recipe");
  return { model, bytes, oobScore: "oobScore" in estimator ? estimator.oobScore : undefined };
}

async function fitted(estimator: Trainable, x: Frame, y: Labels, options: FitOptions): Promise<void> {
  try {
    await estimator.fit(x, y, options);
  } catch (error) {
    throw inPython(error);
  }
}

function splitRows(rows: number, { testSize, seed, stratify }: Recipe, y: Labels) {
  if (testSize === 0) return { train: Int32Array.from({ length: rows }, (_, i) => i), test: new Int32Array(0) };
  return splitIndices(rows, { testSize, randomState: seed, stratify: stratify ? y : null });
}

function signatureOf(estimator: Trainable, recipe: Recipe, columns: readonly Float64Array[]): Signature {
  return {
    inputs: recipe.features.map((name, j) => {
      const { integer, range } = distributionOf(columns[j]);
      return { name, kind: "number", missing: false, integer, range };
    }),
    namesKnown: true,
    output:
      estimator.kind === "classifier"
        ? { kind: "classifier", name: recipe.target, classes: estimator.classes }
        : { kind: "regressor", name: recipe.target },
  };
}

function metricsOf(estimator: Trainable, x: Matrix, y: Labels): Metrics {
  return estimator.kind === "classifier"
    ? classificationMetrics({ classes: estimator.classes, predictions: estimator.predict(x), probabilities: estimator.predictProba(x) }, y)
    : regressionMetrics(estimator.predict(x), Float64Array.from(y, Number));
}

function targetOf(task: "classification" | "regression", y: Labels): TrainedCard["target"] {
  if (task === "regression") return { kind: "numbers", ...distributionOf(Float64Array.from(y, Number)) };
  const { classes, counts } = uniqueLabels(y);
  return targetClasses(classes, counts);
}

function rowsOf(columns: readonly Float64Array[], rows: Int32Array): Matrix {
  const x = new Matrix(rows.length, columns.length);
  rows.forEach((row, i) => {
    columns.forEach((values, j) => {
      x.data[i * columns.length + j] = values[row];
    });
  });
  return x;
}

function pick<T extends Labels>(y: T, rows: Int32Array): T {
  const picked = y instanceof Float64Array ? Float64Array.from(rows, (i) => y[i]) : Array.from(rows, (i) => y[i]);
  return picked as Labels as T;
}

function checkSetting(name: string, value: unknown, isRight: boolean, allowed: string): void {
  if (!isRight) throw new ParameterError(`${name} must be ${allowed}, got ${String(value)}`, { place: { name } });
}
