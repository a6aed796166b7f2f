import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sha256, tableFolder } from "./iris.ts";
import { BIN, brine, run } from "./run.ts";

const REPORT = `iris: random-forest-classifier, fitted on 112 rows and tested on 38

accuracy           0.9736842105263158
balanced accuracy  0.9791666666666666
log loss           0.10338239391320474

  class       precision  recall  f1      rows
  setosa      1.0000     1.0000  1.0000    13
  versicolor  1.0000     0.9375  0.9677    16
  virginica   0.9000     1.0000  0.9474     9

confusion matrix (rows: truth, columns: predicted)
              setosa  versicolor  virginica
  setosa          13           0          0
  versicolor       0          15          1
  virginica        0           0          9

importances
  petal_length  0.46927872881579036
  petal_width   0.39515019257520767
  sepal_length  0.10145432975435852
  sepal_width   0.0341167488546434
`;
const CHOICE = '"species" holds text, so this is a random-forest-classifier; --estimator decides otherwise\n';

test("train prints scikit-learn's numbers and writes the bundle under the table's name", async (t) => {
  const folder = tableFolder(t);
  const ran = await brine(["train", "iris.csv", "--target", "species"], { cwd: folder });
  const bundle = readFileSync(join(folder, "iris.safetensors"));
  assert.deepEqual(ran, {
    code: 0,
    stdout: REPORT,
    stderr: `${CHOICE}wrote iris.safetensors, ${bundle.length} bytes, sha256 ${sha256(bundle)}\n`,
  });
  assert.deepEqual(readdirSync(folder).sort(), ["iris.csv", "iris.safetensors"]);
});

test("the same recipe gives the same bytes from a file, from stdin and on two threads", async (t) => {
  const folder = tableFolder(t);
  const words = ["--target", "species", "--name", "iris", "--json", "--set", "n_estimators=10"];
  const csv = readFileSync(join(folder, "iris.csv"));
  const one = await brine(["train", "iris.csv", ...words, "--out", "one"], { cwd: folder });
  const two = await brine(["train", "iris.csv", ...words, "--out", "two", "--threads", "2"], { cwd: folder });
  const piped = await brine(["train", "-", ...words, "--out", "three"], { cwd: folder, stdin: csv });
  assert.deepEqual([one.code, two.code, piped.code], [0, 0, 0]);
  assert.deepEqual(readFileSync(join(folder, "two")), readFileSync(join(folder, "one")));
  const { data: _, ...fromFile } = await card(folder, "one");
  const { data, ...fromPipe } = await card(folder, "three");
  assert.deepEqual(fromPipe, fromFile);
  assert.deepEqual(data, { ...data, name: "stdin", sha256: sha256(csv) });
});

test("--json is one object with recipe, split, metrics, importances and where the bundle is", async (t) => {
  const folder = tableFolder(t);
  const ran = await brine(["train", "iris.csv", "--target", "species", "--json", "--stratify", "--seed", "42"], { cwd: folder });
  assert.equal(ran.code, 0);
  const result = JSON.parse(ran.stdout);
  assert.deepEqual(Object.keys(result), ["file", "bytes", "sha256", "recipe", "split", "metrics", "importances"]);
  assert.equal(result.file, "iris.safetensors");
  assert.equal(result.sha256, sha256(readFileSync(join(folder, "iris.safetensors"))));
  assert.deepEqual(result.recipe, {
    name: "iris",
    estimator: "random-forest-classifier",
    params: {},
    target: "species",
    features: ["sepal_length", "sepal_width", "petal_length", "petal_width"],
    testSize: 0.25,
    stratify: true,
    seed: 42,
    keepRows: 0,
  });
});

test("--set takes Python's values, and --features, --drop and --test-size do what they say", async (t) => {
  const folder = tableFolder(t);
  const words = "--set max_depth=3 --set max_features=1.0 --set bootstrap=False --set n_estimators=5 --set criterion='entropy'".split(" ");
  const weights = ["--set", "class_weight={'setosa': 1, 'versicolor': 2, 'virginica': 0.5}"];
  const columns = ["--features", "petal_width,petal_length,sepal_width", "--drop", "sepal_width", "--test-size", "30"];
  const ran = await brine(["train", "iris.csv", "--target", "species", "--json", ...words, ...weights, ...columns], { cwd: folder });
  assert.equal(ran.stderr.replace(/^wrote .*\n/m, ""), CHOICE);
  const { recipe, split } = JSON.parse(ran.stdout);
  assert.deepEqual(recipe.params, {
    max_depth: 3,
    max_features: { fraction: 1 },
    bootstrap: false,
    n_estimators: 5,
    criterion: "entropy",
    class_weight: {
      weights: [
        ["setosa", 1],
        ["versicolor", 2],
        ["virginica", 0.5],
      ],
    },
  });
  assert.deepEqual(recipe.features, ["petal_width", "petal_length"]);
  assert.deepEqual(split, { trainRows: 120, testRows: 30 });
});

