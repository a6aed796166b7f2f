import assert from "node:assert/strict";
import { test } from "node:test";
import { readEstimator } from "../../../src/estimators/index.ts";
import { SparseMatrix } from "../../../src/numeric/index.ts";
import { PyObject, type PyValue } from "../../../src/python/index.ts";
import { stump, treeEstimator } from "../../support/tree-objects.ts";

const TREE = stump({ missingGoesLeft: true, left: [[10]], right: [[20]] });

interface Grown {
  readonly className?: string;
  readonly version: string;
  readonly splitter?: string;
  readonly criterion?: string;
  readonly monotonic?: PyValue;
}

function tree({
  className = "DecisionTreeRegressor",
  version,
  splitter = "best",
  criterion = "squared_error",
  monotonic,
}: Grown): PyObject {
  return treeEstimator(`sklearn.tree._classes.${className}`, TREE, {
    _sklearn_version: version,
    n_features_in_: 1,
    splitter,
    criterion,
    ...(monotonic !== undefined && { monotonic_cst: monotonic }),
  });
}

function forest(grown: Grown): PyObject {
  const state = new Map<string, PyValue>([
    ["_sklearn_version", grown.version],
    ["n_features_in_", 1],
    ["n_outputs_", 1],
    ["estimators_", [tree(grown)]],
  ]);
  const isExtra = grown.className === "ExtraTreeRegressor";
  return new PyObject(`sklearn.ensemble._forest.${isExtra ? "ExtraTrees" : "RandomForest"}Regressor`, state);
}

/** What it answers for a missing value; undefined where it refuses it. */
async function answer(object: PyObject): Promise<number | undefined> {
  const read = await readEstimator(object);
  assert.ok(read.kind === "regressor");
  assert.deepEqual(Array.from(read.predict([[-1], [1]])), [10, 20]);
  assert.equal(
    read.inputs?.[0].missing,
    isAnswered(() => read.predict([[Number.NaN]])),
  );
  return read.inputs?.[0].missing === true ? read.predict([[Number.NaN]])[0] : undefined;
}

function isAnswered(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    assert.ok(error instanceof Error && error.name === "DataError");
    return false;
  }
}

test("a missing value goes where the question sends it, in the versions whose trees take one", async () => {
  const answers = await Promise.all(["1.2.2", "1.3.2", "1.8.0", "1.9.1"].map((version) => answer(tree({ version }))));
  assert.deepEqual(answers, [undefined, 10, 10, 10]);
});

test("a forest takes missing values since 1.4, extra trees since 1.6", async () => {
  const versions = ["1.3.2", "1.4.2", "1.5.2", "1.6.1"];
  assert.deepEqual(await Promise.all(versions.map((version) => answer(forest({ version })))), [undefined, 10, 10, 10]);
  const extra = versions.map((version) => answer(forest({ className: "ExtraTreeRegressor", splitter: "random", version })));
  assert.deepEqual(await Promise.all(extra), [undefined, undefined, undefined, 10]);
});

test("a tree of absolute errors takes missing values since 1.9, one with monotonic constraints not before", async () => {
  const versions = ["1.4.2", "1.8.0", "1.9.1"];
  const absolute = versions.map((version) => answer(tree({ version, criterion: "absolute_error" })));
  assert.deepEqual(await Promise.all(absolute), [undefined, undefined, 10]);
  const monotonic = versions.map((version) => answer(tree({ version, monotonic: [1] })));
  assert.deepEqual(await Promise.all(monotonic), [undefined, undefined, 10]);
});

test("an extra tree that looks for the best split takes none from 1.7 on, and did by mistake in 1.6", async () => {
  const versions = ["1.5.2", "1.6.1", "1.7.2", "1.9.1"];
  const answers = versions.map((version) => answer(tree({ className: "ExtraTreeRegressor", version })));
  assert.deepEqual(await Promise.all(answers), [10, 10, undefined, undefined]);
});

test("sparse rows may not hold missing values, as in scikit-learn", async () => {
  const read = await readEstimator(tree({ version: "1.9.1" }));
  assert.ok(read.kind === "regressor");
  const sparse = new SparseMatrix(1, 1, Int32Array.of(0, 1), Int32Array.of(0), Float64Array.of(Number.NaN));
  assert.throws(() => read.predict(sparse), { name: "DataError" });
});

test("a threshold of infinity parts what is missing from all else, and is no range of the input", async () => {
  const parting = stump({ threshold: Number.POSITIVE_INFINITY, left: [[10]], right: [[20]] });
  const attributes = { _sklearn_version: "1.9.1", splitter: "best", criterion: "squared_error" };
  const read = await readEstimator(treeEstimator("sklearn.tree.DecisionTreeRegressor", parting, attributes));
  assert.ok(read.kind === "regressor");
  assert.deepEqual(Array.from(read.predict([[3e38], [Number.NaN]])), [10, 20]);
  assert.deepEqual(read.inputs, [{ kind: "number", missing: true }]);
});
