import assert from "node:assert/strict";
import { test } from "node:test";
import { normalQuantile } from "../../src/numeric/index.ts";

test("quantiles of the normal distribution are SciPy's within 1e-14, in the middle and in the tails", () => {
  // scipy.special.ndtri, SciPy 1.17
  for (const [p, x] of [
    [0.5488135039273248, 0.12266422757472378],
    [0.4375872112626925, -0.15708936055497405],
    [0.9636627605010293, 1.7948695966110095],
    [0.09394051075844168, -1.3168735269693053],
    [0.9474115999011906, 1.6202583108997648],
  ]) {
    assert.ok(Math.abs(normalQuantile(p) / x - 1) < 1e-14, `${p}: ${normalQuantile(p)}`);
  }
});

test("quantiles of 0, a half and 1 are exact, and outside of them there is none", () => {
  assert.deepEqual([0, 0.5, 1, -0.1, 1.1, Number.NaN].map(normalQuantile), [
    Number.NEGATIVE_INFINITY,
    0,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
});