test("--test-size 0 fits on everything, and there is nothing to measure", async (t) => {
  const folder = tableFolder(t);
  const ran = await brine(["train", "iris.csv", "--target", "species", "--test-size", "0", "--set", "n_estimators=3"], { cwd: folder });
  assert.equal(ran.code, 0);
  assert.match(ran.stdout, /^iris: random-forest-classifier, fitted on all 150 rows\n\nimportances\n/);
});

test("real rows stand in a bundle only when asked for, and it is said", async (t) => {
  const folder = tableFolder(t);
  const ran = await brine(["train", "iris.csv", "--target", "species", "--keep-rows", "3", "--set", "n_estimators=3"], { cwd: folder });
  assert.match(ran.stderr, /\n3 real rows of iris\.csv stand in the bundle, because of --keep-rows\n/);
  assert.equal((await card(folder, "iris.safetensors")).kept.rows.length, 3);
});

test("the target decides between classes and numbers, and the reason is said", async (t) => {
  const folder = tableFolder(t);
  const few = Array.from({ length: 60 }, (_, i) => `${i},${i % 20}\n`).join("");
  const many = Array.from({ length: 60 }, (_, i) => `${i},${i % 21}\n`).join("");
  const halves = Array.from({ length: 60 }, (_, i) => `${i},${(i % 3) / 2}\n`).join("");
  const flags = Array.from({ length: 60 }, (_, i) => `${i},${i % 2 === 0}\n`).join("");
  const cases: [string, string, string][] = [
    [few, "random-forest-classifier", '"y" holds 20 distinct integers'],
    [many, "random-forest-regressor", '"y" holds 21 distinct integers, more than 20'],
    [halves, "random-forest-regressor", '"y" holds numbers with fractions'],
    [flags, "random-forest-classifier", '"y" holds true and false'],
  ];
  for (const [rows, estimator, because] of cases) {
    writeFileSync(join(folder, "t.csv"), `x,y\n${rows}`);
    const ran = await brine(["train", "t.csv", "--target", "y", "--set", "n_estimators=2", "--json"], { cwd: folder });
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(ran.stderr.split("\n")[0], `${because}, so this is a ${estimator}; --estimator decides otherwise`);
    assert.equal(JSON.parse(ran.stdout).recipe.estimator, estimator);
  }
});

test("an estimator that decides is taken without a word", async (t) => {
  const folder = tableFolder(t);
  const words = ["--target", "petal_width", "--drop", "species", "--estimator", "decision-tree-regressor"];
  const ran = await brine(["train", "iris.csv", ...words], { cwd: folder });
  assert.match(
    ran.stdout,
    /^iris: decision-tree-regressor, fitted on 112 rows and tested on 38\n\nR2 {4}0\.\d+\nRMSE {2}0\.\d+\nMAE {3}0\.\d+\n\nimportances\n/,
  );
  assert.match(ran.stderr, /^wrote iris\.safetensors, /);
});

test("a default name is made of letters that a model's name may have", async (t) => {
  const folder = tableFolder(t);
  writeFileSync(join(folder, "my data (1).csv"), readFileSync(join(folder, "iris.csv")));
  const ran = await brine(["train", "my data (1).csv", "--target", "species", "--set", "n_estimators=2", "--json"], { cwd: folder });
  assert.equal(JSON.parse(ran.stdout).file, "my-data-1.safetensors");
});

test("a bundle that cannot be written is known before training, and nothing is left behind", async (t) => {
  const folder = tableFolder(t);
  mkdirSync(join(folder, "made"));
  const cases: [string, string][] = [
    ["no/m.safetensors", "no/m.safetensors: cannot be written: the folder no does not exist"],
    ["iris.csv/m.safetensors", "iris.csv/m.safetensors: cannot be written: iris.csv is a file, not a folder"],
    ["made", "made: cannot be written: it is a folder"],
  ];
  for (const [out, message] of cases) {
    assert.deepEqual(await brine(["train", "iris.csv", "--target", "species", "--out", out], { cwd: folder }), {
      code: 1,
      stdout: "",
      stderr: `${message}\n  Nothing was written. --out FILE chooses another place.\n`,
    });
  }
  assert.deepEqual(readdirSync(folder).sort(), ["iris.csv", "made"]);
});

