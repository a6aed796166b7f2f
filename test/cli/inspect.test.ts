import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { ROOT } from "../support/repository.ts";
import { irisFolder } from "./iris.ts";
import { brine, temporaryFolder } from "./run.ts";

test("inspect shows estimator, inputs, classes, origin, metrics and whether it can be served", async (t) => {
  const { folder, sha256, bytes } = await irisFolder(t);
  const { code, stdout, stderr } = await brine(["inspect", "iris.safetensors"], { cwd: folder });
  assert.deepEqual([code, stderr], [0, ""]);
  assert.equal(
    stdout.slice(0, stdout.indexOf("\non 38 test rows")),
    `iris.safetensors: a Brine bundle, ${bytes} bytes
sha256 ${sha256}

  model          iris
  estimator      RandomForestClassifier(random_state=0)
  answers as     scikit-learn 1.9.1
  predicts       species: setosa, versicolor, virginica
  trained on     iris.csv, 150 rows: 112 to fit, 38 to test; seed 0
  data sha256    91eb642c3adbc7bad8e99c930c11fa3a5cc8a07262c7a753b4e6ecf405f2e05e
  golden rows    12, answered exactly (checked against Brine itself only)
  real rows      none
  can be served  yes

inputs
  sepal_length  4.3 to 7.9
  sepal_width   2 to 4.4
  petal_length  1.1 to 6.9
  petal_width   0.1 to 2.5
`,
  );
});

test("--json has all of the signature and the card", async (t) => {
  const { folder, sha256, bytes } = await irisFolder(t);
  const { code, stdout } = await brine(["inspect", "iris.safetensors", "--json"], { cwd: folder });
  const { signature, card, ...rest } = JSON.parse(stdout);
  assert.equal(code, 0);
  assert.deepEqual(rest, {
    file: "iris.safetensors",
    format: "bundle",
    bytes,
    sha256,
    name: "iris",
    estimator: "sklearn.ensemble.RandomForestClassifier",
    isServable: true,
  });
  assert.deepEqual(signature.output, { kind: "classifier", name: "species", classes: ["setosa", "versicolor", "virginica"] });
  assert.equal(card.recipe.target, "species");
});

test("a file that is no bundle is called what it is, with what to do", async (t) => {
  const folder = temporaryFolder(t);
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
  copyFileSync(join(ROOT, "examples/iris.csv"), join(folder, "iris.csv"));
  write("lfs.pkl", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab\nsize 12345\n");
  write("empty.safetensors", "");
  write("page.pkl", "<!DOCTYPE html><html><body>Sign in</body></html>");
  write("model.pkl", Uint8Array.of(0x80, 4, 0x95, 10, 0, 0, 0, 0, 0, 0, 0, 0x7d, 0x94, 0x2e));
  write("data.csv.gz", gzipSync("a,b\n1,2\n"));
  write("empty.zip", Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)));
  write("noise", Uint8Array.of(0xfe, 0xed, 0xfa, 0xce, 0, 1, 2, 3));
  const cases: [string, string, string][] = [
    [
      "lfs.pkl",
      "lfs-pointer",
      "this is a Git LFS pointer: the name of a file of 12345 bytes that was not downloaded, not a model that can be served\n  Fetch the file itself: git lfs install && git lfs pull",
    ],
    [
      "empty.safetensors",
      "empty",
      "this is an empty file, not a model that can be served\n  The copy or the download was cut off. Get the file again.",
    ],
    [
      "page.pkl",
      "html",
      "this is a web page (HTML), not a model that can be served\n  The download gave a page, perhaps a login or an error, instead of the file. Open it to see what it says.",
    ],
    ["model.pkl", "pickle", "a frame of 10 bytes, and 3 are left (byte 2)\n  The file is cut off or damaged: get it again."],
    ["data.csv.gz", "gzip", "an instruction without its operands (in what gzip compresses) (byte 0)\n  The file is damaged, or no pickle."],
    ["empty.zip", "zip", "this is a zip archive, not a model that can be served\n  Unpack it and give the file inside."],
    [
      "iris.csv",
      "text",
      "this is a text, perhaps a table, not a model that can be served\n  To make a model from a table: brine train data.csv --target COLUMN",
    ],
    [
      "noise",
      "unknown",
      "this is no kind of model file that Brine knows, not a model that can be served\n  Brine serves scikit-learn models (.pkl, .joblib, .skops) and bundles (.safetensors).",
    ],
  ];
  for (const [file, format, text] of cases) {
    const stderr = `${file}: ${text}\n`;
    assert.deepEqual(await brine(["inspect", file], { cwd: folder }), { code: 3, stdout: "", stderr });
    const asJson = await brine(["inspect", file, "--json"], { cwd: folder });
    assert.deepEqual([asJson.code, asJson.stderr], [3, stderr]);
    const result = JSON.parse(asJson.stdout);
    assert.deepEqual([result.file, result.format, result.isServable], [file, format, false]);
  }
});

test("a file that is not there, or a folder, is no refusal of what is inside", async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "models"));
  writeFileSync(join(folder, "iris.safetensors"), "");
  const cases: [string, string][] = [
    ["iris.safetensor", "iris.safetensor: no such file\n  Did you mean iris.safetensors?\n"],
    ["x", "x: no such file\n"],
    ["no/x", "no/x: no such file: there is no folder no\n"],
    ["models", "models: is a folder, not a file\n"],
    ["iris.safetensors/x", "iris.safetensors/x: cannot be read: a part of the path is a file, not a folder\n"],
  ];
  for (const [path, stderr] of cases) assert.deepEqual(await brine(["inspect", path], { cwd: folder }), { code: 1, stdout: "", stderr });
});

test("a bundle that was changed by one bit is refused by every command", async (t) => {
  const { folder } = await irisFolder(t);
  const bundle = readFileSync(join(folder, "iris.safetensors"));
  bundle[bundle.length - 100] ^= 1;
  writeFileSync(join(folder, "iris.safetensors"), bundle);
  const stderr =
    "iris.safetensors: the bundle was changed after it was written: its SHA-256 is not the one that it names\n  Get the file again, or make it again. Nothing that has been changed is served.\n";
  const lines = [
    ["inspect", "iris.safetensors"],
    ["verify", "iris.safetensors"],
    ["predict", "iris.safetensors", "iris.csv"],
    ["evaluate", "iris.safetensors", "iris.csv", "--target", "species"],
    ["serve", "iris.safetensors", "--port", "0"],
  ];
  for (const words of lines) assert.deepEqual(await brine(words, { cwd: folder }), { code: 3, stdout: "", stderr }, words[0]);
});
