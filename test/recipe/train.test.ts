import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadModel, save } from "../../src/model/index.ts";
import { Frame } from "../../src/numeric/index.ts";
import { completeRecipe, evaluate, type RecipeRequest, train } from "../../src/recipe/index.ts";
import { readTable } from "../../src/tables/index.ts";
import { tableOf, trainOn } from "./table.ts";

const IRIS = "examples/iris.csv";
const iris: RecipeRequest = { target: "species", name: "iris" };
const few = { n_estimators: 3 };

async function trainCsv(csv: string, request: RecipeRequest) {
  const { frame } = await readTable(new TextEncoder().encode(csv), { file: "data.csv" });
  return train(frame, request, { dataName: "data.csv", dataSha256: "0".repeat(64) });
}

// A change of these is a change of every bundle that people have: see CHANGELOG.
const HASHES: readonly (readonly [string, RecipeRequest, string])[] = [
  [IRIS, iris, "f43e61f87f0a00de410ec4db56f69e9f942a7471a7496aed5465d6e93acb3d4c"],
  [
    IRIS,
    { ...iris, estimator: "decision-tree", stratify: true, seed: 7, keepRows: 6 },
    "db7a5e859847847f47232975e2775a36b22a8842f3c9dd18bb8f7f31e9e792eb",
  ],
  [
    "test/fixtures/data/diabetes.csv",
    { target: "progression", params: { n_estimators: 10 } },
    "1d53f221d5fffb18a6f5208ac50483f53dbc9e9d77bfd92f015790c459ba8cd0",
  ],
];

for (const [path, request, hash] of HASHES) {
  test(`the bundle of ${path} by ${JSON.stringify(request)} has the bytes that it has everywhere`, async () => {
    const { bytes, model } = await trainOn(path, request);
    assert.equal(model.hash, hash);
    assert.deepStrictEqual((await trainOn(path, request)).bytes, bytes);
    assert.deepStrictEqual(await save(await loadModel(bytes)), bytes);
  });
}

test("iris is right on 37 of 38 rows that it has not seen", async () => {
  const { model, task, because } = await trainOn(IRIS, iris);
  const { metrics, split, target } = model.card;
  assert.deepStrictEqual([task, because], ["classification", '"species" holds text']);
  assert.deepStrictEqual(split, { trainRows: 112, testRows: 38 });
  assert.ok(metrics?.kind === "classification");
  assert.equal(metrics.accuracy, 37 / 38);
  assert.deepStrictEqual(metrics.confusion, [
    [13, 0, 0],
    [0, 15, 1],
    [0, 0, 9],
  ]);
  assert.deepStrictEqual(target, {
    kind: "classes",
    rows: 112,
    classes: [
      { label: "setosa", rows: 37 },
      { label: "versicolor", rows: 34 },
      { label: "virginica", rows: 41 },
    ],
  });
});

test("a test size of 0 fits on everything, and has no metrics", async () => {
  const { model } = await trainOn(IRIS, { ...iris, params: few, testSize: 0 });
  assert.deepStrictEqual(model.card.split, { trainRows: 150, testRows: 0 });
  assert.equal(model.card.metrics, null);
});

test("no row of the table stands in a bundle unless rows were kept", async () => {
  for (const [path, request] of HASHES) {
    const { frame } = await tableOf(path);
    const { model } = await trainOn(path, { ...request, keepRows: 0 });
    const { card, signature } = model;
    const columns = frame.select(signature.inputs.map(({ name }) => name)).columns;
    const real = new Set(Array.from({ length: frame.rows }, (_, i) => JSON.stringify(columns.map(({ values }) => values[i]))));
    assert.equal(card.kept, null);
    assert.equal(card.golden.rows.length, 12);
    for (const row of card.golden.rows) assert.ok(!real.has(JSON.stringify(row)), JSON.stringify(row));
    assert.equal(new Set(card.golden.rows.map(String)).size, 12);
  }
});

