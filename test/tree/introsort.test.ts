import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { introsort } from "../../src/tree/introsort.ts";
import { fixture } from "../support/repository.ts";
import { unpack } from "../support/training-problem.ts";

const CASES = fixture<readonly { readonly values: string; readonly order: readonly number[] }[]>("sort.json.gz");

const upTo = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

test("equal values come to lie in scikit-learn's order, also where the depth is used up and the heapsort takes over", () => {
  assert.ok(CASES.length > 60);
  for (const { values, order } of CASES) {
    for (const sorted of [unpack(values), Float32Array.from(unpack(values))]) {
      const items = upTo(sorted.length);
      introsort(sorted, items, 0, sorted.length);
      assert.deepEqual([...items], order);
    }
  }
});

test("a run inside a longer array is sorted as if it were alone, and nothing around it is touched", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 80 }), fc.nat(5), (run, before) => {
      const alone = Float64Array.from(run);
      const order = upTo(run.length);
      introsort(alone, order, 0, run.length);
      const inside = Float64Array.from([...Array(before).fill(99), ...run, -1]);
      const items = upTo(inside.length);
      introsort(inside, items, before, run.length);
      assert.deepEqual(inside, Float64Array.from([...Array(before).fill(99), ...alone, -1]));
      assert.deepEqual(
        [...items.subarray(before, before + run.length)],
        [...order].map((i) => i + before),
      );
    }),
    { seed: 1 },
  );
});
