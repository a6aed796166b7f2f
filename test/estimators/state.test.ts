import assert from "node:assert/strict";
import { test } from "node:test";
import { RandomForestClassifier, RandomForestRegressor } from "../../src/estimators/ensemble/index.ts";
import { type Estimator, readEstimator, type Trained } from "../../src/estimators/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor } from "../../src/estimators/tree/index.ts";
import { Frame } from "../../src/numeric/index.ts";
import { NdArray, PyObject, type PyValue, StructArray, type TypedArray } from "../../src/python/index.ts";
import { fixture } from "../support/repository.ts";
import { type Problem, rowsOf, targetsOf } from "../support/training-problem.ts";
import { oneLeaf } from "../support/tree-objects.ts";

const IRIS = fixture<Problem>("train/iris.json.gz");
const X = rowsOf(IRIS);
const Y = (targetsOf(IRIS) as readonly number[]).map(Number);
const SPECIES = Y.map((c) => ["setosa", "versicolor", "virginica"][c]);

const FITTED: readonly (readonly [string, () => Promise<Trained>])[] = [
  ["a forest classifier", () => new RandomForestClassifier({ nEstimators: 3, randomState: 0 }).fit(X, SPECIES)],
  ["a forest classifier of integers", () => new RandomForestClassifier({ nEstimators: 2, randomState: 0 }).fit(X, Y)],
  ["a forest regressor", () => new RandomForestRegressor({ nEstimators: 3, randomState: 0 }).fit(X, Y)],
  [
    "a tree classifier of booleans",
    () =>
      new DecisionTreeClassifier({ randomState: 0, classWeight: { true: 2 } }).fit(
        X,
        Y.map((c) => c === 1),
      ),
  ],
  ["a tree regressor", () => new DecisionTreeRegressor({ randomState: 0 }).fit(X, Y)],
];

for (const [name, fit] of FITTED) {
  test(`${name}, written and read again, is the same`, async () => {
    const fitted = await fit();
    const read = await readEstimator(fitted.toState());
    assert.equal(read.className, fitted.className);
    assert.equal(read.kind, fitted.kind);
    assert.deepEqual(read.rowCost, fitted.rowCost);
    assert.deepEqual(predictions(read), predictions(fitted));
    if (read.kind === "classifier" && fitted.kind === "classifier") {
      assert.deepEqual(read.classes, fitted.classes);
      assert.deepEqual(read.predictProba?.(X), fitted.predictProba(X));
    }
    assert.ok("trees" in read);
    assert.deepEqual(read.trees, "trees" in fitted ? fitted.trees : "tree" in fitted && [fitted.tree]);
  });
}

function predictions(estimator: Estimator): unknown {
  assert.ok(estimator.kind === "classifier" || estimator.kind === "regressor");
  return estimator.predict(X);
}

test("names of a Frame's columns are kept", async () => {
  const names = ["a", "b", "c", "d"];
  const column = (name: string, f: number) => ({
    name,
    kind: "number" as const,
    values: Float64Array.from({ length: X.rows }, (_, row) => X.data[4 * row + f]),
    integer: false,
  });
  const fitted = await new RandomForestClassifier({ nEstimators: 1, randomState: 0 }).fit(new Frame(names.map(column)), SPECIES);
  assert.deepEqual((await readEstimator(fitted.toState())).featureNames, names);
});

test("an unknown class is refused by name", async () => {
  await assert.rejects(readEstimator(new PyObject("sklearn.svm.Unknown", new Map())), {
    name: "UnsupportedModelError",
    parts: ['the class "sklearn.svm.Unknown"'],
    message: 'the class "sklearn.svm.Unknown" is not in this version',
  });
});

