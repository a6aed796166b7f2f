/** Real bundles for tests and benchmarks of what serves them: forests grown here from the example data. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RandomForestClassifier, RandomForestRegressor } from "../../src/ensemble.ts";
import { answer, distributionOf, type Signature, type TrainedCard, targetClasses, writeModel } from "../../src/model/index.ts";
import { ROOT } from "./repository.ts";

/** A new folder that holds these files. */
export function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "brine-"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

interface Table {
  readonly names: readonly string[];
  readonly target: string;
  readonly x: readonly (readonly number[])[];
  readonly y: readonly string[];
}

/** A CSV file of numbers whose last column is the target. */
function readCsv(path: string): Table {
  const [header, ...rows] = readFileSync(`${ROOT}${path}`, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return {
    names: header.slice(0, -1),
    target: header.at(-1) ?? "",
    x: rows.map((row) => row.slice(0, -1).map(Number)),
    y: rows.map((row) => row.at(-1) ?? ""),
  };
}

/** Iris: a forest of 100 trees that names the species. `names` renames the inputs, `change` makes other rows of each. */
export async function irisBundle({
  names,
  trees = 100,
  keepRows = false,
  change = (row) => row,
}: {
  names?: readonly string[];
  trees?: number;
  keepRows?: boolean;
  change?: (row: readonly number[]) => readonly number[];
} = {}): Promise<Uint8Array> {
  const iris = readCsv("examples/iris.csv");
  const table = { ...iris, x: iris.x.map(change) };
  const forest = await new RandomForestClassifier({ nEstimators: trees, randomState: 0 }).fit(table.x, table.y, { threads: 1 });
  const counts = forest.classes.map((label) => table.y.filter((y) => y === label).length);
  const own = { ...table, names: names ?? table.names };
  const card: TrainedCard = {
    ...cardOf(own, "random-forest-classifier"),
    target: targetClasses(forest.classes, counts),
    golden: { source: "brine", rows: table.x.slice(0, 3), ...answer(forest, table.x.slice(0, 3)) },
    kept: keepRows ? { rows: [table.x[0], table.x[50], table.x[100]], targets: [table.y[0], table.y[50], table.y[100]] } : null,
  };
  return writeModel({
    state: forest.toState(),
    card,
    signature: signatureOf(own, { kind: "classifier", name: table.target, classes: forest.classes }),
  });
}

/** Diabetes: a small forest that predicts a number. */
export async function diabetesBundle(): Promise<Uint8Array> {
  const table = readCsv("test/fixtures/data/diabetes.csv");
  const y = table.y.map(Number);
  const forest = await new RandomForestRegressor({ nEstimators: 10, maxDepth: 6, randomState: 0 }).fit(table.x, y, { threads: 1 });
  const card: TrainedCard = {
    ...cardOf(table, "random-forest-regressor"),
    target: { kind: "numbers", ...distributionOf(Float64Array.from(y)) },
    golden: { source: "brine", rows: table.x.slice(0, 3), ...answer(forest, table.x.slice(0, 3)) },
  };
  return writeModel({ state: forest.toState(), card, signature: signatureOf(table, { kind: "regressor", name: table.target }) });
}

function signatureOf({ names, x }: Table, output: Signature["output"]): Signature {
  const inputs = names.map((name, j) => {
    const { range, integer } = distributionOf(Float64Array.from(x, (row) => row[j]));
    return { name, kind: "number" as const, missing: false, integer, range };
  });
  return { namesKnown: true, inputs, output };
}

function cardOf({ names, target, x }: Table, estimator: TrainedCard["recipe"]["estimator"]): Omit<TrainedCard, "target" | "golden"> {
  return {
    data: { name: "data.csv", sha256: "0".repeat(64), rows: x.length, columns: [...names, target] },
    recipe: { name: "test", estimator, params: {}, target, features: names, testSize: 0, stratify: false, seed: 0, keepRows: 0 },
    sklearn: "1.9.1",
    split: { trainRows: x.length, testRows: 0 },
    metrics: null,
    importances: names.map((name) => ({ name, importance: 1 / names.length })),
    inputs: names.map((name, j) => ({ name, ...distributionOf(Float64Array.from(x, (row) => row[j])) })),
    kept: null,
  };
}