test("a bundle is overwritten by the next; another file of the default name is not", async (t) => {
  const folder = tableFolder(t);
  const words = ["train", "iris.csv", "--target", "species", "--set", "n_estimators=2"];
  const at = join(folder, "iris.safetensors");
  writeFileSync(at, "a poem\n");
  assert.deepEqual(await brine(words, { cwd: folder }), {
    code: 1,
    stdout: "",
    stderr:
      "iris.safetensors: is not overwritten: it is a text, perhaps a table, not a Brine bundle\n  Nothing was written. --out FILE chooses another place; --out iris.safetensors overwrites it.\n",
  });
  assert.equal(readFileSync(at, "utf8"), "a poem\n");
  assert.equal((await brine([...words, "--out", "iris.safetensors"], { cwd: folder })).code, 0);
  const first = readFileSync(at);
  assert.equal((await brine([...words, "--seed", "1"], { cwd: folder })).code, 0);
  assert.notDeepEqual(readFileSync(at), first);
});

test("a full disk leaves the old bundle as it was", { skip: process.platform === "win32" }, async (t) => {
  const folder = tableFolder(t);
  writeFileSync(join(folder, "iris.safetensors"), "old");
  // A limit of 16 KiB a file is what a disk that fills up looks like to the process.
  const ran = await run(
    "sh",
    ["-c", `ulimit -f 32; exec "$0" "$1" train iris.csv --target species --out iris.safetensors`, process.execPath, BIN],
    {
      cwd: folder,
    },
  );
  assert.deepEqual(ran, {
    code: 1,
    stdout: "",
    stderr: `${CHOICE}iris.safetensors: cannot be written: it would be larger than a file may be here\n  Nothing was written. --out FILE chooses another place.\n`,
  });
  assert.equal(readFileSync(join(folder, "iris.safetensors"), "utf8"), "old");
  assert.deepEqual(readdirSync(folder).sort(), ["iris.csv", "iris.safetensors"]);
});

test("a device that is full is an error, also behind stdout", { skip: process.platform !== "linux" }, async (t) => {
  const folder = tableFolder(t);
  const words = "train iris.csv --target species --set n_estimators=2";
  const toFile = await brine([...words.split(" "), "--out", "/dev/full"], { cwd: folder });
  assert.equal(toFile.code, 1);
  assert.match(toFile.stderr, /\n\/dev\/full: cannot be written: no space left on the disk\n/);
  const toStdout = await run("sh", ["-c", `exec "$0" "$1" ${words} > /dev/full`, process.execPath, BIN], { cwd: folder });
  assert.equal(toStdout.code, 1);
  assert.match(toStdout.stderr, /\nbrine: no space left on the disk\n$/);
});

test("Ctrl-C while training writes nothing", { skip: process.platform === "win32" }, async (t) => {
  const folder = tableFolder(t);
  const child = spawn(process.execPath, [BIN, "train", "iris.csv", "--target", "species", "--set", "n_estimators=1000000"], {
    cwd: folder,
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    // Said just before the first tree.
    if (stderr === "") child.kill("SIGINT");
    stderr += text;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.deepEqual([code, stderr], [130, `${CHOICE}brine: interrupted; nothing was written\n`]);
  assert.deepEqual(readdirSync(folder), ["iris.csv"]);
});

async function card(folder: string, bundle: string) {
  return JSON.parse((await brine(["inspect", bundle, "--json"], { cwd: folder })).stdout).card;
}

test("--show-python refuses what train refuses, in the same words", async (t) => {
  const folder = tableFolder(t);
  for (const words of [
    ["--target", "petal_width"],
    ["--target", "species", "--set", "n_estimator=3"],
    ["--target", "species", "--estimator", "random-forest-regressor"],
    ["--target", "species", "--test-size", "2", "--stratify"],
  ]) {
    const trained = await brine(["train", "iris.csv", ...words], { cwd: folder });
    const shown = await brine(["train", "iris.csv", ...words, "--show-python"], { cwd: folder });
    assert.notEqual(trained.code, 0);
    assert.deepEqual([shown.code, shown.stdout], [trained.code, ""]);
    assert.ok(trained.stderr.endsWith(shown.stderr), shown.stderr);
  }
});

test("oob_score=True shows what oob_score_ is in scikit-learn; without it nothing is said", async (t) => {
  const folder = tableFolder(t);
  const words = ["train", "iris.csv", "--target", "species", "--set", "n_estimators=20"];
  const text = await brine([...words, "--set", "oob_score=True"], { cwd: folder });
  const json = await brine([...words, "--set", "oob_score=True", "--json", "--test-size", "0"], { cwd: folder });
  assert.match(text.stdout, /\nout-of-bag score {2}0\.9553571428571429\n/);
  assert.equal(JSON.parse(json.stdout).oobScore, 0.9666666666666667);
  const without = await brine([...words, "--json"], { cwd: folder });
  assert.ok(!("oobScore" in JSON.parse(without.stdout)));
});