test("where every combination of values occurs, golden rows lie between them", async () => {
  const { model } = await trainCsv(`a,b,y\n${"0,0,x\n0,1,z\n1,0,z\n1,1,x\n".repeat(5)}`, { target: "y", params: few });
  assert.equal(model.card.golden.rows.length, 12);
  for (const row of model.card.golden.rows) assert.ok(!row.every((value) => value === 0 || value === 1), String(row));
});

test("every bin of a histogram, every class and both sides of every quantile hold 5 rows", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.oneof(fc.double({ noNaN: true, min: -1e30, max: 1e30 }), fc.integer({ min: -3, max: 3 })),
          fc.integer({ min: 0, max: 3 }),
        ),
        {
          minLength: 2,
          maxLength: 200,
        },
      ),
      async (pairs) => {
        fc.pre(new Set(pairs.map(([, label]) => label)).size > 1);
        const frame = new Frame([
          { name: "a", kind: "number", values: Float64Array.from(pairs, ([value]) => value), integer: false },
          { name: "y", kind: "number", values: Float64Array.from(pairs, ([, label]) => label), integer: true },
        ]);
        const request = { target: "y", testSize: 0, estimator: "decision-tree" };
        const { card } = (await train(frame, request, { dataName: "d", dataSha256: "" })).model;
        const [{ rows, range, histogram, quantiles }] = card.inputs;
        assert.equal(rows, pairs.length);
        if (histogram !== null) {
          assert.ok(histogram.counts.every((count) => count >= 5));
          assert.equal(
            histogram.counts.reduce((sum, count) => sum + count, 0),
            rows,
          );
          assert.deepStrictEqual([histogram.edges[0], histogram.edges[histogram.edges.length - 1]], range);
          const inside = (bin: number) => {
            const isLast = bin === histogram.counts.length - 1;
            const [from, to] = histogram.edges.slice(bin, bin + 2);
            return pairs.filter(([value]) => value >= from && (value < to || (isLast && value <= to))).length;
          };
          assert.deepStrictEqual(
            histogram.counts,
            histogram.counts.map((_, bin) => inside(bin)),
          );
        } else {
          assert.ok(rows < 5);
        }
        for (const [share] of quantiles) assert.ok(Math.min(share, 1 - share) * rows >= 5);
        if (card.target.kind === "classes") for (const { rows: count } of card.target.classes) assert.ok(count >= 5);
      },
    ),
    { numRuns: 60 },
  );
});

test("kept rows are real ones, an example of each class first", async () => {
  const { model } = await trainOn(IRIS, { ...iris, params: few, keepRows: 5 });
  const { frame } = await tableOf(IRIS);
  const { kept } = model.card;
  assert.deepStrictEqual(new Set(kept?.targets.slice(0, 3)), new Set(["setosa", "versicolor", "virginica"]));
  assert.equal(kept?.rows.length, 5);
  const real = new Set(Array.from({ length: 150 }, (_, i) => JSON.stringify(frame.columns.map(({ values }) => values[i]))));
  kept?.rows.forEach((row, i) => assert.ok(real.has(JSON.stringify([...row, kept.targets[i]]))));
});

test("threads and progress change nothing but the wait", async () => {
  const { frame, options } = await tableOf(IRIS);
  const seen: number[] = [];
  const one = await train(frame, { ...iris, params: few }, { ...options, onProgress: (done) => seen.push(done) });
  assert.deepStrictEqual(seen, [1, 2, 3]);
  assert.deepStrictEqual(one.bytes, (await train(frame, { ...iris, params: few }, options)).bytes);
  await assert.rejects(train(frame, iris, { ...options, signal: AbortSignal.abort(new Error("enough")) }), /enough/);
});

test("columns named like an object's own properties are only names", async () => {
  const { model } = await trainCsv(`__proto__,constructor,toString\n${"1,2,x\n3,4,z\n5,1,x\n".repeat(4)}`, {
    target: "toString",
    params: few,
  });
  assert.deepStrictEqual(
    model.signature.inputs.map(({ name }) => name),
    ["__proto__", "constructor"],
  );
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
  const row = JSON.parse('{"__proto__": 1, "constructor": 2}') as Record<string, unknown>;
  assert.deepStrictEqual(model.predict([row]), ["x"]);
});

