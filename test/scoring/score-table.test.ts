import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { RandomForestClassifier, RandomForestRegressor } from "../../src/ensemble.ts";
import { BrineError } from "../../src/errors/index.ts";
import type { Signature } from "../../src/model/index.ts";
import type { Frame } from "../../src/numeric/index.ts";
import { type ScoringModel, type ScoringOptions, scoreTable } from "../../src/scoring/index.ts";
import { openTable, type ReadOptions, readTable, writeHeader, writeRows, writeTable } from "../../src/tables/index.ts";
import { DecisionTreeClassifier } from "../../src/tree.ts";
import { ROOT } from "../support/repository.ts";

const IRIS = readFileSync(`${ROOT}examples/iris.csv`);
const INPUTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

let iris: ScoringModel;
let area: ScoringModel;

function signature(inputs: readonly string[], output: Signature["output"]): Signature {
  return { inputs: inputs.map((name) => ({ name, kind: "number", missing: false })), namesKnown: true, output };
}

before(async () => {
  const { frame } = await readTable(IRIS);
  const species = frame.column("species")?.values as readonly string[];
  const classifier = await new RandomForestClassifier({ nEstimators: 10, randomState: 0 }).fit(frame.select(INPUTS), species);
  iris = { estimator: classifier, signature: signature(INPUTS, { kind: "classifier", name: "species", classes: classifier.classes }) };
  const width = frame.column("petal_width")?.values as Float64Array;
  const inputs = ["petal length (cm)"];
  const regressor = await new RandomForestRegressor({ nEstimators: 10, randomState: 0 }).fit(frame.select(["petal_length"]), width);
  area = { estimator: regressor, signature: signature(inputs, { kind: "regressor", name: "petal_width" }) };
});

async function score(model: ScoringModel, text: string | Uint8Array, options: ScoringOptions = {}, reading: ReadOptions = {}) {
  const table = await openTable(typeof text === "string" ? new TextEncoder().encode(text) : text, { file: "rows.csv", ...reading });
  const scored = scoreTable(model, table, options);
  let csv = writeHeader(scored.names, "csv");
  let wrong = 0;
  for await (const block of scored.blocks) {
    assert.deepEqual(block.frame.names, scored.names);
    wrong += block.wrong;
    csv += writeRows(block.frame, "csv");
  }
  return { csv, wrong, notes: scored.notes, passengers: scored.passengers };
}

async function refusal(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof BrineError, String(error));
    return [error.message, error.place.row, error.place.column];
  }
  return assert.fail("was scored");
}

test("the answers stand behind the table's own columns, probabilities behind them", async () => {
  const rows = "id,sepal_length,sepal_width,petal_length,petal_width\n007,5.1,3.5,1.4,0.2\n008,6.7,3,5.2,2.3\n";
  const { csv, passengers } = await score(iris, rows, { proba: true });
  assert.equal(
    csv,
    "id,sepal_length,sepal_width,petal_length,petal_width,prediction,probability_setosa,probability_versicolor,probability_virginica\n" +
      "007,5.1,3.5,1.4,0.2,setosa,1,0,0\n" +
      "008,6.7,3,5.2,2.3,virginica,0,0.1,0.9\n",
  );
  assert.deepEqual(passengers, ["id"]);
  assert.equal((await score(iris, rows, { only: true })).csv, "prediction\nsetosa\nvirginica\n");
});

test("one row gets the answer it gets in a batch, whatever the size of the blocks", async () => {
  const options = { proba: true, only: true };
  const whole = await score(iris, IRIS, options);
  assert.equal(whole.csv.split("\n").length, 152);
  for (const blockRows of [1, 7, 149]) assert.equal((await score(iris, IRIS, options, { blockRows })).csv, whole.csv);
});

test("one table gives one answer as CSV, TSV and NDJSON", async () => {
  const { frame } = await readTable(IRIS);
  const options = { proba: true };
  const expected = await score(iris, IRIS, options);
  for (const format of ["csv", "tsv", "ndjson"] as const) {
    assert.deepEqual(await score(iris, writeTable(frame, format), options, { format }), expected);
  }
});

test("the answers are the estimator's own", async () => {
  const { frame } = await readTable(IRIS);
  const { csv } = await score(iris, IRIS, { only: true });
  assert.deepEqual(csv.trimEnd().split("\n").slice(1), (iris.estimator as RandomForestClassifier).predict(frame.select(INPUTS)));
});

test("with probabilities or without, the prediction is the same, also where classes are equally probable", async () => {
  const columns = ["a", "b", "c"];
  const cells = Array.from({ length: 300 }, (_, i) => [(i * 7) % 5, (i * 11) % 3, (i * i) % 4]);
  const csv = `${columns.join(",")}\n${cells.map((row) => row.join(",")).join("\n")}\n`;
  const y = cells.map((_, i) => ["no", "perhaps", "yes"][(i * 13) % 3]);
  const ties = { nEstimators: 2, maxDepth: 2, randomState: 0 };
  for (const maker of [new RandomForestClassifier(ties), new DecisionTreeClassifier({ maxDepth: 2, randomState: 0 })]) {
    const estimator = await maker.fit(cells, y);
    const model = { estimator, signature: signature(columns, { kind: "classifier", name: "y", classes: estimator.classes }) };
    const alone = await score(model, csv, { only: true });
    const beside = await score(model, csv, { only: true, proba: true });
    assert.equal(beside.csv.replaceAll(/,.*/g, ""), alone.csv);
  }
});

