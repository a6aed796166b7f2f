import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { splitIndices } from "../../../src/estimators/model-selection/index.ts";

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test("every row is on one side of a split, none on both", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.double({ min: 0.01, max: 0.49, noNaN: true }), seed, (rows, testSize, randomState) => {
      const { train, test: tested } = splitIndices(rows, { testSize, randomState });
      assert.deepEqual(
        Int32Array.of(...train, ...tested).sort(),
        Int32Array.from({ length: rows }, (_, i) => i),
      );
    }),
  );
});

test("stratified halves hold as many rows of each class, give or take one", () => {
  const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 60 }).map((half) => [...half, ...half]);
  fc.assert(
    fc.property(labels, seed, (stratify, randomState) => {
      const classes = new Set(stratify);
      fc.pre(stratify.length / 2 >= classes.size);
      const { train, test: tested } = splitIndices(stratify.length, { testSize: 0.5, randomState, stratify });
      for (const label of classes) {
        const count = (side: Int32Array) => side.filter((i) => stratify[i] === label).length;
        assert.ok(Math.abs(count(train) - count(tested)) <= 1);
      }
    }),
  );
});
