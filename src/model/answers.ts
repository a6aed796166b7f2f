/**
 * What a model of any kind answers for rows, in one form for the library, the command line and HTTP: lists and matrices,
 * of which `rowAnswer` makes the object of one row.
 */
import { NotInThisVersionError } from "../errors/index.ts";
import type { Classifier, Clusterer, Estimator, Features, MultiOutputClassifier, Transformer } from "../estimators/index.ts";
import { Frame, type Label, Matrix, mostProbable, SparseMatrix } from "../numeric/index.ts";
import type { Cell, RowTable } from "./row.ts";
import type { Output } from "./signature.ts";

type Numbers = Float64Array | Float32Array | Int32Array;

/** A value for each of some keys. */
export interface KeyedValues {
  readonly keys: readonly string[];
  /** `(rows, keys)` */
  readonly values: Matrix;
}

/** The answers of one output. */
export interface OutputAnswers {
  /** undefined where there is only one */
  readonly name: string | undefined;
  readonly predictions: readonly Label[] | Numbers;
  readonly probabilities?: KeyedValues;
}

export interface Answers {
  readonly rows: number;
  /** none of a transformer */
  readonly outputs: readonly OutputAnswers[];
  /** decisions by class, of a classifier that has them and no probabilities: the largest is predicted */
  readonly scores?: KeyedValues;
  /** an outlier detector's `score_samples` */
  readonly score?: Float64Array;
  /** a clusterer's distance to each cluster */
  readonly distances?: Matrix;
  /** what a transformer makes of a row */
  readonly columns?: readonly { readonly name: string; readonly values: Numbers | readonly Cell[] }[];
}

/** One row's answer, as JSON has it: what is no finite number is null, and `reason` says so. */
export interface RowAnswer {
  readonly prediction?: Label | null | Readonly<Record<string, Label | null>>;
  readonly probabilities?: Readonly<Record<string, number | null>> | Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly scores?: Readonly<Record<string, number | null>>;
  readonly score?: number | null;
  readonly distances?: readonly (number | null)[];
  readonly output?: Readonly<Record<string, Cell>>;
  readonly reason?: string;
}

/** @param output the signature's: its names of classes stand for the estimator's */
export function answersOf(estimator: Estimator, output: Output, x: RowTable): Answers {
  const { rows } = x;
  if (rows === 0) return { rows, outputs: output.kind === "transformer" ? [] : [{ name: undefined, predictions: [] }] };
  switch (estimator.kind) {
    case "classifier": {
      const classes = output.kind === "classifier" ? output.classes : estimator.classes;
      const keys = classes.map(String);
      const probabilities = estimator.predictProba?.(x);
      const predictions = renamed(labelsOf(estimator, x, probabilities), estimator.classes, classes);
      if (probabilities !== undefined)
        return { rows, outputs: [{ name: undefined, predictions, probabilities: { keys, values: probabilities } }] };
      const scores = estimator.decisionsOf === "pairs" ? undefined : decisions(estimator.decisionFunction?.(x), keys);
      return { rows, outputs: [{ name: undefined, predictions }], ...(scores !== undefined && { scores }) };
    }
    case "regressor":
      return { rows, outputs: [{ name: undefined, predictions: estimator.predict(x) }] };
    case "multi-output-classifier":
      return { rows, outputs: severalClasses(estimator, namesOf(output), x) };
    case "multi-output-regressor": {
      const values = estimator.predict(x);
      return { rows, outputs: namesOf(output).map((name, k) => ({ name, predictions: columnOf(values, k) })) };
    }
    case "outlier-detector":
      return { rows, outputs: [{ name: undefined, predictions: estimator.predict(x) }], score: estimator.scoreSamples(x) };
    case "clusterer": {
      const distances = distancesOf(estimator, x);
      return { rows, outputs: [{ name: undefined, predictions: estimator.predict(x) }], ...(distances !== undefined && { distances }) };
    }
    case "transformer":
      return { rows, outputs: [], columns: transformed(estimator, output, x) };
  }
}

/** What `predict` answers, without asking twice where the probabilities say it. */
function labelsOf(estimator: Classifier, x: RowTable, probabilities: Matrix | undefined): readonly Label[] {
  if (probabilities === undefined || estimator.predictRow === undefined) return estimator.predict(x);
  for (let i = 0; i < probabilities.rows; i++)
    if (isTie(probabilities.data, i * probabilities.columns, probabilities.columns)) return estimator.predict(x);
  return mostProbable(probabilities, estimator.classes);
}

/** Whether two of these are the largest, or one of them is no number: then the largest does not say which class is predicted. */
export function isTie(values: Float64Array | Float32Array, from: number, length: number): boolean {
  let best = values[from];
  let count = 1;
  for (let c = 1; c < length; c++) {
    const value = values[from + c];
    if (value > best) {
      best = value;
      count = 1;
    } else if (!(value < best)) count++;
  }
  return count > 1;
}

/** Columns of which a row's answer can be made: a vocabulary's, not a HashingVectorizer's million. */
const MOST_COLUMNS = 200_000;

