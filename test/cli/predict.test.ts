import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { irisFolder } from "./iris.ts";
import { BIN, brine, run } from "./run.ts";

const FLOWERS = "id,sepal_length,sepal_width,petal_length,petal_width\n007,5.1,3.5,1.4,0.2\n008,6.3,2.9,5.6,1.8\n";
const PASSENGER = 'the model does not use the column "id"; it stays as it is\n';

test("a table keeps its columns as they are and gets the prediction", async (t) => {
  const { folder } = await irisFolder(t);
  writeFileSync(join(folder, "new.csv"), FLOWERS);
  assert.deepEqual(await brine(["predict", "iris.safetensors", "new.csv"], { cwd: folder }), {
    code: 0,
    stdout: "id,sepal_length,sepal_width,petal_length,petal_width,prediction\n007,5.1,3.5,1.4,0.2,setosa\n008,6.3,2.9,5.6,1.8,virginica\n",
    stderr: PASSENGER,
  });
});

test("--proba adds a column for each class, an object in NDJSON; --only leaves the table out", async (t) => {
  const { folder } = await irisFolder(t);
  const words = ["predict", "iris.safetensors", "--proba", "--only"];
  const stderr = 'the model does not use the column "id"\n';
  assert.deepEqual(await brine(words, { cwd: folder, stdin: FLOWERS }), {
    code: 0,
    stdout: "prediction,probability_setosa,probability_versicolor,probability_virginica\nsetosa,1,0,0\nvirginica,0,0,1\n",
    stderr,
  });
  const asJson =
    '{"prediction":"setosa","probabilities":{"setosa":1,"versicolor":0,"virginica":0}}\n{"prediction":"virginica","probabilities":{"setosa":0,"versicolor":0,"virginica":1}}\n';
  for (const more of [["--json"], ["--format", "ndjson"]]) {
    assert.deepEqual(await brine([...words, "-", ...more], { cwd: folder, stdin: FLOWERS }), { code: 0, stdout: asJson, stderr });
  }
});

test("one table gives one answer as CSV, TSV, NDJSON and gzipped", async (t) => {
  const { folder } = await irisFolder(t);
  const csv = readFileSync(join(folder, "iris.csv"), "utf8");
  writeFileSync(join(folder, "iris.tsv"), csv.replaceAll(",", "\t"));
  writeFileSync(join(folder, "iris.csv.gz"), gzipSync(csv));
  const [head, ...rows] = csv.trimEnd().split("\n");
  const objects = rows.map((row) => {
    const cells = row.split(",");
    return JSON.stringify(Object.fromEntries(head.split(",").map((name, j) => [name, j < 4 ? Number(cells[j]) : cells[j]])));
  });
  writeFileSync(join(folder, "iris.ndjson"), `${objects.join("\n")}\n`);
  const answers = new Set<string>();
  for (const file of ["iris.csv", "iris.tsv", "iris.ndjson", "iris.csv.gz"]) {
    const ran = await brine(["predict", "iris.safetensors", file, "--proba", "--only", "--format", "csv"], { cwd: folder });
    assert.equal(ran.code, 0, ran.stderr);
    answers.add(ran.stdout);
  }
  assert.equal(answers.size, 1);
});

test("--out writes by its ending, whole or not at all", async (t) => {
  const { folder } = await irisFolder(t);
  writeFileSync(join(folder, "new.csv"), FLOWERS);
  const written = await brine(["predict", "iris.safetensors", "new.csv", "--out", "answers.ndjson"], { cwd: folder });
  assert.deepEqual(written, { code: 0, stdout: "", stderr: PASSENGER });
  assert.equal(
    readFileSync(join(folder, "answers.ndjson"), "utf8"),
    '{"id":"007","sepal_length":5.1,"sepal_width":3.5,"petal_length":1.4,"petal_width":0.2,"prediction":"setosa"}\n{"id":"008","sepal_length":6.3,"sepal_width":2.9,"petal_length":5.6,"petal_width":1.8,"prediction":"virginica"}\n',
  );
  writeFileSync(join(folder, "new.csv"), `${FLOWERS}009,6.3,x,5.6,1.8\n`);
  const refused = await brine(["predict", "iris.safetensors", "new.csv", "--out", "other.csv"], { cwd: folder });
  assert.deepEqual(refused, {
    code: 3,
    stdout: "",
    stderr: `${PASSENGER}new.csv:4: column "sepal_width" holds "x", which is not a number\n  To leave such rows out: --errors skip. To keep them and say what is wrong: --errors column.\n`,
  });
  assert.deepEqual(readdirSync(folder).sort(), ["answers.ndjson", "iris.csv", "iris.safetensors", "new.csv"]);
});

