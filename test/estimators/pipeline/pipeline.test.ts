import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError, InvalidModelError, UnsupportedModelError } from "../../../src/errors/index.ts";
import { readEstimator } from "../../../src/estimators/index.ts";
import { Frame, Matrix } from "../../../src/numeric/index.ts";
import { NdArray, PyName, PyObject, PyTuple, type PyValue } from "../../../src/python/index.ts";

const NUMBERS = (values: readonly number[], shape = [values.length]) => new NdArray(shape, Float64Array.from(values));
const object = (className: string, state: Readonly<Record<string, PyValue>>) =>
  new PyObject(className, new Map<string, PyValue>(Object.entries({ _sklearn_version: "1.9.1", ...state })));
const pipeline = (...steps: readonly (readonly [string, PyValue])[]) =>
  object("sklearn.pipeline.Pipeline", { steps: steps.map((step) => new PyTuple(step)), memory: null });
const scaler = (names?: readonly string[]) =>
  object("sklearn.preprocessing._data.StandardScaler", {
    mean_: NUMBERS([1, 2]),
    scale_: NUMBERS([2, 4]),
    with_mean: true,
    with_std: true,
    n_features_in_: 2,
    ...(names !== undefined && { feature_names_in_: new NdArray([names.length], [...names]) }),
  });
const line = () => object("sklearn.linear_model._base.LinearRegression", { coef_: NUMBERS([10, 100]), intercept_: 1, n_features_in_: 2 });
const ufunc = (name: string) =>
  object("sklearn.preprocessing._function_transformer.FunctionTransformer", { func: new PyName("numpy", name), validate: false });

test("a pipeline is its last step behind the others, row by row too", async () => {
  const model = await readEstimator(pipeline(["scale", scaler()], ["nothing", "passthrough"], ["none", null], ["line", line()]));
  assert.equal(model.kind, "regressor");
  assert.ok(model.kind === "regressor");
  assert.equal(model.className, "sklearn.pipeline.Pipeline");
  assert.equal(model.nFeatures, 2);
  assert.deepEqual(model.predict([[3, 6]]), Float64Array.of(111));
  const out = new Float64Array(1);
  model.predictRow?.(Float64Array.of(3, 6), out);
  assert.deepEqual(out, Float64Array.of(111));
});

test("columns are found by the names that the first step learnt", async () => {
  const model = await readEstimator(pipeline(["scale", scaler(["a", "b"])], ["line", line()]));
  assert.deepEqual(model.featureNames, ["a", "b"]);
  const columns = [
    { name: "b", kind: "number" as const, values: Float64Array.of(6), integer: false },
    { name: "more", kind: "text" as const, values: ["x"] },
    { name: "a", kind: "number" as const, values: Float64Array.of(3), integer: false },
  ];
  assert.ok(model.kind === "regressor");
  assert.deepEqual(model.predict(new Frame(columns)), Float64Array.of(111));
});

test("what a scaler lets through and its model refuses is promised to nobody", async () => {
  const alone = await readEstimator(scaler());
  assert.deepEqual(
    alone.inputs?.map(({ missing }) => missing),
    [true, true],
  );
  const model = await readEstimator(pipeline(["scale", scaler()], ["line", line()]));
  assert.deepEqual(
    model.inputs?.map(({ missing }) => missing),
    [false, false],
  );
  assert.ok(model.kind === "regressor");
  assert.throws(() => model.predict([[Number.NaN, 1]]), DataError);
});