test("classes named like an object's own properties are only names", async () => {
  const { model } = await trainCsv(`a,y\n${"1,__proto__\n3,constructor\n".repeat(6)}`, { target: "y", params: few });
  const [row] = model.predictProba([{ a: 1 }]);
  assert.deepStrictEqual(Object.keys(row), ["__proto__", "constructor"]);
  assert.equal(Object.values(row)[0] + Object.values(row)[1], 1);
});

test("evaluating on the test rows gives the card's metrics", async () => {
  const { frame } = await tableOf(IRIS);
  const { model } = await trainOn(IRIS, { ...iris, params: few, testSize: 0 });
  const metrics = evaluate(model, frame, "species");
  assert.ok(metrics.kind === "classification" && metrics.accuracy > 0.9);
  assert.throws(() => evaluate(model, frame, "petal_width"), /fractions, which are no classes/);
  assert.throws(() => evaluate(model, frame, "spices"), { name: "DataError", hint: 'Did you mean "species"?' });
});

const ROWS = "1,2,x\n3,4,z\n5,1,x\n2,2,z\n";
const REFUSED: readonly (readonly [string, string, RecipeRequest, object])[] = [
  [
    "a target that is not there",
    `a,b,y\n${ROWS}`,
    { target: "Z" },
    { message: 'there is no column "Z"', hint: 'The columns are "a", "b", "y".' },
  ],
  ["a target that is mistyped", `a,b,kind\n${ROWS}`, { target: "knid" }, { hint: 'Did you mean "kind"?' }],
  ["a target with blanks", `a,b,y\n${ROWS}1,2,\n`, { target: "y" }, { message: 'the target "y" has 1 missing cell' }],
  [
    "inputs of text and with blanks, all of them named",
    "a,b,c,y\n1,u,,x\n2,v,3,z\n,w,4,x\n",
    { target: "y" },
    {
      message: 'learning from columns with text ("b": "u") and missing cells (1 in "a", 1 in "c") is not in this version',
      hint: "Leave the columns out: --drop b,a,c",
    },
  ],
  [
    "a column of numbers with one that is written as none is; the cell is shown",
    "a,b,y\n1,1,x\n2,007,z\n3,3,x\n",
    { target: "y" },
    { message: 'learning from columns with text ("b": "007") is not in this version' },
  ],
  [
    "the target among the columns to leave out",
    `a,b,y\n${ROWS}`,
    { target: "y", drop: ["b", "y"] },
    { message: 'the target "y" stands among the columns to leave out' },
  ],
  [
    "one class only",
    "a,y\n1,x\n2,x\n",
    { target: "y" },
    { message: 'the target "y" holds one class only, "x": there is nothing to tell apart' },
  ],
  [
    "fewer test rows than classes when stratifying",
    `a,b,y\n${ROWS}`,
    { target: "y", stratify: true },
    { message: /1 to test on, 2 classes/ },
  ],
  ["a class of one row when stratifying", "a,y\n1,x\n2,x\n3,z\n", { target: "y", stratify: true }, { message: /there is 1 of class "z"/ }],
  ["stratifying a regression", "a,y\n1,1.5\n2,2.5\n", { target: "y", stratify: true }, { name: "ParameterError" }],
  ["more test rows than there are", `a,b,y\n${ROWS}`, { target: "y", testSize: 9 }, { name: "ParameterError" }],
  ["a row too few to split", "a,y\n1,2.5\n", { target: "y" }, { name: "ParameterError" }],
  ["the target among the features", `a,b,y\n${ROWS}`, { target: "y", features: ["a", "y"] }, { message: /stands among the features/ }],
  ["a feature named twice", `a,b,y\n${ROWS}`, { target: "y", features: ["a", "a"] }, { message: /named twice/ }],
  ["nothing left to learn from", `a,b,y\n${ROWS}`, { target: "y", drop: ["a", "b"] }, { message: "no columns are left to learn from" }],
  ["values beyond float32", `a,y\n1,x\n1e300,z\n`, { target: "y" }, { message: /data row 2 of column "a" holds 1e\+300/ }],
  [
    "classes for a regressor",
    `a,b,y\n${ROWS}`,
    { target: "y", estimator: "random-forest-regressor" },
    { message: /a regressor learns numbers/ },
  ],
  ["fractions as classes", "a,y\n1,1.5\n2,2.5\n", { target: "y", estimator: "decision-tree-classifier" }, { message: /are no classes/ }],
  ["an estimator of a later version", `a,b,y\n${ROWS}`, { target: "y", estimator: "extra-trees" }, { name: "NotInThisVersionError" }],
  ["an unknown estimator", `a,b,y\n${ROWS}`, { target: "y", estimator: "random-forst" }, { hint: "Did you mean random-forest?" }],
  ["an unknown parameter", `a,b,y\n${ROWS}`, { target: "y", params: { n_estimator: 3 } }, { hint: "Did you mean n_estimators?" }],
  ["a parameter in camelCase", `a,b,y\n${ROWS}`, { target: "y", params: { nEstimators: 3 } }, { hint: "Did you mean n_estimators?" }],
  [
    "a value that scikit-learn refuses",
    `a,b,y\n${ROWS}`,
    { target: "y", params: { max_depth: 0 } },
    { message: /^max_depth .* or None, got 0$/ },
  ],
  [
    "a float where Python wants an integer",
    `a,b,y\n${ROWS}`,
    { target: "y", params: { n_estimators: { fraction: 3 } } },
    { message: /got 3\.0$/ },
  ],
  [
    "a parameter of a later version",
    `a,b,y\n${ROWS}`,
    { target: "y", params: { warm_start: true } },
    { message: "warm_start=True is not in this version" },
  ],
  ["a random_state beside the seed", `a,b,y\n${ROWS}`, { target: "y", params: { random_state: 1 } }, { hint: "Set the seed: --seed 1" }],
  [
    "weights of unknown classes",
    `a,b,y\n${ROWS}`,
    { target: "y", params: { class_weight: { q: 1 } } },
    { message: /^class_weight has no weight/ },
  ],
  ["a seed that is none", `a,b,y\n${ROWS}`, { target: "y", seed: -1 }, { message: /^seed must be an integer/ }],
  ["a name that is no model's", `a,b,y\n${ROWS}`, { target: "y", name: "../iris" }, { message: /^name must be/ }],
];

