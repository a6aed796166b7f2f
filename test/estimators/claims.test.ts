/** Small files that claim much: what a few bytes say must cost neither memory nor a long wait, and no promise about a row may be broken. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Estimator, readEstimator } from "../../src/estimators/index.ts";
import { MOST_ROW_BYTES, MOST_ROW_COST, OPERATIONS_A_MS } from "../../src/model/row-cost.ts";
import { signatureOf } from "../../src/model/signature-of.ts";
import { Matrix } from "../../src/numeric/index.ts";
import { NdArray, PyObject, PyTuple, type PyValue } from "../../src/python/index.ts";
import { pythonObject, vector } from "../support/python-object.ts";
import { counts } from "../support/svm-objects.ts";
import { stump, treeEstimator } from "../support/tree-objects.ts";

const LARGEST = 0x7fffffff;

/** No numbers at all, of any shape. */
function emptySparse(kind: "csr" | "csc", rows: number, columns: number): PyObject {
  return pythonObject(`scipy.sparse._${kind}.${kind}_matrix`, {
    _shape: new PyTuple([rows, columns]),
    indptr: counts(0, 0),
    indices: counts(),
    data: vector(),
  });
}

const lasso = (coefficients: PyValue): PyObject => pythonObject("sklearn.linear_model.Lasso", { coef_: coefficients, intercept_: 0 });
const scaler = pythonObject("sklearn.preprocessing.StandardScaler", { scale_: vector(1), mean_: vector(0) });

const union = (parts: number, part: PyValue): PyObject =>
  pythonObject("sklearn.pipeline.FeatureUnion", {
    transformer_list: Array.from({ length: parts }, (_, i) => new PyTuple([`p${i}`, part])),
  });

const isRefusedByCost = ({ rowCost }: Estimator): boolean =>
  rowCost.operations > MOST_ROW_COST * OPERATIONS_A_MS || rowCost.bytes > MOST_ROW_BYTES;

test("a sparse matrix that is wider or taller than its arrays by billions is refused before it is laid out", async () => {
  for (const coefficients of [emptySparse("csr", 1, LARGEST), emptySparse("csc", LARGEST, 1)]) {
    await assert.rejects(readEstimator(lasso(coefficients)), { name: "UnsupportedModelError", message: /^a sparse matrix of the shape/ });
  }
  const rows = 1000;
  const wide = pythonObject("scipy.sparse._csr.csr_matrix", {
    _shape: new PyTuple([rows, 1_000_000]),
    indptr: new NdArray([rows + 1], new Int32Array(rows + 1)),
    indices: counts(),
    data: vector(),
  });
  await assert.rejects(readEstimator(lasso(wide)), { message: /^a sparse coef_ of the shape \(1000, 1000000\)/ });
});

test("transformers that share one another are counted as often as a row is given to them", async () => {
  let shared: PyObject = scaler;
  for (let level = 0; level < 22; level++) shared = union(2, shared);
  assert.ok(isRefusedByCost(await readEstimator(shared)));
  assert.ok(isRefusedByCost(await readEstimator(union(1000, union(1000, "passthrough")))));
  assert.ok(!isRefusedByCost(await readEstimator(union(100, scaler))));
});

test("a pipeline that is its own step twice over, many times, is counted as often", async () => {
  let shared: PyObject = scaler;
  for (let level = 0; level < 22; level++) {
    shared = pythonObject("sklearn.pipeline.Pipeline", { steps: [new PyTuple(["a", shared]), new PyTuple(["b", shared])] });
  }
  assert.ok(isRefusedByCost(await readEstimator(shared)));
});

test("the votes of as many classes as neighbours are part of a row's cost", async () => {
  const count = 30_000;
  const numbers = Int32Array.from({ length: count }, (_, i) => i);
  const neighbors = (k: number): PyObject =>
    pythonObject("sklearn.neighbors.KNeighborsClassifier", {
      _fit_X: new NdArray([count, 1], Float64Array.from(numbers)),
      _fit_method: "brute",
      effective_metric_: "euclidean",
      effective_metric_params_: new Map(),
      _y: new NdArray([count], numbers),
      classes_: new NdArray([count], numbers),
      weights: "uniform",
      n_neighbors: k,
    });
  assert.ok(isRefusedByCost(await readEstimator(neighbors(count))));
  assert.ok(!isRefusedByCost(await readEstimator(neighbors(5))));
});

test("slices of a ColumnTransformer do not take millions of columns each", async () => {
  const all = new PyObject("builtins.slice", new Map(), [null, null, null]);
  const transformer = (columns: number): PyObject =>
    pythonObject("sklearn.compose.ColumnTransformer", {
      n_features_in_: columns,
      transformers_: Array.from({ length: 100 }, (_, i) => new PyTuple([`p${i}`, "passthrough", all])),
    });
  await assert.rejects(readEstimator(transformer(10_000_000)), { message: /^a ColumnTransformer of 10000000 columns without names/ });
  await assert.rejects(readEstimator(transformer(1_000_000)), { message: /^a ColumnTransformer whose parts take more than/ });
});

test("columns are found by name in a time that grows with their number", { timeout: 20_000 }, async () => {
  const names = Array.from({ length: 100_000 }, (_, i) => `column_number_${i}`);
  const transformer = await readEstimator(
    pythonObject("sklearn.compose.ColumnTransformer", {
      n_features_in_: names.length,
      feature_names_in_: new NdArray([names.length], names),
      transformers_: [new PyTuple(["all", "passthrough", [...names].reverse()])],
    }),
  );
  assert.deepEqual(transformer.featureNamesOut?.(["a", "b", ...names.slice(2)]).slice(-2), ["all__b", "all__a"]);
});