test("one refusal names every step that is not understood, with its place", async () => {
  const own = object("__main__.Cleaner", {});
  const lambda = new PyObject("cloudpickle.cloudpickle._make_function", new Map());
  const code = object("sklearn.preprocessing._function_transformer.FunctionTransformer", { func: lambda });
  await assert.rejects(readEstimator(pipeline(["clean", own], ["code", code], ["line", line()])), (error: UnsupportedModelError) => {
    assert.ok(error instanceof UnsupportedModelError);
    assert.match(error.parts[0], /"__main__\.Cleaner" \(steps\.clean\)/);
    assert.match(error.parts[1], /code that "cloudpickle.*\(steps\.code\)/);
    return true;
  });
});

test("a step before the last that does not transform is refused", async () => {
  await assert.rejects(readEstimator(pipeline(["line", line()], ["scale", scaler()])), InvalidModelError);
  await assert.rejects(readEstimator(pipeline(["line", line()], ["nothing", "passthrough"])), InvalidModelError);
  await assert.rejects(readEstimator(pipeline()), InvalidModelError);
});

test("a pipeline of nothing but passthrough passes rows on", async () => {
  const model = await readEstimator(pipeline(["a", "passthrough"], ["b", null]));
  assert.ok(model.kind === "transformer");
  const rows = new Matrix(1, 2, Float64Array.of(1, 2));
  assert.equal(model.transform(rows), rows);
});

test("a sampler of imblearn draws rows while fitting only", async () => {
  const sampler = object("imblearn.over_sampling._smote.base.SMOTE", { sampling_strategy: "auto" });
  const steps = [new PyTuple(["over", sampler]), new PyTuple(["line", line()])];
  const model = await readEstimator(object("imblearn.pipeline.Pipeline", { steps }));
  assert.ok(model.kind === "regressor");
  assert.deepEqual(model.predict([[1, 1]]), Float64Array.of(111));
});

test("a union puts the columns of its parts beside one another, weighed and named", async () => {
  const union = object("sklearn.pipeline.FeatureUnion", {
    transformer_list: [new PyTuple(["s", scaler()]), new PyTuple(["gone", "drop"]), new PyTuple(["as it is", "passthrough"])],
    transformer_weights: new Map<PyValue, PyValue>([["s", 10]]),
  });
  const model = await readEstimator(union);
  assert.ok(model.kind === "transformer");
  assert.deepEqual(model.transform([[3, 10]]), new Matrix(1, 4, Float64Array.of(10, 20, 3, 10)));
  assert.deepEqual(model.featureNamesOut?.(["a", "b"]), ["s__a", "s__b", "as it is__a", "as it is__b"]);
});

test("a search without its best model is not fitted, and says why", async () => {
  const search = object("sklearn.model_selection._search.GridSearchCV", { best_score_: 1, refit: false });
  await assert.rejects(readEstimator(search), (error: UnsupportedModelError) => {
    assert.match(error.message, /GridSearchCV is not fitted/);
    assert.match(error.hint ?? "", /refit=False/);
    return true;
  });
  const old = await readEstimator(object("sklearn.grid_search.GridSearchCV", { best_estimator_: line() }));
  assert.equal(old.className, "sklearn.model_selection.GridSearchCV");
  assert.ok(old.kind === "regressor");
  assert.deepEqual(old.predict([[1, 1]]), Float64Array.of(111));
});

test("functions of NumPy are known by name in every spelling, others can be given", async () => {
  const spelt = [
    new PyName("numpy", "square"),
    new PyName("numpy.core._multiarray_umath", "square"),
    new PyObject("numpy.core._ufunc_reconstruct", new Map(), ["numpy.core.umath", "square"]),
  ];
  for (const func of spelt) {
    const one = object("sklearn.preprocessing._function_transformer.FunctionTransformer", { func, validate: false });
    const model = await readEstimator(one);
    assert.ok(model.kind === "transformer");
    assert.deepEqual(model.transform([[3, -2]]), new Matrix(1, 2, Float64Array.of(9, 4)));
  }
  await assert.rejects(readEstimator(ufunc("sort")), /"numpy\.sort", func of/);
  const own = object("sklearn.preprocessing._function_transformer.FunctionTransformer", { func: new PyName("__main__", "ratio") });
  const ratio = ([a, b]: readonly number[]) => [a, b, a / b];
  const model = await readEstimator(own, new Map([["__main__.ratio", ratio]]));
  assert.ok(model.kind === "transformer");
  const given = model.transform([[3, 2]]);
  assert.ok(given instanceof Frame);
  assert.deepEqual(
    given.columns.map(({ values }) => values[0]),
    [3, 2, 1.5],
  );
});