for (const [what, csv, request, expected] of REFUSED) {
  test(`${what}: refused by name`, async () => {
    await assert.rejects(trainCsv(csv, request), expected);
  });
}

test("the target decides between classes and numbers, and the reason is said", async () => {
  const chosen = async (cells: readonly string[]) => {
    const { frame } = await readTable(new TextEncoder().encode(`a,y\n${cells.map((cell, i) => `${i},${cell}\n`).join("")}`), {
      file: "d.csv",
    });
    const { recipe, because } = completeRecipe(frame, { target: "y" });
    return [recipe.estimator, because];
  };
  const integers = (n: number) => Array.from({ length: n }, (_, i) => String(i));
  assert.deepStrictEqual(await chosen(["x", "z"]), ["random-forest-classifier", '"y" holds text']);
  assert.deepStrictEqual(await chosen(["true", "false"]), ["random-forest-classifier", '"y" holds true and false']);
  assert.deepStrictEqual(await chosen(integers(20)), ["random-forest-classifier", '"y" holds 20 distinct integers']);
  assert.deepStrictEqual(await chosen(integers(21)), ["random-forest-regressor", '"y" holds 21 distinct integers, more than 20']);
  assert.deepStrictEqual(await chosen(["1.5", "2"]), ["random-forest-regressor", '"y" holds numbers with fractions']);
});