test("a regressor answers with numbers, and its input is found by its slug", async () => {
  const { csv } = await score(area, "petal_length\n1.4\n5\n", { only: true });
  const [small, large] = csv.trimEnd().split("\n").slice(1).map(Number);
  assert.ok(small > 0.1 && small < 0.3 && large > 1.4 && large < 2.1, csv);
  assert.deepEqual(await refusal(score(area, "petal_length\n1\n", { proba: true })), [
    "the model answers with numbers, not with classes: there are no probabilities",
    undefined,
    undefined,
  ]);
});

test("a table without a header is taken by position, and that is said", async () => {
  const { csv, notes } = await score(iris, "5.1,3.5,1.4,0.2\n", { only: true });
  assert.equal(csv, "prediction\nsetosa\n");
  assert.deepEqual(notes, ['The columns have no names; they are taken as "sepal_length", "sepal_width", "petal_length", "petal_width".']);
  assert.deepEqual(
    (await refusal(score(iris, "5.1,3.5,1.4\n")))[0],
    'the columns have no names, and there are 3; the model takes 4: "sepal_length", "sepal_width", "petal_length", "petal_width"',
  );
});

test("every input without a column is named, with the column that is likely meant", async () => {
  const message = await refusal(score(iris, "sepal_length,sepal_wdith,petal_length\n1,2,3\n"));
  assert.deepEqual(message, ['there is no column for the inputs "sepal_width", "petal_width"', undefined, "sepal_width"]);
});

test("an input that has two columns, or an answer's name that is taken, is refused", async () => {
  assert.deepEqual(await refusal(score(area, "petal_length,petal_length_cm\n1,2\n")), [
    '"petal_length", "petal_length_cm" are both columns for the input "petal length (cm)"',
    undefined,
    "petal_length_cm",
  ]);
  const taken = "petal_length,prediction\n1.4,x\n";
  assert.deepEqual(await refusal(score(area, taken)), ['the table has a column "prediction" already', undefined, "prediction"]);
  assert.match((await score(area, taken, { only: true })).csv, /^prediction\n0\.\d+\n$/);
});

const BAD = "petal_length,id\n1.4,a\nabc,b\n\n,c\n1e300,d\n5,e\n";

test("the first row that the model cannot read ends the work with file, line and column", async () => {
  assert.deepEqual(await refusal(score(area, BAD)), [
    'column "petal_length" holds "abc", which is not a number (2 more rows near it are wrong)',
    3,
    "petal_length",
  ]);
  assert.deepEqual(await refusal(score(area, BAD, {}, { blockRows: 2 })), [
    'column "petal_length" holds "abc", which is not a number (1 more row near it is wrong)',
    3,
    "petal_length",
  ]);
});

test("rows that the model cannot read can be left out, or told in a column", async () => {
  const skipped = await score(area, BAD, { errors: "skip" });
  assert.match(skipped.csv, /^petal_length,id,prediction\n1\.4,a,0\.\d+\n5,e,1\.\d+\n$/);
  assert.equal(skipped.wrong, 3);
  const told = await score(area, BAD, { errors: "column", only: true });
  assert.deepEqual(
    told.csv.split("\n").map((line) => line.replace(/^[01]\.\d+/, "N")),
    [
      "prediction,error",
      "N,",
      ',"column ""petal_length"" holds ""abc"", which is not a number"',
      ',"column ""petal_length"" is missing; the model was trained without missing cells"',
      ',"column ""petal_length"" holds 1e+300, which is larger than the model can read"',
      "N,",
      "",
    ],
  );
});

test("the answers of the rows that are sound do not depend on those that are not", async () => {
  const sound = await score(area, "petal_length\n1.4\n5\n", { only: true });
  const mixed = await score(area, BAD, { only: true, errors: "skip" });
  assert.equal(mixed.csv, sound.csv);
});

test("a table without rows gives its header", async () => {
  assert.equal((await score(iris, `${INPUTS.join(",")}\n`, { proba: true })).csv.split("\n").length, 2);
});

test("progress counts rows, and an abort ends the work between blocks", async () => {
  const seen: number[] = [];
  await score(iris, IRIS, { onProgress: (rows) => seen.push(rows) }, { blockRows: 50 });
  assert.deepEqual(seen, [49, 99, 149, 150]);
  const controller = new AbortController();
  const work = score(iris, IRIS, { signal: controller.signal, onProgress: () => controller.abort(new Error("enough")) }, { blockRows: 50 });
  await assert.rejects(work, { message: "enough" });
});

test("a table in memory is scored like one that is read", async () => {
  const table = await readTable(IRIS);
  const scored = scoreTable(iris, { ...table, names: table.frame.names, blocks: [table] }, { only: true });
  const frames: Frame[] = [];
  for await (const { frame } of scored.blocks) frames.push(frame);
  assert.equal(writeHeader(scored.names, "csv") + writeRows(frames[0], "csv"), (await score(iris, IRIS, { only: true })).csv);
});
