import assert from "node:assert/strict";
import { before, test } from "node:test";
import { BrineError, ParameterError, UnsupportedModelError } from "../../src/errors/index.ts";
import { joinModels, loadModel, type Model, type ModelRows, save } from "../../src/model/index.ts";
import { Frame, Matrix, SparseMatrix } from "../../src/numeric/index.ts";
import { type SklearnCase, sklearnCases } from "../support/sklearn-fixtures.ts";

let cases: readonly SklearnCase[];

before(async () => {
  ({ cases } = await sklearnCases("1.9.1"));
});

const load = (one: SklearnCase, options = {}): Promise<Model> =>
  joinModels(
    one.files.map(({ name, bytes }) => ({ file: name, bytes })),
    options,
  );

/** The fixture's rows under the names of the model's inputs. */
function rowsFor({ signature: { inputs } }: Model, input: SklearnCase["input"]): ModelRows {
  if (input instanceof Frame)
    return new Frame(
      input.columns.map((column, i) => ({ ...column, name: inputs[i]?.name ?? column.name })),
      input.rows,
    );
  if (input instanceof SparseMatrix) return input.toDense();
  if (input instanceof Matrix) return input;
  return new Frame([{ name: inputs[0].name, kind: "text", values: input as readonly string[] }]);
}

test("a model file of every class answers the same bits as the bundle that is made of it, in an answer of its kind", async () => {
  const members: Record<string, readonly string[]> = {
    classifier: ["prediction"],
    regressor: ["prediction"],
    "multi-output-classifier": ["prediction"],
    "multi-output-regressor": ["prediction"],
    "outlier-detector": ["prediction", "score"],
    clusterer: ["prediction"],
    transformer: ["output"],
  };
  const seen = new Set<string>();
  const kinds = new Set<string>();
  for (const one of cases) {
    if (seen.has(`${one.estimator} ${one.form}`)) continue;
    seen.add(`${one.estimator} ${one.form}`);
    // What is not in this version, what takes any number of columns and the dict that needs a key are tested elsewhere.
    const model = await load(one).catch((error: unknown) => {
      if (error instanceof BrineError) return undefined;
      throw error;
    });
    if (model === undefined) continue;
    const rows = rowsFor(model, one.input);
    const answers = model.answer(rows);
    const bundle = await loadModel(await save(model));
    assert.deepEqual(bundle.answer(rows), answers, one.name);
    kinds.add(model.estimator.kind);
    for (const member of members[model.estimator.kind]) assert.ok(member in answers[0], `${one.name}: ${member}`);
  }
  assert.deepEqual([...kinds].sort(), Object.keys(members).sort());
});

test("names of inputs and classes are given where the file has none, and wrong ones are refused", async () => {
  const one = cases.find(({ estimator, form, input }) => estimator === "LogisticRegression" && form === "model" && input instanceof Matrix);
  assert.ok(one);
  const { signature } = await load(one);
  assert.ok(signature.output.kind === "classifier");
  const features = signature.inputs.map((_, i) => `input ${i}`);
  const classes = signature.output.classes.map((label) => `class ${String(label)}`);
  const model = await load(one, { features, classes });
  assert.deepEqual(
    model.signature.inputs.map(({ name }) => name),
    features,
  );
  const rows = rowsFor(model, one.input);
  assert.deepEqual(
    model.predict(rows),
    (await load(one)).predict(rows).map((label) => `class ${String(label)}`),
  );
  assert.notEqual(model.hash, (await load(one)).hash);
  await assert.rejects(load(one, { features: features.slice(1) }), ParameterError);
  await assert.rejects(load(one, { classes: classes.slice(1) }), ParameterError);
});

test("a model whose row costs more than is allowed is refused with the step named", async () => {
  const one = cases.find(({ estimator }) => estimator === "RandomForestClassifier");
  assert.ok(one);
  await assert.rejects(load(one, { maxRowCost: 1e-6 }), (error) => {
    assert.ok(error instanceof UnsupportedModelError);
    assert.match(error.message, /^one row costs \w+/);
    assert.match(error.hint ?? "", /--max-row-cost/);
    return true;
  });
});