// A copy of a state in which what stands at `path` is replaced; undefined takes it out. A number goes into a list.
function changed(value: PyValue, path: readonly (string | number)[], by: PyValue | undefined | ((old: PyValue) => PyValue)): PyValue {
  const [step, ...rest] = path;
  const replace = (old: PyValue | undefined): PyValue | undefined => {
    if (rest.length > 0) return changed(old ?? null, rest, by);
    return typeof by === "function" ? by(old ?? null) : by;
  };
  if (Array.isArray(value)) return value.map((item: PyValue, i) => (i === step ? (replace(item) ?? null) : item));
  assert.ok(value instanceof PyObject && typeof step === "string");
  const state = new Map(value.state);
  const replacement = replace(state.get(step));
  if (replacement === undefined) state.delete(step);
  else state.set(step, replacement);
  return new PyObject(value.className, state, value.args);
}

function field(name: string, change: (values: TypedArray) => TypedArray | undefined): (nodes: PyValue) => PyValue {
  return (nodes) => {
    assert.ok(nodes instanceof StructArray);
    const fields = new Map(nodes.fields);
    const values = fields.get(name);
    assert.ok(values !== undefined);
    const replacement = change(values.slice());
    if (replacement === undefined) fields.delete(name);
    else fields.set(name, replacement);
    return new StructArray(nodes.length, fields);
  };
}

function put(at: number, value: number): (values: TypedArray) => TypedArray {
  return (values) => {
    const wide = values instanceof Float64Array ? values : Int32Array.from(values as Int32Array);
    wide[at] = value;
    return wide;
  };
}

