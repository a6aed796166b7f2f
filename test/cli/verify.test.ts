import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { irisFolder, sha256, tableFolder } from "./iris.ts";
import { brine } from "./run.ts";

test("verify says that a bundle is whole, and that its recipe gives every byte again", async (t) => {
  const { folder, sha256: hash } = await irisFolder(t);
  const whole = `iris.safetensors: whole, sha256 ${hash}\n12 golden rows answered exactly (checked against Brine itself only)\n`;
  assert.deepEqual(await brine(["verify", "iris.safetensors"], { cwd: folder }), { code: 0, stdout: whole, stderr: "" });
  assert.deepEqual(await brine(["verify", "iris.safetensors", "--retrain", "iris.csv"], { cwd: folder }), {
    code: 0,
    stdout: `${whole}trained again on iris.csv: every byte is equal\n`,
    stderr: "",
  });
  const asJson = await brine(["verify", "iris.safetensors", "--retrain", "iris.csv", "--json"], { cwd: folder });
  assert.deepEqual(JSON.parse(asJson.stdout), {
    file: "iris.safetensors",
    ok: true,
    sha256: hash,
    goldenRows: 12,
    goldenSource: "brine",
    retraining: { equal: true, hash },
  });
});

test("verify reads a table's first line as train was told to, without being told again", async (t) => {
  const folder = tableFolder(t);
  const [head, ...rows] = readFileSync(join(folder, "iris.csv"), "utf8").trimEnd().split("\n");
  const tables: [string, string[], string][] = [
    [rows.join("\n"), ["--no-header", "--target", "x4"], "words in the first row"],
    [["x0,x1,x2,x3,x4", ...rows].join("\n"), ["--target", "x4"], "a first line with the names that columns without names get"],
    [["1,2,3,4,5", ...rows].join("\n"), ["--header", "--target", "5"], "names that are numbers"],
    [rows.map((row) => row.replace(/,\w+$/, "")).join("\n"), ["--target", "x3"], "nothing but numbers"],
    [[head, ...rows].join("\n"), ["--target", "species"], "names"],
  ];
  for (const [csv, words, what] of tables) {
    writeFileSync(join(folder, "t.csv"), `${csv}\n`);
    const trained = await brine(["train", "t.csv", ...words, "--set", "n_estimators=2"], { cwd: folder });
    assert.equal(trained.code, 0, trained.stderr);
    const verified = await brine(["verify", "t.safetensors", "--retrain", "t.csv"], { cwd: folder });
    assert.deepEqual([verified.code, verified.stderr], [0, ""], what);
    assert.match(verified.stdout, /\ntrained again on t\.csv: every byte is equal\n$/);
  }
});

test("verify names the first setting that differs when the table is another", async (t) => {
  const { folder } = await irisFolder(t);
  const csv = readFileSync(join(folder, "iris.csv"), "utf8");
  const other = csv.replace("5.1,3.5", "5.2,3.5");
  writeFileSync(join(folder, "other.csv"), other);
  const stderr = `iris.safetensors: trained again on other.csv it differs, first in data.sha256: "${sha256(Buffer.from(csv)).slice(0, 60)}…" in the bundle, now "${sha256(Buffer.from(other)).slice(0, 60)}…"\n  The table is not the one that the bundle was trained on.\n`;
  assert.deepEqual(await brine(["verify", "iris.safetensors", "--retrain", "other.csv"], { cwd: folder }), { code: 3, stdout: "", stderr });
  const asJson = await brine(["verify", "iris.safetensors", "--retrain", "other.csv", "--json"], { cwd: folder });
  assert.deepEqual([asJson.code, asJson.stderr], [3, stderr]);
  const { ok, retraining } = JSON.parse(asJson.stdout);
  assert.deepEqual([ok, retraining.equal, retraining.setting], [false, false, "data.sha256"]);
});

test("evaluate prints the metrics of train on other data", async (t) => {
  const { folder } = await irisFolder(t);
  const words = ["evaluate", "iris.safetensors", "iris.csv", "--target", "species"];
  assert.deepEqual(await brine(words, { cwd: folder }), {
    code: 0,
    stdout: `iris on 150 rows of iris.csv

accuracy           0.9933333333333333
balanced accuracy  0.9933333333333333
log loss           0.04621112388682426

  class       precision  recall  f1      rows
  setosa      1.0000     1.0000  1.0000    50
  versicolor  1.0000     0.9800  0.9899    50
  virginica   0.9804     1.0000  0.9901    50

confusion matrix (rows: truth, columns: predicted)
              setosa  versicolor  virginica
  setosa          50           0          0
  versicolor       0          49          1
  virginica        0           0         50
`,
    stderr: "",
  });
  const { metrics, rows } = JSON.parse((await brine([...words, "--json"], { cwd: folder })).stdout);
  assert.deepEqual([rows, metrics.accuracy], [150, 149 / 150]);
});

test("evaluate refuses a target of another kind, or one that is not there", async (t) => {
  const { folder } = await irisFolder(t);
  const words = ["evaluate", "iris.safetensors", "iris.csv", "--target"];
  const otherKind = await brine([...words, "petal_width"], { cwd: folder });
  assert.deepEqual([otherKind.code, otherKind.stdout], [3, ""]);
  assert.match(otherKind.stderr, /^iris\.csv: the target .*petal_width/);
  const stderr = 'iris.csv: there is no column "spices"\n  Did you mean "species"?\n';
  assert.deepEqual(await brine([...words, "spices"], { cwd: folder }), { code: 3, stdout: "", stderr });
});

test("evaluate and verify --retrain name the table that they were given, and its cells", async (t) => {
  const { folder } = await irisFolder(t);
  const at = { cwd: folder };
  const csv = readFileSync(join(folder, "iris.csv"), "utf8");
  writeFileSync(join(folder, "blank.csv"), csv.replace("4.9,3,", "4.9,,"));
  writeFileSync(join(folder, "other.csv"), "sepal_length,sepal_width,petal_length,kind\n1,2,3,a\n");
  const told = async (words: string[]) => (await brine(words, at)).stderr;
  assert.equal(
    await told(["evaluate", "iris.safetensors", "blank.csv", "--target", "species"]),
    'blank.csv: the table does not fit the model: "sepal_width"\n  data row 2, "sepal_width": missing\n',
  );
  assert.equal(
    await told(["evaluate", "iris.safetensors", "other.csv", "--target", "kind"]),
    'other.csv: the table does not fit the model: "petal_width"\n  "petal_width": missing\n',
  );
  const retrained = await told(["verify", "iris.safetensors", "--retrain", "other.csv"]);
  assert.match(retrained, /^other\.csv: there is no column "species"\n/);
  assert.match(await told(["predict", "iris.safetensors"]), /^stdin: is empty\n/);
});