test("eliminated features are counted out in a time that grows with their number", { timeout: 20_000 }, async () => {
  const count = 400_000;
  const estimator = await readEstimator(
    pythonObject("sklearn.feature_selection.RFE", {
      support_: new NdArray(
        [count + 1],
        Uint8Array.from({ length: count + 1 }, (_, f) => Number(f > 0)),
      ),
      estimator_: lasso(new NdArray([count], new Float64Array(count))),
    }),
  );
  assert.equal(estimator.nFeatures, count + 1);
});

test("the inputs of a tree, and the names that are given for them, are listed in a time that grows with their number", {
  timeout: 20_000,
}, async () => {
  const nFeatures = 60_000;
  const tree = stump({ nFeatures, left: [[0]], right: [[1]] });
  const estimator = await readEstimator(treeEstimator("sklearn.tree.DecisionTreeRegressor", tree, { _sklearn_version: "1.9.1" }));
  const features = Array.from({ length: nFeatures }, (_, i) => `feature_number_${i}`);
  assert.deepEqual(signatureOf(estimator, { features }).inputs.at(-1)?.name, features.at(-1));
  assert.throws(() => signatureOf(estimator, { features: [...features.slice(1), features[1]] }), {
    message: 'the name "feature_number_1" is given twice',
  });
});

test("a classifier without classes is refused", async () => {
  const none = new NdArray([0, 3], new Float64Array(0));
  const classifier = pythonObject("sklearn.naive_bayes.BernoulliNB", {
    classes_: vector(),
    feature_log_prob_: none,
    class_log_prior_: vector(),
  });
  await assert.rejects(readEstimator(classifier), { name: "InvalidModelError", message: "classes_ is empty" });
});

test("of millions of terms there are no names", async () => {
  const terms = async (nFeatures: number): Promise<Estimator> =>
    readEstimator(pythonObject("sklearn.preprocessing.PolynomialFeatures", { n_features_in_: nFeatures, degree: 3 }));
  assert.deepEqual((await terms(2)).featureNamesOut?.(["a", "b"]).slice(-2), ["a b^2", "b^3"]);
  assert.equal((await terms(380)).featureNamesOut, undefined);
});

test("an encoder of hundreds of thousands of categories, of which some are infrequent, is read", async () => {
  const count = 200_000;
  const encoder = await readEstimator(
    pythonObject("sklearn.preprocessing.OneHotEncoder", {
      categories_: [
        new NdArray(
          [count],
          Float64Array.from({ length: count }, (_, i) => i),
        ),
      ],
      handle_unknown: "infrequent_if_exist",
      drop_idx_: null,
      _infrequent_enabled: true,
      _default_to_infrequent_mappings: [
        new NdArray(
          [count],
          Int32Array.from({ length: count }, (_, i) => Math.min(i, count - 2)),
        ),
      ],
    }),
  );
  assert.equal(encoder.featureNamesOut?.(["x"]).length, count - 1);
});

test("an old encoder finds which of its columns are encoded in a time that grows with their number", { timeout: 20_000 }, async () => {
  const count = 300_000;
  const encoder = await readEstimator(
    pythonObject(
      "sklearn.preprocessing.OneHotEncoder",
      {
        n_values_: new NdArray([count], new Int32Array(count).fill(2)),
        categorical_features: new NdArray([count], new Array<boolean>(count).fill(true)),
        handle_unknown: "error",
        sparse: true,
      },
      "0.19.2",
    ),
  );
  assert.ok(encoder.kind === "transformer");
  assert.equal(encoder.transform(new Matrix(1, count)).columns, 2 * count);
});

test("a selector of no columns is refused", async () => {
  const selector = pythonObject("sklearn.feature_selection.SelectFpr", {
    scores_: vector(),
    pvalues_: vector(),
    alpha: 0.05,
    n_features_in_: 1,
  });
  await assert.rejects(readEstimator(selector), { name: "UnsupportedModelError", message: /SelectFpr of no columns/ });
});

test("trees that say they were grown with millions of features, or that are shared by thousands, choose no features", async () => {
  const select = (estimator: PyObject): PyObject => pythonObject("sklearn.feature_selection.SelectFromModel", { estimator_: estimator });
  const grown = (nFeatures: number): PyObject =>
    treeEstimator("sklearn.tree.DecisionTreeRegressor", stump({ nFeatures, left: [[1]], right: [[2]] }), { _sklearn_version: "1.9.1" });
  const forest = (trees: number, nFeatures: number): PyObject => {
    const tree = grown(nFeatures);
    return pythonObject("sklearn.ensemble.RandomForestRegressor", {
      estimators_: Array.from({ length: trees }, () => tree),
      n_outputs_: 1,
    });
  };
  for (const estimator of [grown(16_000_000), forest(3, 16_000_000), forest(5000, 1_000_000)]) {
    const before = process.memoryUsage().arrayBuffers;
    await assert.rejects(readEstimator(select(estimator)), { name: "UnsupportedModelError", message: /the importances of/ });
    assert.ok(process.memoryUsage().arrayBuffers - before < 1 << 26);
  }
});