const TREE = ["estimators_", 1, "tree_"] as const;
const NODES = [...TREE, "nodes"] as const;
const HOSTILE: readonly (readonly [string, readonly (string | number)[], PyValue | undefined | ((old: PyValue) => PyValue), RegExp])[] = [
  ["no trees", ["estimators_"], [], /estimators_ is empty/],
  ["trees that are no list", ["estimators_"], 3, /estimators_ is a number/],
  ["a tree of another class", ["estimators_", 1], new PyObject("os.system", new Map()), /estimators_\.1 is a "os\.system"/],
  ["a tree that is None", ["estimators_", 1], null, /estimators_\.1 is None/],
  ["no tree_", [...TREE], undefined, /estimators_\.1\.tree_ is missing/],
  ["no classes", ["classes_"], undefined, /classes_ is missing/],
  ["fewer classes", ["classes_"], new NdArray([2], ["a", "b"]), /classes_ has 2 labels, not 3/],
  ["more classes than values", ["n_classes_"], 4, /classes_ has 3 labels, not 4/],
  ["a class twice", ["classes_"], new NdArray([3], ["a", "b", "a"]), /holds a class twice/],
  ["classes of several kinds", ["classes_"], new NdArray([3], ["a", 1, true]), /mixes/],
  ["a class that is a list", ["classes_"], new NdArray([3], ["a", "b", ["c"]]), /entry 2 is a list/],
  ["a fractional class", ["classes_"], new NdArray([3], Float64Array.of(1, 2, 2.5)), /entry 2 is 2.5/],
  ["no features", ["n_features_in_"], 0, /n_features_in_ is 0/],
  ["more features than the trees", ["n_features_in_"], 5, /n_features_in_ is 5, and the arrays are for 4/],
  ["more outputs than classes", ["n_outputs_"], 2, /n_classes_ is of 1 outputs, not 2/],
  ["more outputs than any", ["n_outputs_"], 2_000_000_000, /n_outputs_ is 2000000000/],
  ["names of another number", ["feature_names_in_"], new NdArray([2], ["a", "b"]), /feature_names_in_ has 2 entries, not 4/],
  ["names that are numbers", ["feature_names_in_"], new NdArray([4], Int32Array.of(1, 2, 3, 4)), /entry 0 is a number/],
  ["a node count that is not the nodes'", [...TREE, "node_count"], 3, /nodes has \d+ entries, not 3/],
  ["a huge node count", [...TREE, "node_count"], 1e15, /node_count is 1000000000000000/],
  ["a depth that is not the tree's", [...TREE, "max_depth"], 99, /max_depth is 99/],
  ["nodes that are a list", [...NODES], [1, 2], /nodes is a list of 2/],
  ["an unknown field", [...NODES], (old) => addField(old, "split_kind"), /fields that this version does not know: "split_kind"/],
  ["no thresholds", [...NODES], field("threshold", () => undefined), /nodes\.threshold is missing/],
  ["thresholds of float32", [...NODES], field("threshold", (v) => Float32Array.from(v as Float64Array)), /Float32Array, not float64/],
  ["a field that is too short", [...NODES], field("impurity", (v) => v.slice(1)), /impurity has \d+ entries/],
  ["a child that points back", [...NODES], field("left_child", put(2, 1)), /node 2 of \d+ has node 1 as a child/],
  ["a child that is its own parent", [...NODES], field("left_child", put(0, 0)), /node 0 of \d+ has node 0 as a child/],
  ["a child beyond the nodes", [...NODES], field("right_child", put(0, 10000)), /node 0 of \d+ has node 10000/],
  ["a child of two", [...NODES], field("right_child", put(0, 1)), /node 0 has node 1 as a child, which has a parent already/],
  ["only one child", [...NODES], field("right_child", put(0, -1)), /node 0 of \d+ has node -1/],
  ["a child below -1", [...NODES], field("left_child", put(0, -7)), /left_child entry 0 is -7/],
  [
    "a leaf in the root's place",
    [...NODES],
    (old) => field("right_child", put(0, -1))(field("left_child", put(0, -1))(old)),
    /node 1 has no parent/,
  ],
  ["a feature beyond the features", [...NODES], field("feature", put(0, 4)), /node 0 splits on feature 4, of 4/],
  ["a split without a feature", [...NODES], field("feature", put(0, -2)), /node 0 splits on feature -2/],
  ["a threshold that is NaN", [...NODES], field("threshold", put(0, Number.NaN)), /node 0 has the threshold NaN/],
  ["no samples", [...NODES], field("n_node_samples", put(1, 0)), /n_node_samples entry 1 is 0/],
  ["a weight that is NaN", [...NODES], field("weighted_n_node_samples", put(1, Number.NaN)), /node 1 has the weight NaN/],
  ["counts that a version of shares saved", [...TREE, "values"], timesFifty, /add up to 50 in node 0, not to 1: counts/],
  ["a flag that is none", [...NODES], field("missing_go_to_left", put(1, 3)), /missing_go_to_left entry 1 is 3/],
  ["values of another shape", [...TREE, "values"], new NdArray([1, 1, 3], new Float64Array(3)), /values has the shape \(1, 1, 3\)/],
  [
    "values fewer than their shape",
    [...TREE, "values"],
    (old) => new NdArray((old as NdArray).shape, new Float64Array(3)),
    /values has 3 values for/,
  ],
  [
    "values of integers",
    [...TREE, "values"],
    (old) => new NdArray((old as NdArray).shape, new Int32Array(1)),
    /values has 1 values|Int32Array/,
  ],
  ["a value that is NaN", [...TREE, "values"], (old) => nanAt(old, 4), /node 1 has the value NaN/],
];

function addField(nodes: PyValue, name: string): PyValue {
  assert.ok(nodes instanceof StructArray);
  return new StructArray(nodes.length, new Map([...nodes.fields, [name, new Uint8Array(nodes.length)]]));
}

function timesFifty(values: PyValue): PyValue {
  assert.ok(values instanceof NdArray && values.data instanceof Float64Array);
  return new NdArray(
    values.shape,
    values.data.map((share) => 50 * share),
  );
}

function nanAt(values: PyValue, at: number): PyValue {
  assert.ok(values instanceof NdArray && values.data instanceof Float64Array);
  return new NdArray(values.shape, values.data.with(at, Number.NaN));
}

