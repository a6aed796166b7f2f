import assert from "node:assert/strict";
import { test } from "node:test";
import { cbrt } from "../../src/numeric/index.ts";

test("the cube root of a cube is what was cubed, also next to zero and to infinity", () => {
  for (const y of [1, 2, 3, 7, 0.5, 1.25, 100, 2 ** -358, 2 ** 341, 2 ** -300, 12345]) {
    assert.equal(cbrt(y * y * y), y);
    assert.equal(cbrt(-(y * y * y)), -y);
  }
  assert.equal(cbrt(2 ** -1074), 1.7031839360032603e-108);
  assert.equal(cbrt(Number.MAX_VALUE), 5.643803094122362e102);
});

test("cube roots of other numbers are the nearest doubles", () => {
  // From Python's decimal module, 60 digits.
  const roots: readonly (readonly [number, number])[] = [
    [2, 1.2599210498948732],
    [3, 1.4422495703074083],
    [10, 2.154434690031884],
    [0.1, 0.4641588833612779],
    [1e-300, 1e-100],
    [1e300, 1e100],
    [5, 1.709975946676697],
    [6.5, 1.866255578408624],
  ];
  for (const [x, root] of roots) assert.equal(cbrt(x), root);
});

test("zeros, infinities and NaN are their own cube roots", () => {
  for (const x of [0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]) assert.ok(Object.is(cbrt(x), x));
});
