import assert from "node:assert/strict";
import { test } from "node:test";
import { MersenneTwister } from "../../src/numeric/index.ts";
import { balancedClassWeights, cumulatedShares, drawCounts } from "../../src/tree/index.ts";

test("a draw that equals a cumulated share falls to the next row, as in np.searchsorted(side='right')", () => {
  const first = new MersenneTwister(5).randomSample();
  const counts = drawCounts(2, { count: 1, cumulated: Float64Array.of(first, 1), balancesClasses: false }, 5);
  assert.deepEqual(counts, Float64Array.of(0, 1));
});

test("a row of weight 0 is never drawn, and as many rows are drawn as asked", () => {
  const cumulated = cumulatedShares(Float64Array.of(0, 1, 0, 3, 0));
  const counts = drawCounts(5, { count: 1000, cumulated, balancesClasses: false }, 1);
  assert.deepEqual([counts[0], counts[2], counts[4]], [0, 0, 0]);
  assert.equal(counts[1] + counts[3], 1000);
  assert.ok(counts[3] > 2 * counts[1]);
});

test("balanced weights make the classes that occur weigh the same together", () => {
  assert.deepEqual(balancedClassWeights(Float64Array.of(2, 0, 6)), Float64Array.of(2, 0, 8 / 12));
});