/** The columns of what a transformer gives. @throws {NotInThisVersionError} when they are too many to be named one by one */
export function transformed(estimator: Pick<Transformer, "transform">, output: Output, x: RowTable): NonNullable<Answers["columns"]> {
  const features: Features = estimator.transform(x);
  if (features instanceof Frame) {
    return features.columns.map(({ name, values }) => ({
      name,
      values: values instanceof Float64Array ? values : values.map((value) => (typeof value === "boolean" ? Number(value) : value)),
    }));
  }
  if (features.columns > MOST_COLUMNS)
    throw new NotInThisVersionError(`an answer of ${features.columns} columns`, {
      hint: "It is a step: join it with the model that it belongs to, brine convert step.pkl model.pkl",
    });
  const dense = features instanceof SparseMatrix ? features.toDense() : features;
  const names = output.kind === "transformer" ? output.columns : [];
  return Array.from({ length: dense.columns }, (_, k) => ({ name: names[k] ?? `x${k}`, values: columnOf(dense, k) }));
}

/** The answer for row `i` as an object. */
export function rowAnswer(answers: Answers, i: number): RowAnswer {
  const { outputs, scores, score, distances, columns } = answers;
  let isAllFinite = true;
  const plain = <Value>(value: Value): Value | null => {
    if (typeof value !== "number" || Number.isFinite(value)) return (typeof value === "number" ? value + 0 : value) as Value;
    isAllFinite = false;
    return null;
  };
  const keyed = ({ keys, values }: KeyedValues): Record<string, number | null> =>
    record(keys, (k) => plain(values.data[i * values.columns + k]));
  const several = outputs.length > 0 && outputs[0].name !== undefined;
  const shares = outputs.filter(({ probabilities }) => probabilities !== undefined);
  const names = outputs.map(({ name }) => name ?? "");
  const prediction = several ? record(names, (k) => plain<Label>(outputs[k].predictions[i])) : plain<Label>(outputs[0]?.predictions[i]);
  const answer = {
    ...(outputs.length > 0 && { prediction }),
    ...(shares.length > 0 && {
      probabilities: several
        ? record(
            shares.map(({ name }) => name ?? ""),
            (k) => keyed(shares[k].probabilities as KeyedValues),
          )
        : keyed(shares[0].probabilities as KeyedValues),
    }),
    ...(scores !== undefined && { scores: keyed(scores) }),
    ...(score !== undefined && { score: plain(score[i]) }),
    ...(distances !== undefined && { distances: Array.from(distances.row(i), plain) }),
    ...(columns !== undefined && {
      output: record(
        columns.map(({ name }) => name),
        (k) => plain<Cell>(columns[k].values[i]),
      ),
    }),
  };
  return isAllFinite ? answer : { ...answer, reason: "an answer is not a finite number" };
}

/** A record with own properties only, whatever the keys are called. */
function record<Value>(keys: readonly string[], value: (k: number) => Value): Record<string, Value> {
  return Object.fromEntries(keys.map((key, k) => [key, value(k)]));
}

function renamed(labels: readonly Label[], from: readonly Label[], to: readonly Label[]): readonly Label[] {
  if (from === to || from.every((label, k) => label === to[k])) return labels;
  const names = new Map(from.map((label, k) => [label, to[k]]));
  return labels.map((label) => names.get(label) ?? label);
}

/** One number for two classes is the second's; the first has the opposite. */
function decisions(values: Matrix | undefined, keys: readonly string[]): KeyedValues | undefined {
  if (values === undefined) return undefined;
  if (values.columns === keys.length) return { keys, values };
  if (values.columns !== 1 || keys.length !== 2) return undefined;
  const both = new Matrix(values.rows, 2);
  for (let i = 0; i < values.rows; i++) {
    both.data[2 * i] = -values.data[i];
    both.data[2 * i + 1] = values.data[i];
  }
  return { keys, values: both };
}

function severalClasses(estimator: MultiOutputClassifier, names: readonly string[], x: RowTable): OutputAnswers[] {
  const predictions = estimator.predict(x);
  const probabilities = estimator.predictProba?.(x);
  return names.map((name, k) => {
    const values = probabilities?.[k];
    return {
      name,
      predictions: predictions[k],
      ...(values !== undefined && { probabilities: { keys: estimator.classes[k].map(String), values } }),
    };
  });
}

function namesOf(output: Output): readonly string[] {
  if (output.kind === "multi-output-classifier") return output.outputs.map(({ name }) => name);
  if (output.kind === "multi-output-regressor") return output.outputs;
  throw new NotInThisVersionError(`a signature of the kind ${output.kind} for several outputs`);
}

/** What KMeans and its kin call `transform`. */
function distancesOf(estimator: Clusterer, x: RowTable): Matrix | undefined {
  const distances = estimator.transform?.(x);
  return distances instanceof Matrix ? distances : undefined;
}

function columnOf({ rows, columns, data }: Matrix, k: number): Float64Array {
  const values = new Float64Array(rows);
  for (let i = 0; i < rows; i++) values[i] = data[i * columns + k];
  return values;
}
