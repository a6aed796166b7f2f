import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { InvalidModelError, SignatureError } from "../../src/errors/index.ts";
import { load, Model, save, verify } from "../../src/index.ts";
import { loadModel, type Signature, type TrainedCard, writeModel } from "../../src/model/index.ts";
import { Frame, Matrix } from "../../src/numeric/index.ts";
import type { Trained } from "../../src/recipe/index.ts";
import { tableOf, trainOn } from "../recipe/table.ts";

let iris: Trained;
let diabetes: Trained;

before(async () => {
  iris = await trainOn("examples/iris.csv", { target: "species", name: "iris", params: { n_estimators: 10 } });
  diabetes = await trainOn("test/fixtures/data/diabetes.csv", { target: "progression", params: { n_estimators: 5 } });
});

/** The bundle with its card or signature changed, and sealed anew: what somebody who means it could write. */
function forged(change: { card?: (card: TrainedCard) => object; signature?: (signature: Signature) => object }, { model } = iris) {
  const card = (change.card?.(model.card) ?? model.card) as TrainedCard;
  const signature = (change.signature?.(model.signature) ?? model.signature) as Signature;
  return writeModel({ state: model.state, card, signature });
}

const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

test("a model is loaded from a path, a URL or bytes, and saved with the same bytes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "brine-load-"));
  try {
    const path = join(folder, "eine Blume.safetensors");
    writeFileSync(path, iris.bytes);
    for (const source of [path, pathToFileURL(path), iris.bytes]) {
      const model = await load(source);
      assert.ok(model instanceof Model);
      assert.equal(model.name, "iris");
      assert.equal(model.hash, iris.model.hash);
      assert.deepStrictEqual(await save(model), iris.bytes);
      assert.deepStrictEqual(model.predict([flower]), ["setosa"]);
    }
    assert.equal((await load(path, { name: "other" })).name, "other");
    await assert.rejects(load(join(folder, "none.safetensors")), { name: "ModelFileError", message: /no such file/ });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("bytes changed after a load change nothing in the model", async () => {
  const bytes = iris.bytes.slice();
  const model = await load(bytes);
  bytes.fill(0);
  assert.deepStrictEqual(await save(model), iris.bytes);
});

test("objects, a table and a matrix give the same answers, and an input answers to its slug", async () => {
  const { frame } = await tableOf("examples/iris.csv");
  const objects = Array.from({ length: frame.rows }, (_, i) =>
    Object.fromEntries(frame.columns.slice(0, 4).map(({ name, values }) => [name, values[i]])),
  );
  const matrix = Matrix.from(objects.map((row) => Object.values(row) as number[]));
  const { model } = iris;
  assert.deepStrictEqual(model.predict(objects), model.predict(frame));
  assert.deepStrictEqual(model.predict(matrix), model.predict(frame));
  assert.deepStrictEqual(model.predictProba(objects), model.predictProba(frame));
  assert.deepStrictEqual(Object.keys(model.predictProba(objects)[0]), ["setosa", "versicolor", "virginica"]);
  const long = await loadModel(
    await trainOn("examples/iris.csv", { target: "species", params: { n_estimators: 2 } }).then(({ bytes }) => bytes),
  );
  assert.deepStrictEqual(long.predict([]), []);
});

test("a table that does not fit is refused with every column and every cell", () => {
  const frame = new Frame([
    { name: "sepal_length", kind: "number", values: Float64Array.of(1, Number.NaN), integer: false },
    { name: "sepal_width", kind: "text", values: ["a", "b"] },
    { name: "petal_length", kind: "boolean", values: [true, null] },
  ]);
  assert.throws(
    () => iris.model.predict(frame),
    (error) => {
      assert.ok(error instanceof SignatureError);
      assert.deepStrictEqual(error.errors, [
        { row: 1, name: "sepal_length", detail: "missing" },
        { row: 0, name: "sepal_width", detail: 'expected a number, got "a"' },
        { row: 1, name: "sepal_width", detail: 'expected a number, got "b"' },
        { row: 1, name: "petal_length", detail: "missing" },
        { name: "petal_width", detail: "missing" },
      ]);
      return true;
    },
  );
  const blank = new Frame([
    ...frame.columns.filter(({ kind }) => kind !== "text"),
    { name: "sepal_width", kind: "number", values: Float64Array.of(1, 2), integer: false },
    { name: "petal_width", kind: "number", values: Float64Array.of(1e300, 2), integer: false },
  ]);
  assert.throws(
    () => iris.model.predict(blank),
    (error) => {
      assert.ok(error instanceof SignatureError);
      assert.deepStrictEqual(error.errors, [
        { row: 1, name: "sepal_length", detail: "missing" },
        { row: 1, name: "petal_length", detail: "missing" },
        { row: 0, name: "petal_width", detail: "1e+300 is larger than the model can read" },
      ]);
      return true;
    },
  );
});

test("a regressor answers with numbers and has no probabilities", () => {
  const { model } = diabetes;
  const row = Object.fromEntries(model.signature.inputs.map(({ name }) => [name, 0.01]));
  assert.equal(typeof model.predict([row])[0], "number");
  assert.throws(() => model.predictProba([row]), TypeError);
});

test("a golden row that is answered differently keeps the model from serving: row, expected and got are named", async () => {
  const { golden } = iris.model.card;
  const predictions = golden.predictions.map((label, i) => (i === 3 ? "virginica" : label));
  const bytes = await forged({ card: (card) => ({ ...card, golden: { ...golden, predictions } }) });
  await assert.rejects(loadModel(bytes, { file: "iris.safetensors" }), (error) => {
    assert.ok(error instanceof InvalidModelError);
    assert.equal(
      error.message,
      `the model does not answer golden row 3 as it did when it was made: the prediction should be "virginica", and is "${golden.predictions[3]}"`,
    );
    assert.deepStrictEqual(error.place, { file: "iris.safetensors", path: "card.golden.rows.3" });
    return true;
  });
  const probabilities = golden.probabilities?.map((row, i) => (i === 5 ? row.map((p) => p + 2 ** -53) : row));
  await assert.rejects(
    forged({ card: (card) => ({ ...card, golden: { ...golden, probabilities } }) }).then((changed) => loadModel(changed)),
    /golden row 5 .* the probabilities should be/,
  );
  const { golden: numbers } = diabetes.model.card;
  const off = numbers.predictions.map((value, i) => (i === 0 ? Number(value) + 1e-9 : value));
  await assert.rejects(
    forged({ card: (card) => ({ ...card, golden: { ...numbers, predictions: off } }) }, diabetes).then((changed) => loadModel(changed)),
    /golden row 0/,
  );
});

const FORGED: readonly (readonly [string, Parameters<typeof forged>[0], RegExp])[] = [
  ["an input too many", { signature: (s) => ({ ...s, inputs: [...s.inputs, { ...s.inputs[0], name: "z" }] }) }, /card's inputs do not fit/],
  [
    "an input with another name",
    { signature: (s) => ({ ...s, inputs: s.inputs.map((i) => ({ ...i, name: `${i.name}_` })) }) },
    /card's inputs do not fit/,
  ],
  [
    "two inputs of one name",
    { signature: (s) => ({ ...s, inputs: s.inputs.map((i) => ({ ...i, name: "x" })) }) },
    /two inputs are named "x"/,
  ],
  ["other classes", { signature: (s) => ({ ...s, output: { ...s.output, classes: ["a", "b", "c"] } }) }, /its classes differ/],
  ["another kind of output", { signature: (s) => ({ ...s, output: { kind: "regressor", name: "y" } }) }, /the model is a classifier/],
  [
    "a signature with an unknown property",
    { signature: (s) => ({ ...s, url: "http://example.org" }) },
    /signature has an unknown property "url"/,
  ],
  ["a card without golden rows", { card: ({ golden: _, ...card }) => card }, /card.golden is not an object/],
  [
    "golden rows of another width",
    { card: (c) => ({ ...c, golden: { ...c.golden, rows: c.golden.rows.map((row) => row.slice(1)) } }) },
    /card's rows do not fit/,
  ],
  ["golden rows without answers", { card: (c) => ({ ...c, golden: { ...c.golden, predictions: [] } }) }, /golden answers do not fit/],
  [
    "a histogram without its edges",
    { card: (c) => ({ ...c, inputs: c.inputs.map((i) => ({ ...i, histogram: { edges: [], counts: [9] } })) }) },
    /1 counts and 0 edges/,
  ],
  [
    "text where a number belongs",
    { card: (c) => ({ ...c, split: { trainRows: "many", testRows: 1 } }) },
    /card.split.trainRows is not a count/,
  ],
];

for (const [what, change, message] of FORGED) {
  test(`${what}: refused, though the seal is right`, async () => {
    const bytes = await forged(change);
    await assert.rejects(loadModel(bytes), { name: "InvalidModelError", message });
  });
}

test("verify says what a load would", async () => {
  assert.deepStrictEqual(await verify(iris.bytes), { ok: true, hash: iris.model.hash, goldenRows: 12, goldenSource: "brine" });
  const changed = iris.bytes.slice();
  changed[changed.length - 100] ^= 1;
  const answer = await verify(changed, { file: "iris.safetensors" });
  assert.ok(!answer.ok);
  assert.match(answer.error.message, /changed after it was written/);
});
