import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, type TestContext, test } from "node:test";
import { deflateSync } from "node:zlib";
import { loadModel } from "../../src/model/index.ts";
import { fixture, ROOT } from "../support/repository.ts";
import { type SklearnCase, sklearnCases } from "../support/sklearn-fixtures.ts";
import { brine, temporaryFolder } from "./run.ts";

let cases: readonly SklearnCase[];

before(async () => {
  ({ cases } = await sklearnCases("1.9.1"));
});

/** A folder with the files of the first case that fits. */
function folderWith(t: TestContext, fits: (one: SklearnCase) => boolean): { folder: string; files: string[]; found: SklearnCase } {
  const found = cases.find(fits);
  if (found === undefined) throw new TypeError("there is no such fixture");
  const folder = temporaryFolder(t);
  const files = found.files.map(({ name, bytes }) => {
    const file = name.slice(name.lastIndexOf("/") + 1);
    writeFileSync(join(folder, file), bytes);
    return file;
  });
  return { folder, files, found };
}

const isIn =
  (estimator: string, form: SklearnCase["form"]) =>
  (one: SklearnCase): boolean =>
    one.estimator === estimator && one.form === form;

test("the pieces of a text model, given steps first, become one bundle with one input called text", async (t) => {
  const { folder, files } = folderWith(t, ({ form, input }) => form === "pieces" && Array.isArray(input));
  const converted = await brine(["convert", ...files, "--out", "spam.safetensors", "--json"], { cwd: folder });
  assert.deepEqual([converted.code, converted.stderr], [0, ""]);
  const { signature } = JSON.parse(converted.stdout);
  assert.deepEqual(
    signature.inputs.map(({ name, kind }: { name: string; kind: string }) => [name, kind]),
    [["text", "text"]],
  );
  const one = await brine(["predict", "spam.safetensors", "text=free money + more", "--json"], { cwd: folder });
  assert.equal(one.code, 0, one.stderr);
  const together = await brine(["inspect", files[0]], { cwd: folder });
  assert.match(together.stdout, /it is a step, not a model: join it with its model/);
});

test("pieces given in the wrong order are refused with the right one", async (t) => {
  const { folder, files } = folderWith(t, ({ form, input }) => form === "pieces" && Array.isArray(input));
  const { code, stderr } = await brine(["convert", ...files.reverse(), "--out", "x.safetensors"], { cwd: folder });
  assert.equal(code, 3);
  assert.match(stderr, /steps first, the model last/);
});

test("a step is not served beside the model that it belongs to, and the line that joins them is said", async (t) => {
  const { folder, files } = folderWith(t, ({ form, input }) => form === "pieces" && Array.isArray(input));
  const { code, stderr } = await brine(["serve", ...files, "--port", "0"], { cwd: folder });
  assert.equal(code, 3);
  assert.match(stderr, /these look like pieces of one model/);
  assert.ok(stderr.includes(`brine serve --join ${files.join(" ")}`), stderr);
});

test("of a dict of several estimators --key takes one or joins them, and inspect lists the keys", async (t) => {
  const { folder, files, found } = folderWith(t, ({ form, estimator }) => form === "dict" && estimator === "LogisticRegression");
  const [file] = files;
  const asked = await brine(["inspect", file], { cwd: folder });
  assert.match(asked.stdout, /\nkeys\n {2}model/);
  assert.match(asked.stderr, /--key scaler,model joins them/);
  const unknown = await brine(["inspect", file, "--key", "modle"], { cwd: folder });
  assert.match(unknown.stderr, /holds no key "modle"[\s\S]*Is "model" meant\?/);
  const converted = await brine(["convert", file, "--key", "scaler,model", "--json"], { cwd: folder });
  assert.equal(converted.code, 0, converted.stderr);
  const { signature } = JSON.parse(converted.stdout);
  assert.equal(signature.namesKnown, true, found.name);
});

