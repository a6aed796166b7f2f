import assert from "node:assert/strict";
import { test } from "node:test";
import { RandomForestClassifier, RandomForestRegressor } from "../../src/estimators/ensemble/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor } from "../../src/estimators/tree/index.ts";

const ALL = [RandomForestClassifier, RandomForestRegressor, DecisionTreeClassifier, DecisionTreeRegressor];
const FORESTS = [RandomForestClassifier, RandomForestRegressor];

/** Made as JavaScript callers can make it, whatever the types say. */
function make(Estimator: (typeof ALL)[number], parameters: object): unknown {
  return new Estimator(parameters);
}

test("defaults are scikit-learn's", () => {
  const common = {
    maxDepth: null,
    minSamplesSplit: 2,
    minSamplesLeaf: 1,
    minWeightFractionLeaf: 0,
    maxLeafNodes: null,
    minImpurityDecrease: 0,
    ccpAlpha: 0,
    randomState: null,
  };
  const sampling = { nEstimators: 100, bootstrap: true, oobScore: false, maxSamples: null };
  const sorted = (parameters: object) => Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
  const equal = (got: object, wanted: object) => assert.deepEqual(sorted(got), sorted(wanted));
  equal(new RandomForestClassifier().parameters, { ...common, ...sampling, criterion: "gini", maxFeatures: "sqrt", classWeight: null });
  equal(new RandomForestRegressor().parameters, { ...common, ...sampling, criterion: "squared_error", maxFeatures: { fraction: 1 } });
  equal(new DecisionTreeClassifier().parameters, { ...common, criterion: "gini", maxFeatures: null, classWeight: null });
  equal(new DecisionTreeRegressor().parameters, { ...common, criterion: "squared_error", maxFeatures: null });
});

const REFUSED: readonly [string, readonly unknown[]][] = [
  ["maxDepth", [0, -1, 1.5, "3", Number.NaN, Number.POSITIVE_INFINITY]],
  ["minSamplesSplit", [1, 0, 1.5, { fraction: 1.5 }, { fraction: 0 }, "2", null, Number.NaN]],
  ["minSamplesLeaf", [0, -1, 1.5, { fraction: 1 }, null, true]],
  ["minWeightFractionLeaf", [-0.1, 0.51, "0", null]],
  ["maxFeatures", [0, -1, 1.5, { fraction: 0 }, "auto", true]],
  ["maxLeafNodes", [1, 0, 2.5, "9"]],
  ["minImpurityDecrease", [-1e-9, Number.NaN, Number.POSITIVE_INFINITY, null]],
  ["ccpAlpha", [-1, "0"]],
  ["randomState", [-1, 2 ** 32, 0.5, "0"]],
  ["criterion", ["Gini", "mse", null, 3]],
];

for (const [name, values] of REFUSED) {
  test(`${name} is refused as scikit-learn refuses it: ${values.map((value) => JSON.stringify(value)).join(", ")}`, () => {
    for (const Estimator of ALL) {
      for (const value of values) {
        assert.throws(
          () => make(Estimator, { [name]: value }),
          (error: Error & { place: object }) =>
            error.name === "ParameterError" && error.message.startsWith(`${name} of `) && /must be .*, got /.test(error.message),
          `${name}=${JSON.stringify(value)}`,
        );
      }
    }
  });
}

test("a forest's own parameters are refused likewise", () => {
  for (const Forest of FORESTS) {
    const wrong = { nEstimators: [0, 1.5, null], bootstrap: [1, "yes"], oobScore: ["yes", 0], maxSamples: [0, -1, { fraction: 0 }, "all"] };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) assert.throws(() => make(Forest, { [name]: value }), { name: "ParameterError", place: { name } });
    }
  }
});

test("class weights must be a preset or weights of at least 0; a single tree knows no balanced_subsample", () => {
  for (const classWeight of ["Balanced", 1, { a: -1 }, { a: "1" }, new Map([["a", Number.NaN]])]) {
    assert.throws(() => make(RandomForestClassifier, { classWeight }), { name: "ParameterError" });
  }
  assert.throws(() => make(DecisionTreeClassifier, { classWeight: "balanced_subsample" }), { name: "ParameterError" });
  assert.throws(() => make(RandomForestRegressor, { classWeight: "balanced" }), {
    name: "ParameterError",
    message: /no parameter "classWeight"/,
  });
});

test("an unknown name is refused with what was meant", () => {
  assert.throws(() => make(RandomForestClassifier, { nEstimator: 10 }), { name: "ParameterError", hint: "Did you mean nEstimators?" });
  assert.throws(() => make(RandomForestClassifier, { n_estimators: 10 }), { name: "ParameterError", hint: "Did you mean nEstimators?" });
  assert.throws(() => make(DecisionTreeClassifier, { nEstimators: 10 }), { name: "ParameterError", message: /no parameter "nEstimators"/ });
  assert.throws(() => make(DecisionTreeClassifier, JSON.parse('{"__proto__": 1}')), { name: "ParameterError" });
});

test("what a later version brings is refused by name, and taken at its default", () => {
  const later: readonly [(typeof ALL)[number], object, string][] = [
    [RandomForestClassifier, { warmStart: true }, "warmStart=true is not in this version"],
    [RandomForestClassifier, { monotonicCst: [1, 0] }, "monotonicCst=a list is not in this version"],
    [RandomForestClassifier, { classWeight: [{}, {}] }, "classWeight=a list is not in this version"],
    [RandomForestClassifier, { nJobs: -1 }, "nJobs=-1 is not in this version"],
    [RandomForestRegressor, { criterion: "poisson" }, 'criterion="poisson" is not in this version'],
    [DecisionTreeRegressor, { criterion: "poisson" }, 'criterion="poisson" is not in this version'],
    [DecisionTreeClassifier, { splitter: "random" }, 'splitter="random" is not in this version'],
  ];
  for (const [Estimator, parameters, message] of later) {
    assert.throws(() => make(Estimator, parameters), { name: "NotInThisVersionError", message });
  }
  make(RandomForestClassifier, { warmStart: false, monotonicCst: null, nJobs: null, verbose: 0 });
  make(DecisionTreeClassifier, { splitter: "best", monotonicCst: null });
});

test("parameters that exclude each other are refused when fitting", async () => {
  const x = [[1], [2], [3]];
  for (const parameters of [
    { bootstrap: false, maxSamples: 2 },
    { bootstrap: false, oobScore: true },
  ]) {
    await assert.rejects(new RandomForestClassifier(parameters).fit(x, ["a", "b", "a"]), { name: "ParameterError" });
    await assert.rejects(new RandomForestRegressor(parameters).fit(x, [1, 2, 3]), { name: "ParameterError" });
  }
});

test("class weights for classes that do not occur are refused when others are missing, as in scikit-learn", async () => {
  const fit = (classWeight: Record<string, number>) => new DecisionTreeClassifier({ classWeight }).fit([[1], [2]], ["a", "b"]);
  await fit({ a: 2, b: 1, c: 5 });
  await fit({ a: 2 });
  await assert.rejects(fit({ a: 2, c: 5 }), { name: "ParameterError", message: /no weight for the class "b"/ });
});