for (const [name, path, by, message] of HOSTILE) {
  test(`a state with ${name} is refused, and where is said`, async () => {
    const state = (await new RandomForestClassifier({ nEstimators: 2, randomState: 0 }).fit(X, SPECIES)).toState();
    const hostile = changed(state, path, by);
    assert.ok(hostile instanceof PyObject);
    await assert.rejects(readEstimator(hostile), (error: Error) => {
      assert.match(error.name, /^(InvalidModelError|UnsupportedModelError)$/);
      assert.match(error.message, message);
      return true;
    });
  });
}

test("every integer width and NumPy's 64-bit integers are read alike", async () => {
  const fitted = await new DecisionTreeClassifier({ randomState: 0 }).fit(X, Y);
  const state = fitted.toState();
  const wide = changed(
    changed(
      state,
      ["tree_", "nodes"],
      field("left_child", (v) => BigInt64Array.from(v as Int8Array, BigInt)),
    ),
    ["n_classes_"],
    3n,
  );
  assert.ok(wide instanceof PyObject);
  assert.deepEqual(predictions(await readEstimator(wide)), fitted.predict(X));
});

test("up to scikit-learn 1.3 the values of a tree are counts, and its probabilities their shares", async () => {
  const fitted = await new DecisionTreeClassifier({ maxDepth: 2, randomState: 0 }).fit(X, Y);
  const counted = changed(changed(fitted.toState(), ["_sklearn_version"], "1.3.2"), ["tree_", "values"], timesFifty);
  assert.ok(counted instanceof PyObject);
  const read = await readEstimator(counted);
  assert.ok(read.kind === "classifier" && read.predictProba !== undefined);
  const sums = read
    .predictProba(X)
    .toArrays()
    .map((shares) => shares.reduce((sum, share) => sum + share, 0));
  assert.ok(sums.every((sum) => Math.abs(sum - 1) < 1e-12));
  assert.deepEqual(read.predict(X), fitted.predict(X));
});

test("counts of a single old tree decide where their shares are equal, and in a forest the shares do", async () => {
  // The second is a bit more than the others; divided by their sum all are 1/3.
  const counts = [1.9004999999999999, 1.9005, 1.9004999999999999];
  const leaf = (version: string) =>
    new PyObject(
      "sklearn.tree.tree.DecisionTreeClassifier",
      new Map<string, PyValue>([
        ["_sklearn_version", version],
        ["n_outputs_", 1],
        ["n_classes_", 3],
        ["classes_", new NdArray([3], ["a", "b", "c"])],
        ["tree_", oneLeaf(counts)],
      ]),
    );
  const predicted = async (object: PyObject) => {
    const read = await readEstimator(object);
    assert.ok(read.kind === "classifier" && read.predictProba !== undefined);
    return [read.predict([[0]]), read.predictProba([[0]]).toArrays()];
  };
  assert.deepEqual(await predicted(leaf("0.20.4")), [["b"], [[1 / 3, 1 / 3, 1 / 3]]]);
  const forest = new Map(leaf("0.20.4").state);
  forest.delete("tree_");
  forest.set("estimators_", [leaf("0.20.4")]);
  assert.deepEqual(await predicted(new PyObject("sklearn.ensemble.forest.RandomForestClassifier", forest)), [
    ["a"],
    [[1 / 3, 1 / 3, 1 / 3]],
  ]);
});

test("a tree without a version, a depth or a rule for missing values is one of scikit-learn 0.17", async () => {
  const state = new Map<string, PyValue>([
    ["n_outputs_", 1],
    ["n_classes_", 2],
    ["classes_", new NdArray([2], ["no", "yes"])],
    ["tree_", oneLeaf([1, 3])],
  ]);
  const read = await readEstimator(new PyObject("sklearn.tree.tree.DecisionTreeClassifier", state));
  assert.ok(read.kind === "classifier" && read.predictProba !== undefined);
  assert.deepEqual(read.predictProba([[7]]).toArrays(), [[0.25, 0.75]]);
  assert.equal(read.nFeatures, 1);
  assert.throws(() => read.predict([[Number.NaN]]), { name: "DataError" });
});