test("an MLflow folder is its model, with the names of its signature, and its paths stay inside", async (t) => {
  const { folder, files } = folderWith(t, isIn("LogisticRegression", "model"));
  const { bytes } = { bytes: cases.find(isIn("LogisticRegression", "model"))?.files[0].bytes ?? new Uint8Array() };
  const width = (await loadModel(bytes)).signature.inputs.length;
  const columns = Array.from({ length: width }, (_, i) => ({ type: "double", name: `column ${i}`, required: true }));
  const json = JSON.stringify(columns);
  const middle = json.indexOf(" ", Math.floor(json.length / 2));
  const wrapped = middle < 0 ? json : `${json.slice(0, middle)}\n    ${json.slice(middle + 1)}`;
  mkdirSync(join(folder, "mlflow"));
  writeFileSync(join(folder, "mlflow/model.pkl"), bytes);
  const mlmodel = (path: string): string =>
    `artifact_path: model\nflavors:\n  python_function:\n    model_path: ${path}\n    loader_module: mlflow.sklearn\n  sklearn:\n    code: null\n    pickled_model: ${path}\nsignature:\n  inputs: '${wrapped}'\n  params: null\n`;
  writeFileSync(join(folder, "mlflow/MLmodel"), mlmodel("model.pkl"));
  const { code, stdout, stderr } = await brine(["convert", "mlflow", "--out", "m.safetensors", "--json"], { cwd: folder });
  assert.equal(code, 0, stderr);
  assert.deepEqual(
    JSON.parse(stdout).signature.inputs.map(({ name }: { name: string }) => name),
    columns.map(({ name }) => name),
  );
  writeFileSync(join(folder, "mlflow/MLmodel"), mlmodel(`../${files[0]}`));
  const outside = await brine(["inspect", "mlflow"], { cwd: folder });
  assert.deepEqual([outside.code, /points out of its folder/.test(outside.stderr)], [3, true], outside.stderr);
  writeFileSync(join(folder, "mlflow/MLmodel"), "flavors: &a\n  sklearn: *a\n");
  const alias = await brine(["inspect", "mlflow"], { cwd: folder });
  assert.deepEqual([alias.code, /cannot be read: .*alias/i.test(alias.stderr)], [3, true], alias.stderr);
});

test("examples with Python's answers are compared, kept as golden rows, and one that differs stops the conversion", async (t) => {
  const { folder, files, found } = folderWith(t, ({ estimator, form, answers }) => {
    return estimator === "RandomForestClassifier" && form === "model" && answers.has("predict_proba");
  });
  const [file] = files;
  const model = await loadModel(found.files[0].bytes);
  const rows = [0, 1, 2].map((k) => model.signature.inputs.map((_, i) => (i + k) / 3));
  const names = model.signature.inputs.map(({ name }) => name);
  const answers = model.answer(rows.map((row) => Object.fromEntries(row.map((value, i) => [names[i], value]))));
  const [first] = Object.keys(answers[0].probabilities ?? {});
  const table = (change: (p: number) => number): string =>
    [
      [...names.map((name) => JSON.stringify(name)), "prediction", `probability_${first}`].join(","),
      ...rows.map((row, i) => {
        const shares = answers[i].probabilities as Record<string, number>;
        return [...row, answers[i].prediction, change(shares[first])].join(",");
      }),
    ].join("\n");
  writeFileSync(
    join(folder, "rows.csv"),
    table((p) => p),
  );
  const kept = await brine(["convert", file, "--examples", "rows.csv", "--out", "m.safetensors"], { cwd: folder });
  assert.equal(kept.code, 0, kept.stderr);
  assert.match(kept.stdout, /^3 rows answered as Python answered them; the largest difference is 0 /);
  assert.match((await brine(["verify", "m.safetensors"], { cwd: folder })).stdout, /3 golden rows answered exactly\n/);
  writeFileSync(
    join(folder, "rows.csv"),
    table((p) => p + 1e-6),
  );
  const refused = await brine(["convert", file, "--examples", "rows.csv", "--out", "other.safetensors"], { cwd: folder });
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /row 1 of the examples is answered differently: Python's probability_/);
});

