import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError, ParameterError } from "../../../src/errors/index.ts";
import { splitIndices } from "../../../src/estimators/model-selection/index.ts";
import { fixture } from "../../support/repository.ts";
import { checkSplitCase, type SplitCase } from "../../support/split-case.ts";

for (const [name, claim] of [
  ["plain", "the same rows in the same order as scikit-learn, whatever the sizes and the seed"],
  ["stratified", "stratified: the same rows in the same order as scikit-learn, ties between remainders drawn alike"],
  ["refused", "what scikit-learn refuses is refused"],
]) {
  test(claim, () => {
    const { scikitLearn, cases } = fixture<{ scikitLearn: string; cases: SplitCase[] }>(`selection/${name}.json.gz`);
    assert.equal(scikitLearn, "1.9.1");
    for (const split of cases) checkSplitCase(split);
  });
}

test("a class of one row is named when stratifying", () => {
  assert.throws(
    () => splitIndices(5, { randomState: 0, stratify: ["setosa", "setosa", "virginica", "setosa", "setosa"] }),
    (error) =>
      error instanceof DataError && error.message === `a stratified split needs 2 rows of every class, and there is 1 of class "virginica"`,
  );
});

test("fewer test rows than classes are refused with both numbers", () => {
  assert.throws(
    () => splitIndices(6, { testSize: 1, randomState: 0, stratify: [1, 1, 1, 2, 2, 2] }),
    (error) =>
      error instanceof ParameterError &&
      error.place.name === "testSize" &&
      error.message === "a stratified split needs a row of every class on both sides: 1 to test on, 2 classes",
  );
});

test("without a seed a fresh one is drawn, and it gives the same split again", () => {
  const first = splitIndices(200, { testSize: 0.5 });
  assert.ok(first.randomState !== null);
  assert.deepEqual(splitIndices(200, { testSize: 0.5, randomState: first.randomState }), first);
  assert.notDeepEqual(splitIndices(200, { testSize: 0.5, randomState: null }).train, first.train);
});

test("1 and { fraction: 1 } are not the same size: one row, and all of them", () => {
  assert.equal(splitIndices(4, { testSize: 1, randomState: 0 }).test.length, 1);
  assert.equal(splitIndices(4, { testSize: { fraction: 0.5 }, randomState: 0 }).test.length, 2);
  assert.throws(() => splitIndices(4, { testSize: { fraction: 1 }, randomState: 0 }), ParameterError);
});

test("a size that is no number is refused by name", () => {
  for (const testSize of [Number.NaN, "0.25", {}] as number[]) {
    assert.throws(
      () => splitIndices(4, { testSize }),
      (error) => error instanceof ParameterError && error.place.name === "testSize",
    );
  }
});
