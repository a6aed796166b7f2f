import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as front from "../../../src/ensemble.ts";
import { RandomForestClassifier, RandomForestRegressor } from "../../../src/estimators/ensemble/index.ts";
import { makeThreads } from "../../../src/host/node.ts";
import { fixture } from "../../support/repository.ts";
import { compare, type Problem, rowsOf, targetsOf } from "../../support/training-problem.ts";

const IRIS = fixture<Problem>("train/iris.json.gz");

test("several threads give the same trees as one, which are scikit-learn's", async () => {
  for (const one of IRIS.cases.filter(({ estimator }) => estimator === "RandomForestClassifier").slice(-3)) {
    assert.deepEqual((await compare(IRIS, one, makeThreads(3))).differences, []);
  }
});

test("brine/ensemble takes threads as a number, and the forest is the same for 1, 2 and 3", async () => {
  const x = rowsOf(IRIS);
  const y = targetsOf(IRIS) as readonly number[];
  const fit = (threads: number | undefined) => new front.RandomForestClassifier({ nEstimators: 7, randomState: 3 }).fit(x, y, { threads });
  const alone = await fit(undefined);
  for (const threads of [1, 2, 3]) assert.deepEqual((await fit(threads)).trees, alone.trees);
  await assert.rejects(fit(0), { name: "ParameterError" });
  const regressor = await new front.RandomForestRegressor({ nEstimators: 2, randomState: 3 }).fit(x, y, { threads: 2 });
  assert.equal(regressor.trees.length, 2);
});

test("progress counts every tree; an abort between trees stops the fit with its reason", async () => {
  const x = rowsOf(IRIS);
  const y = targetsOf(IRIS) as readonly number[];
  for (const threads of [undefined, makeThreads(2)]) {
    const seen: [number, number][] = [];
    const forest = () => new RandomForestClassifier({ nEstimators: 4, randomState: 0 });
    await forest().fit(x, y, { threads, onProgress: (done, total) => seen.push([done, total]) });
    assert.deepEqual(seen, [
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    const abort = new AbortController();
    const stopped = forest().fit(x, y, { threads, signal: abort.signal, onProgress: () => abort.abort(new Error("stop")) });
    await assert.rejects(stopped, /stop/);
    await assert.rejects(forest().fit(x, y, { threads, signal: AbortSignal.abort() }), { name: "AbortError" });
  }
});

test("without randomState two forests differ, and each tree's estimator tells its seed", async () => {
  const x = rowsOf(IRIS);
  const y = targetsOf(IRIS) as readonly number[];
  const one = await new RandomForestClassifier({ nEstimators: 3 }).fit(x, y);
  const two = await new RandomForestClassifier({ nEstimators: 3 }).fit(x, y);
  const seeds = (forest: RandomForestClassifier) => forest.estimators.map(({ parameters }) => parameters.randomState);
  assert.notDeepEqual(seeds(one), seeds(two));
  assert.deepEqual(one.estimators[0].tree, one.trees[0]);
  assert.deepEqual(one.estimators[0].classes, one.classes);
});

const problems = fc.integer({ min: 1, max: 5 }).chain((features) =>
  fc.record({
    x: fc.array(
      fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 }), { minLength: features, maxLength: features }),
      {
        minLength: 2,
        maxLength: 30,
      },
    ),
    seed: fc.nat(1000),
    maxDepth: fc.option(fc.integer({ min: 1, max: 4 })),
  }),
);

test("one row answers as it does in its batch, and as predictRow does, to the last bit", async () => {
  await fc.assert(
    fc.asyncProperty(problems, async ({ x, seed, maxDepth }) => {
      const parameters = { nEstimators: 5, randomState: seed, maxDepth };
      const classifier = await new RandomForestClassifier(parameters).fit(
        x,
        x.map((_, row) => row % 3),
      );
      const regressor = await new RandomForestRegressor(parameters).fit(
        x,
        x.map((row) => row[0] * 0.1),
      );
      const probabilities = classifier.predictProba(x);
      const predictions = regressor.predict(x);
      const out = new Float64Array(classifier.classes.length);
      const value = new Float64Array(1);
      x.forEach((row, i) => {
        assert.deepEqual(classifier.predictProba([row]).data, probabilities.row(i).slice());
        classifier.predictRow(Float64Array.from(row), out);
        assert.deepEqual(out, probabilities.row(i).slice());
        regressor.predictRow(Float64Array.from(row), value);
        assert.equal(value[0], predictions[i]);
      });
    }),
    { seed: 2, numRuns: 60 },
  );
});

test("every row follows its path: the flat walk answers as the node arrays say, also right at thresholds", async () => {
  const x = rowsOf(IRIS);
  const forest = await new RandomForestClassifier({ nEstimators: 10, randomState: 1 }).fit(x, targetsOf(IRIS) as readonly number[]);
  const rows: number[][] = [];
  for (const tree of forest.trees) {
    for (let i = 0; i < tree.nodeCount; i++) {
      if (tree.feature[i] < 0) continue;
      const at = Math.fround(tree.threshold[i]);
      for (const value of [at, at * (1 + 2e-7), at * (1 - 2e-7)]) rows.push([5.8, 3, 3.7, 1.2].with(tree.feature[i], value));
    }
  }
  const got = forest.predictProba(rows);
  rows.forEach((row, r) => {
    const sum = [0, 0, 0];
    for (const tree of forest.trees) {
      let node = 0;
      while (tree.childrenLeft[node] !== -1) {
        const isLeft = Math.fround(row[tree.feature[node]]) <= tree.threshold[node];
        node = isLeft ? tree.childrenLeft[node] : tree.childrenRight[node];
      }
      for (let c = 0; c < 3; c++) sum[c] += tree.value[3 * node + c];
    }
    assert.deepEqual(
      Array.from(got.row(r)),
      sum.map((each) => each / 10),
    );
  });
});