test("what a hostile pickle would have called is said, and nothing is called", async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "evil.pkl"), "cposix\nsystem\n(S'touch called'\ntR.");
  const { code, stdout, stderr } = await brine(["inspect", "evil.pkl"], { cwd: folder });
  assert.equal(code, 3);
  assert.match(stdout, /on loading, Python would have called\n {2}posix\.system\('touch called'\)\nnothing of it was called here/);
  assert.match(stderr, /not a model/);
  const said = "on loading, Python would have called\n  posix.system('touch called')\nnothing of it was called here";
  const damaged = Buffer.from(`cposix\nsystem\n(S'touch called'\ntR0S'${"x".repeat(60_000)}`);
  writeFileSync(join(folder, "damaged.pkl"), damaged);
  const packed = deflateSync(damaged);
  writeFileSync(join(folder, "cut.joblib"), packed.subarray(0, packed.length - 4));
  for (const file of ["damaged.pkl", "cut.joblib"]) {
    const found = await brine(["inspect", file], { cwd: folder });
    assert.deepEqual([found.code, found.stdout.includes(said)], [3, true], found.stdout + found.stderr);
    assert.match(found.stderr, /damaged|cut off/);
  }
  const { code: gone } = await brine(["inspect", "called"], { cwd: folder });
  assert.equal(gone, 1);
});

const TUTORIAL = join(ROOT, "examples/tutorial-2018");
const PIECES = ["vectorizer.pkl", "model.pkl"].map((name) => join(TUTORIAL, name));
const ANSWERS = join(TUTORIAL, "answers.csv");

test("who gives a table to a model without names is told how to name its inputs", async (t) => {
  const folder = temporaryFolder(t);
  const text = await brine(["convert", ...PIECES, "--examples", ANSWERS], { cwd: folder });
  assert.deepEqual([text.code, /there is no column "text"[\s\S]*--features COLUMN names it/.test(text.stderr)], [3, true], text.stderr);
  const numbers = await brine(["predict", PIECES[1], ANSWERS], { cwd: folder });
  assert.match(numbers.stderr, /and 580 more[\s\S]*names none of its 600 inputs[\s\S]*serve --join/);
  const few = await brine(["predict", join(TUTORIAL, "iris.pkl"), "--key", "scaler,model", ANSWERS], { cwd: folder });
  assert.match(few.stderr, /names no inputs: --features a,b,c/);
});

test("answers by the notebook's class names are told to be named by --classes, in the order of the file's", async (t) => {
  const folder = temporaryFolder(t);
  const words = ["convert", ...PIECES, "--features", "query", "--examples", ANSWERS];
  const unnamed = await brine(words, { cwd: folder });
  const rows = readFileSync(ANSWERS, "utf8")
    .replace(/,Negative,/g, ",0,")
    .replace(/,Positive,/g, ",1,");
  writeFileSync(join(folder, "codes.csv"), rows);
  const codes = await brine([...words.slice(0, -1), "codes.csv", "--classes", "Negative,Positive"], { cwd: folder });
  assert.equal(codes.code, 3);
  assert.match(
    codes.stderr,
    /"0" is none of its classes \("Negative", "Positive"\)\. .* compare without --classes and without a LabelEncoder,/,
  );
  assert.deepEqual([unnamed.code, /"Negative" is none of its classes \(0, 1\); --classes/.test(unnamed.stderr)], [3, true], unnamed.stderr);
  const turned = await brine([...words, "--classes", "Positive,Negative"], { cwd: folder });
  assert.match(
    turned.stderr,
    /row 1 of the examples is answered differently: Python's prediction is "Negative", and Brine's is "Positive"/,
  );
});

test("columns that look like Python's answers and are none of the model's are said not to be compared", async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "rows.csv"), "query,probability_Bad\nThat movie was boring,0.7\n");
  const { code, stderr } = await brine(["convert", ...PIECES, "--features", "query", "--examples", "rows.csv"], { cwd: folder });
  assert.deepEqual([code, /not compared, as the model answers no such column: probability_Bad/.test(stderr)], [0, true], stderr);
});

