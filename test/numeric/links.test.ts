import assert from "node:assert/strict";
import { test } from "node:test";
import { dot, expit, log, logit, logOdds, logSumExp, softmax } from "../../src/numeric/index.ts";
import { fixture } from "../support/repository.ts";
import { unpack } from "../support/training-problem.ts";

interface Fixture {
  readonly expit: readonly [string, string];
  readonly logit: readonly [string, string];
  readonly rows: readonly { readonly row: string; readonly softmax: string; readonly logSumExp: string }[];
}

const truth = fixture<Fixture>("links.json.gz");

/** Equal up to a relative `most`, NaN and infinities included. */
function isClose(got: number, wanted: number, most: number): boolean {
  return Object.is(got, wanted) || Math.abs(got - wanted) <= most * Math.abs(wanted);
}

test("expit has SciPy's bits, but where the C library's exp is not rounded correctly: a few in a thousand, by a unit in the last place", () => {
  const [x, wanted] = truth.expit.map(unpack);
  let differ = 0;
  for (let i = 0; i < x.length; i++) {
    const got = expit(x[i]);
    if (!Object.is(got, wanted[i])) differ++;
    assert.ok(isClose(got, wanted[i], 2.3e-16), `expit(${x[i]}) is ${got}, not ${wanted[i]}`);
  }
  assert.ok(differ <= (3 * x.length) / 1000, `${differ} of ${x.length} differ`);
});

test("logit has SciPy's bits, at 0 and 1 too, and around 1/2 is off by no more than the C library's log1p", () => {
  const [p, wanted] = truth.logit.map(unpack);
  for (let i = 0; i < p.length; i++) {
    const isExact = p[i] < 0.3 || p[i] > 0.65;
    const got = logit(p[i]);
    assert.ok(isExact ? got === wanted[i] : isClose(got, wanted[i], 4.5e-16), `logit(${p[i]}) is ${got}, not ${wanted[i]}`);
  }
});

test("log odds go by the plain formula, also around 1/2 where logit does not", () => {
  const p = 0.5 + 1e-9;
  assert.equal(logOdds(p), log(p / (1 - p)));
  assert.ok(isClose(logit(p), 4 * (p - 0.5), 1e-15));
  assert.ok(!isClose(logOdds(p), 4 * (p - 0.5), 1e-9));
});

test("softmax and logsumexp are scikit-learn's and SciPy's up to what NumPy's exp and log are off", () => {
  for (const row of truth.rows) {
    const x = unpack(row.row);
    const sum = unpack(row.logSumExp)[0];
    assert.ok(isClose(logSumExp(x), sum, 1e-15), `log sum of ${x.length}: ${logSumExp(x)}, not ${sum}`);
    const wanted = unpack(row.softmax);
    softmax(x);
    for (let j = 0; j < x.length; j++) assert.ok(isClose(x[j], wanted[j], 2e-15), `${j} of ${x.length}: ${x[j]}, not ${wanted[j]}`);
  }
});

test("the largest score is taken away first, so that nothing overflows", () => {
  const row = Float64Array.of(1000, 1000);
  assert.equal(logSumExp(row), log(2) + 1000);
  softmax(row);
  assert.deepEqual([...row], [0.5, 0.5]);
});

test("the log sum of nothing but negative infinities is one, and an infinite score wins", () => {
  const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
  assert.equal(logSumExp([NEGATIVE_INFINITY, NEGATIVE_INFINITY]), NEGATIVE_INFINITY);
  assert.equal(logSumExp([1, POSITIVE_INFINITY]), POSITIVE_INFINITY);
});

test("a dot product adds up in order", () => {
  assert.equal(dot([1e16, 1, -1e16], [1, 1, 1]), 0);
  assert.equal(dot([1e16, -1e16, 1], [1, 1, 1]), 1);
  assert.equal(dot([], []), 0);
});
