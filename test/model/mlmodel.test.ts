/** MLmodel files and the rows beside them. Those marked so were written by MLflow 3.17.2. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ModelFileError, UnsupportedModelError } from "../../src/errors/index.ts";
import { isImportedModel, openModel, readMlmodel } from "../../src/model/index.ts";
import { sklearnCases } from "../support/sklearn-fixtures.ts";

/** By MLflow 3.17.2, with fewer columns. */
const WRITTEN = `flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    model_path: model.pkl
    predict_fn: predict
    python_version: 3.11.7
  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: pickle
    sklearn_version: 1.9.1
    skops_trusted_types: null
is_signature_from_type_hint: false
mlflow_version: 3.17.2
model_id: null
model_size_bytes: 1543
model_uuid: 00956de2712a4723bb3ad95a121d00ed
prompts: null
saved_input_example_info:
  artifact_path: input_example.json
  pandas_orient: split
  serving_input_path: serving_input_example.json
  type: dataframe
signature:
  inputs: '[{"type": "double", "name": "sepal length (cm)", "required": true}, {"type":
    "double", "name": "sepal width (cm)", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: null
type_hint_from_example: false
utc_time_created: '2026-11-25 09:09:40.498841'
`;

test("an MLmodel file tells the model's file, the names of its inputs and where its example lies", () => {
  assert.deepEqual(readMlmodel(WRITTEN, "MLmodel"), {
    file: "model.pkl",
    features: ["sepal length (cm)", "sepal width (cm)"],
    example: "input_example.json",
  });
  const tensor = `[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 4]}}]`;
  assert.equal(readMlmodel(WRITTEN.replace(/inputs: '[^']*'/, `inputs: '${tensor}'`), "MLmodel").features, undefined);
});

const PLAIN = "flavors:\n  sklearn:\n    pickled_model: model.pkl\n";
const LAUGHS = Array.from(
  { length: 12 },
  (_, i) =>
    `l${i}: &l${i} [${
      i === 0
        ? "lol"
        : Array(10)
            .fill(`*l${i - 1}`)
            .join(",")
    }]\n`,
).join("");

for (const [what, text, message] of [
  ["an alias", "a: &a\n  b: *a\nflavors: *a\n", /the MLmodel file cannot be read: .*alias/i],
  ["aliases of aliases", `${LAUGHS}${PLAIN}`, /the MLmodel file cannot be read: .*alias/i],
  ["a tag", `x: !!python/object/apply:os.system ["id"]\n${PLAIN}`, /^line 1 of the MLmodel file cannot be read: .*tag/],
  ["a tab for an indentation", "flavors:\n\tsklearn: 1\n", /^line 2 of the MLmodel file cannot be read/],
  ["a million open brackets", "[".repeat(1_000_000), /it is nested more than 100 deep/],
  ["a quarter of a million open braces", "{a: ".repeat(250_000), /it is nested more than 100 deep/],
  ["half a million lists in lists", "- ".repeat(500_000), /it is nested more than 100 deep/],
  ["half a million keys of keys", "? ".repeat(500_000), /it is nested more than 100 deep/],
  ["half a million colons", `a${": ".repeat(500_000)}`, /the MLmodel file cannot be read/],
  [
    "a thousand mappings in mappings",
    Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i)}a:\n`).join(""),
    /is no|flavor|cannot be read/,
  ],
  ["a third of a million items", "- \n".repeat(340_000), /flavor unknown/],
  ["a hundred thousand names", Array.from({ length: 100_000 }, (_, i) => `k${i}: 1\n`).join(""), /flavor unknown/],
  ["a quotation of a million letters that does not end", `a: "${"x".repeat(1_000_000)}`, /the MLmodel file cannot be read/],
  ["more letters than names can fill", " ".repeat(2 << 20), /^the MLmodel file has 2097152 letters/],
  ["a file above the folder", PLAIN.replace("model.pkl", "../model.pkl"), /points out of its folder: "\.\.\/model\.pkl"/],
  ["a file of the machine", PLAIN.replace("model.pkl", "/etc/passwd"), /points out of its folder: "\/etc\/passwd"/],
  ["a file of a drive", PLAIN.replace("model.pkl", "C:model.pkl"), /points out of its folder/],
] as const) {
  test(`an MLmodel file with ${what} is refused, with its name`, { timeout: 60_000 }, () => {
    assert.throws(
      () => readMlmodel(text, "folder/MLmodel"),
      (error) => {
        assert.ok(error instanceof ModelFileError || error instanceof UnsupportedModelError, String(error));
        assert.match(error.message, message);
        assert.equal(error.place.file, "folder/MLmodel");
        return true;
      },
    );
  });
}

test("of another library's model its flavor is named", () => {
  const lightgbm = "flavors:\n  lightgbm:\n    data: model.lgb\n  python_function:\n    model_path: model.lgb\n  __proto__:\n    a: b\n";
  assert.throws(
    () => readMlmodel(lightgbm, "MLmodel"),
    (error) => error instanceof UnsupportedModelError && /flavor "lightgbm", "__proto__"/.test(error.message),
  );
});

async function folderOf(example: (width: number) => unknown) {
  const found = (await sklearnCases("1.9.1")).cases.find(({ estimator, form }) => estimator === "LogisticRegression" && form === "model");
  assert.ok(found);
  const { bytes } = found.files[0];
  const width = "columns" in found.input && typeof found.input.columns === "number" ? found.input.columns : 0;
  assert.ok(width > 0);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = new Map([
    ["m/MLmodel", encode(WRITTEN)],
    ["m/model.pkl", bytes],
    ["m/input_example.json", encode(JSON.stringify(example(width)))],
  ]);
  const readFile = async (path: string) => {
    const file = files.get(path);
    if (file === undefined) throw new Error(`no ${path}`);
    return { bytes: file };
  };
  const model = await openModel(["m"], readFile);
  assert.ok(isImportedModel(model));
  return { model, golden: model.card.golden };
}

test("rows that MLflow saved as a table, as lists or as objects are golden rows", async () => {
  const row = (width: number): number[] => Array.from({ length: width }, (_, i) => i / 4);
  const names = (width: number): string[] => Array.from({ length: width }, (_, i) => `x${i}`);
  for (const example of [
    (width: number) => [row(width), row(width)],
    (width: number) => ({ columns: names(width), data: [row(width), row(width)] }),
    (width: number) => [1, 2].map(() => Object.fromEntries(row(width).map((value, i) => [names(width)[i], value]))),
  ]) {
    const { model, golden } = await folderOf(example);
    assert.deepEqual(
      golden?.rows,
      [0, 1].map(() => row(model.signature.inputs.length)),
    );
    assert.equal(
      golden.answers[0].prediction,
      model.answer([Object.fromEntries(row(golden.rows[0].length).map((value, i) => [model.signature.inputs[i].name, value]))])[0]
        .prediction,
    );
  }
});

test("rows that the model does not take are left alone", async () => {
  for (const example of [
    [[1]],
    { columns: ["x"], data: [[1]] },
    { columns: ["x"] },
    [],
    "text",
    null,
    [["a"]],
    [[]],
    [{}],
    { columns: [1], data: [] },
  ]) {
    assert.equal((await folderOf(() => example)).golden, null);
  }
});