test("of many inputs without names inspect says how many, and how to join the step that made them", async () => {
  const { stdout } = await brine(["inspect", PIECES[1]]);
  assert.match(stdout, /\n {2}600, from x0 to x599; --json has all\n.*convert step\.pkl model\.pkl\n\nestimators/);
});

test("classes that were floats in Python are compared under Python's names of them", async (t) => {
  const folder = temporaryFolder(t);
  const convert = ["convert", ...PIECES, "--features", "query", "--examples", "rows.csv"];
  writeFileSync(join(folder, "rows.csv"), "query,prediction,probability_0.0\nThat movie was boring,0.0,0.7185556619443222\n");
  const equal = await brine(convert, { cwd: folder });
  assert.match(
    equal.stdout,
    /^1 row answered as Python answered them; the largest difference is 0 \(prediction, probability_0\.0\)\n/,
    equal.stderr,
  );
  writeFileSync(join(folder, "rows.csv"), "query,prediction,probability_0.0\nThat movie was boring,0.0,0.7185\n");
  const differs = await brine(convert, { cwd: folder });
  assert.deepEqual(
    [differs.code, /Python's probability_0 is 0\.7185, and Brine's is 0\.71855/.test(differs.stderr)],
    [3, true],
    differs.stderr,
  );
});

test("cells that look like numbers and booleans stay the text that the model's categories and classes are", async (t) => {
  const { words } = fixture<{ words: { file: string; ask: string[][]; predictions: string[] } }>("people.json");
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "graded.pkl"), Buffer.from(words.file, "base64"));
  const rows = words.ask.map((row, i) => `${row.join(",")},${words.predictions[i]}`);
  writeFileSync(join(folder, "rows.csv"), `x0,x1,prediction\n${rows.join("\n")}\n`);
  const converted = await brine(["convert", "graded.pkl", "--examples", "rows.csv"], { cwd: folder });
  assert.match(converted.stdout, /6 rows answered as Python answered them/, converted.stderr);
  for (const model of ["graded.pkl", "graded.safetensors"]) {
    const predicted = await brine(["predict", model, "rows.csv", "--only", "--format", "ndjson"], { cwd: folder });
    const answers = predicted.stdout.trim().split("\n");
    assert.deepEqual(
      answers.map((line) => JSON.parse(line).prediction),
      words.predictions,
      predicted.stderr,
    );
  }
});

test("convert overwrites another file that --out names, never the file that it reads, and so does train", async (t) => {
  const folder = temporaryFolder(t);
  const pickle = readFileSync(join(ROOT, "examples/tutorial-2018/own_class.pkl"));
  const source = readFileSync(join(ROOT, "examples/tutorial-2018/model.pkl"));
  const table = readFileSync(join(ROOT, "examples/iris.csv"));
  writeFileSync(join(folder, "model.pkl"), source);
  writeFileSync(join(folder, "iris.csv"), table);
  writeFileSync(join(folder, "model.safetensors"), pickle);
  const refusal = (file: string, what: string) =>
    `${file}: is not overwritten: it is ${what}, not a Brine bundle\n  Nothing was written. --out FILE chooses another place`;
  const byDefault = await brine(["convert", "model.pkl"], { cwd: folder });
  assert.equal(byDefault.stderr, `${refusal("model.safetensors", "a Python pickle")}; --out model.safetensors overwrites it.\n`);
  const named = await brine(["convert", "model.pkl", "--out", "model.safetensors"], { cwd: folder });
  assert.equal(named.code, 0, named.stderr);
  const itself = await brine(["convert", "model.pkl", "--out", "./model.pkl"], { cwd: folder });
  assert.deepEqual([itself.code, itself.stderr], [1, `${refusal("./model.pkl", "a Python pickle")}.\n`]);
  assert.deepEqual(readFileSync(join(folder, "model.pkl")), source);
  const trained = await brine(["train", "iris.csv", "--target", "species", "--out", "iris.csv"], { cwd: folder });
  assert.deepEqual([trained.code, trained.stderr], [1, `${refusal("iris.csv", "a text, perhaps a table")}.\n`]);
  assert.deepEqual(readFileSync(join(folder, "iris.csv")), table);
});
