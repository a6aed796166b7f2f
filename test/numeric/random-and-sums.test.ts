import assert from "node:assert/strict";
import { test } from "node:test";
import { fma } from "../../src/numeric/fma.ts";
import { glibcLog, MersenneTwister, pairwiseSum } from "../../src/numeric/index.ts";
import { fixture } from "../support/repository.ts";
import { unpack } from "../support/training-problem.ts";

interface Fixture {
  readonly draws: readonly {
    readonly seed: number;
    readonly uint32: string;
    readonly treeSeeds: string;
    readonly highs: readonly number[];
    readonly below: string;
    readonly doubles: string;
    readonly permutation: string;
    readonly two: string;
  }[];
  readonly sums: readonly { readonly values: string; readonly sum: string }[];
  readonly products: readonly string[];
  readonly arguments: string;
  readonly logarithms: string;
}

const { draws, sums, ...logs } = fixture<Fixture>("numeric.json.gz");

const repeat = (count: number, draw: () => number): Float64Array => Float64Array.from({ length: count }, draw);

for (const one of draws) {
  const random = () => new MersenneTwister(one.seed);

  test(`seed ${one.seed}: 700 draws of 32 bits are NumPy's, past the first refill`, () => {
    const twister = random();
    assert.deepEqual(
      repeat(700, () => twister.uint32()),
      unpack(one.uint32),
    );
  });

  test(`seed ${one.seed}: randint is NumPy's, also at powers of two and over all 32 bits`, () => {
    const twister = random();
    const got = one.highs.flatMap((high) => [...repeat(60, () => twister.randint(0, high))]);
    assert.deepEqual(Float64Array.from(got), unpack(one.below));
    const seeds = random();
    assert.deepEqual(
      repeat(700, () => seeds.randint(0, 0x7fffffff)),
      unpack(one.treeSeeds),
    );
  });

  test(`seed ${one.seed}: random_sample and permutation are NumPy's, one after another too`, () => {
    const twister = random();
    assert.deepEqual(
      repeat(700, () => twister.randomSample()),
      unpack(one.doubles),
    );
    assert.deepEqual(Float64Array.from(random().permutation(1000)), unpack(one.permutation));
    const several = random();
    assert.deepEqual(Float64Array.from([...several.permutation(5), ...several.permutation(2), ...several.permutation(1)]), unpack(one.two));
  });
}

test("an interval up to 4294967295 takes every draw as it is, one up to 0 takes none", () => {
  const a = new MersenneTwister(7);
  const b = new MersenneTwister(7);
  assert.equal(a.interval(0), 0);
  for (let i = 0; i < 10; i++) assert.equal(a.interval(0xffffffff), b.uint32());
});

for (const seed of [-1, 0.5, 2 ** 32, Number.NaN]) {
  test(`${seed} is refused as a seed`, () => {
    assert.throws(() => new MersenneTwister(seed), { name: "ParameterError" });
  });
}

test("sums of every length around 8 and 128 have the bits of np.sum", () => {
  for (const { values, sum } of sums) {
    assert.equal(pairwiseSum(unpack(values)), unpack(sum)[0]);
    // Inside a longer array too.
    const padded = new Float64Array([1e300, ...unpack(values), 1e300]);
    assert.equal(pairwiseSum(padded, 1, padded.length - 1), unpack(sum)[0]);
  }
});

test("a product and a sum are rounded once, also where they cancel or are close to a tie", () => {
  const [a, b, c, wanted] = logs.products.map(unpack);
  let differs = 0;
  for (let i = 0; i < a.length; i++) {
    assert.equal(fma(a[i], b[i], c[i]), wanted[i], `${a[i]} * ${b[i]} + ${c[i]}`);
    if (a[i] * b[i] + c[i] !== wanted[i]) differs++;
  }
  assert.ok(differs > 500);
});

test("logarithms have glibc's bits: shares, where fused operations count, large and subnormal numbers, the edges of the series around 1", () => {
  const x = unpack(logs.arguments);
  const wanted = unpack(logs.logarithms);
  assert.ok(x.length > 4000);
  for (let i = 0; i < x.length; i++) assert.equal(glibcLog(x[i]), wanted[i], `log of ${x[i]}`);
});

test("the logarithm of 0, of negative numbers, of infinity and of NaN are as in C", () => {
  assert.deepEqual([0, -1, Number.POSITIVE_INFINITY, Number.NaN].map(glibcLog), [
    Number.NEGATIVE_INFINITY,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NaN,
  ]);
});