test("a bad row after many answers leaves nothing of --out, and the old file as it was; stdout has what came before", async (t) => {
  const { folder } = await irisFolder(t);
  const sound = "5.1,3.5,1.4,0.2\n".repeat(20_000);
  writeFileSync(join(folder, "many.csv"), `sepal_length,sepal_width,petal_length,petal_width\n${sound}5.1,x,1.4,0.2\n`);
  writeFileSync(join(folder, "answers.csv"), "old");
  const words = ["predict", "iris.safetensors", "many.csv", "--only"];
  const stderr =
    'many.csv:20002: column "sepal_width" holds "x", which is not a number\n  To leave such rows out: --errors skip. To keep them and say what is wrong: --errors column.\n';
  assert.deepEqual(await brine([...words, "--out", "answers.csv"], { cwd: folder }), { code: 3, stdout: "", stderr });
  assert.equal(readFileSync(join(folder, "answers.csv"), "utf8"), "old");
  assert.deepEqual(readdirSync(folder).sort(), ["answers.csv", "iris.csv", "iris.safetensors", "many.csv"]);
  const piped = await brine(words, { cwd: folder });
  assert.deepEqual([piped.code, piped.stderr], [3, stderr]);
  assert.match(piped.stdout, /^prediction\n(setosa\n){8192,20000}$/);
});

test("a row that cannot be read is left out, or told in a column", async (t) => {
  const { folder } = await irisFolder(t);
  const words = ["predict", "iris.safetensors", "-", "--only", "--errors"];
  const stdin = "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n5.1,,1.4,0.2\n";
  assert.deepEqual(await brine([...words, "skip"], { cwd: folder, stdin }), {
    code: 0,
    stdout: "prediction\nsetosa\n",
    stderr: "1 of 2 rows could not be read and are left out\n",
  });
  assert.deepEqual(await brine([...words, "column"], { cwd: folder, stdin }), {
    code: 0,
    stdout: 'prediction,error\nsetosa,\n,"column ""sepal_width"" is missing; the model was trained without missing cells"\n',
    stderr: "1 of 2 rows could not be read: see the column error\n",
  });
});

test("one row's inputs may stand on the command line, by name or by a short name of it", async (t) => {
  const { folder } = await irisFolder(t);
  const row = ["predict", "iris.safetensors", "sepal_length=5.9", "sepal_width=3", "petal_length=5.1", "petal_width=1.8"];
  assert.deepEqual(await brine(row, { cwd: folder }), { code: 0, stdout: "virginica\n", stderr: "" });
  const shares = await brine([...row, "--proba"], { cwd: folder });
  assert.match(shares.stdout, /^virginica\n {2}setosa {6}0\n {2}versicolor {2}0\.\d+\n {2}virginica {3}0\.\d+\n$/);
  const asJson = JSON.parse((await brine([...row, "--json"], { cwd: folder })).stdout);
  assert.equal(asJson.prediction, "virginica");
  assert.deepEqual(Object.keys(asJson.probabilities), ["setosa", "versicolor", "virginica"]);
});

test("all wrong inputs of a row are named at once", async (t) => {
  const { folder } = await irisFolder(t);
  assert.deepEqual(await brine(["predict", "iris.safetensors", "sepal_lenght=1", "sepal_width=abc", "petal_length=1"], { cwd: folder }), {
    code: 3,
    stdout: "",
    stderr: `brine: 4 inputs are wrong
  "sepal_length": missing
  "sepal_width": expected a number, got "abc"
  "petal_width": missing
  "sepal_lenght": not an input of this model; did you mean "sepal_length"?
`,
  });
});

test("a reader that has seen enough is no failure", { skip: process.platform === "win32" }, async (t) => {
  const { folder } = await irisFolder(t);
  const rows = "5.1,3.5,1.4,0.2\n".repeat(200_000);
  writeFileSync(join(folder, "many.csv"), `sepal_length,sepal_width,petal_length,petal_width\n${rows}`);
  const ran = await run("sh", ["-c", `{ "$0" "$1" predict iris.safetensors many.csv; echo $? >&2; } | head -n 1`, process.execPath, BIN], {
    cwd: folder,
  });
  assert.deepEqual(ran, { code: 0, stdout: "sepal_length,sepal_width,petal_length,petal_width,prediction\n", stderr: "0\n" });
});
