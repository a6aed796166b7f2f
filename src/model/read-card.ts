/** Card and signature back from a bundle's JSON, every property checked. */
import { InvalidModelError, quote } from "../errors/index.ts";
import type { Json } from "../formats/index.ts";
import type { RowAnswer } from "./answers.ts";
import type {
  Card,
  Distribution,
  GoldenRows,
  ImportedCard,
  Metrics,
  ParameterValue,
  Recipe,
  TargetDistribution,
  TrainedCard,
} from "./card.ts";
import { boolean, count, label, listOf, nullable, number, object, optional, pairOf, record, type Shape, text, word } from "./json-shape.ts";
import type { Input, Output, Signature } from "./signature.ts";

const parameter: Shape<ParameterValue> = (json, path) => {
  if (json === null) return null;
  if (typeof json !== "object") return label(json, path);
  if ("fraction" in json) return object({ fraction: number })(json, path);
  return object({ weights: listOf(pairOf(label, number)) })(json, path);
};

const recipe: Shape<Recipe> = object({
  name: text,
  estimator: word("random-forest-classifier", "random-forest-regressor", "decision-tree-classifier", "decision-tree-regressor"),
  params: (json, path) =>
    Object.fromEntries(Object.entries(record(json, path)).map(([name, value]) => [name, parameter(value, `${path}.${name}`)])),
  target: text,
  features: listOf(text),
  testSize: number,
  stratify: boolean,
  seed: count,
  keepRows: count,
});

const classification = object({
  kind: word("classification"),
  accuracy: number,
  balancedAccuracy: number,
  logLoss: nullable(number),
  classes: listOf(object({ label, precision: number, recall: number, f1: number, support: count })),
  confusion: listOf(listOf(count)),
});

const regression = object({
  kind: word("regression"),
  r2: nullable(number),
  meanAbsoluteError: number,
  rootMeanSquaredError: number,
});

const metrics: Shape<Metrics> = (json, path) =>
  record(json, path).kind === "regression" ? regression(json, path) : classification(json, path);

const distributionFields = {
  rows: count,
  range: pairOf(number, number),
  integer: boolean,
  step: nullable(number),
  quantiles: listOf(pairOf(number, number)),
  histogram: nullable(object({ edges: listOf(number), counts: listOf(count) })),
};

function checkHistogram<D extends Distribution>(distribution: D, path: string): D {
  const { histogram } = distribution;
  if (histogram !== null && histogram.edges.length !== histogram.counts.length + 1) {
    throw new InvalidModelError(`${path}.histogram has ${histogram.counts.length} counts and ${histogram.edges.length} edges`, {
      place: { path },
    });
  }
  return distribution;
}

const input = object({ name: text, ...distributionFields });
const targetNumbers = object({ kind: word("numbers"), ...distributionFields });
const targetClasses = object({ kind: word("classes"), rows: count, classes: listOf(object({ label, rows: count })) });

const target: Shape<TargetDistribution> = (json, path) =>
  record(json, path).kind === "numbers" ? checkHistogram(targetNumbers(json, path), path) : targetClasses(json, path);

const golden: Shape<GoldenRows> = object({
  source: word("brine", "scikit-learn"),
  rows: listOf(listOf(number)),
  predictions: listOf(label),
  probabilities: nullable(listOf(listOf(number))),
});

const trainedCard: Shape<TrainedCard> = object({
  data: object({ name: text, sha256: text, rows: count, columns: listOf(text) }),
  recipe,
  sklearn: text,
  split: object({ trainRows: count, testRows: count }),
  metrics: nullable(metrics),
  importances: listOf(object({ name: text, importance: number })),
  inputs: listOf((json, path) => checkHistogram(input(json, path), path)),
  target,
  golden,
  kept: nullable(object({ rows: listOf(listOf(number)), targets: listOf(label) })),
});

const cell: Shape<number | string | null> = (json, path) => (typeof json === "string" ? json : nullable(number)(json, path));

const importedCard: Shape<ImportedCard> = object({
  name: text,
  source: object({
    files: listOf(object({ name: text, format: word("pickle", "joblib", "skops", "bundle", "text"), sha256: text })),
    keys: listOf(text),
  }),
  sklearn: nullable(text),
  golden: nullable(
    object({
      source: word("brine", "scikit-learn"),
      largestDifference: nullable(number),
      rows: listOf(listOf(cell)),
      // Compared as JSON with what the model answers, and read for nothing else.
      answers: listOf((json, path) => record(json, path) as RowAnswer),
    }),
  ),
});

const inputShape = object({
  name: text,
  kind: word("number", "boolean", "text"),
  missing: boolean,
  categories: optional(listOf(label)),
  isClosed: optional(boolean),
  isUnused: optional(boolean),
  integer: optional(boolean),
  range: optional(pairOf(number, number)),
}) as Shape<Input>;

const output: Shape<Output> = (json, path) => {
  switch (record(json, path).kind) {
    case "regressor":
      return object({ kind: word("regressor"), name: text })(json, path);
    case "multi-output-classifier": {
      const outputs = listOf(object({ name: text, classes: listOf(label) }));
      return object({ kind: word("multi-output-classifier"), name: text, outputs })(json, path);
    }
    case "multi-output-regressor":
      return object({ kind: word("multi-output-regressor"), name: text, outputs: listOf(text) })(json, path);
    case "outlier-detector":
      return object({ kind: word("outlier-detector"), name: text })(json, path);
    case "clusterer":
      return object({ kind: word("clusterer"), name: text, hasDistances: boolean })(json, path);
    case "transformer":
      return object({ kind: word("transformer"), name: text, columns: listOf(text) })(json, path);
    default:
      return object({ kind: word("classifier"), name: text, classes: listOf(label) })(json, path);
  }
};

const signature = object({ inputs: listOf(inputShape), namesKnown: boolean, output });

/** @throws {InvalidModelError} naming the property that is not as `Card` says */
export function readCard(json: Json, against: Signature): Card {
  const width = against.inputs.length;
  const refuse = (what: string): never => {
    throw new InvalidModelError(`the card's ${what} do not fit the signature`, { place: { path: "card" } });
  };
  if (!("recipe" in record(json, "card"))) {
    const { golden: rows, ...rest } = importedCard(json, "card");
    if (rows !== null && (rows.rows.some((row) => row.length !== width) || rows.answers.length !== rows.rows.length)) refuse("golden rows");
    return { ...rest, golden: rows };
  }
  const read = trainedCard(json, "card");
  const isInOrder = (list: readonly { readonly name: string }[]) =>
    list.length === width && list.every(({ name }, i) => name === against.inputs[i].name);
  if (!isInOrder(read.inputs)) refuse("inputs");
  if (!isInOrder(read.importances)) refuse("importances");
  for (const rows of [read.golden.rows, read.kept?.rows ?? []]) {
    if (rows.some((row) => row.length !== width)) refuse("rows");
  }
  const { rows, predictions, probabilities } = read.golden;
  if (predictions.length !== rows.length || (probabilities !== null && probabilities.length !== rows.length)) refuse("golden answers");
  if (read.kept !== null && read.kept.targets.length !== read.kept.rows.length) refuse("kept rows");
  return read;
}

/** @throws {InvalidModelError} naming the property that is not as `Signature` says, or a name that stands twice */
export function readSignature(json: Json): Signature {
  const read = signature(json, "signature");
  const names = new Set<string>();
  for (const { name } of read.inputs) {
    if (names.has(name)) throw new InvalidModelError(`two inputs are named ${quote(name)}`, { place: { path: "signature.inputs" } });
    names.add(name);
  }
  return read;
}
