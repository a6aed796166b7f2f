import assert from "node:assert/strict";
import { test } from "node:test";
import {
  acosh,
  asinh,
  atanh,
  cos,
  cosh,
  exp,
  exp2,
  expm1,
  log,
  log1p,
  log2,
  log10,
  pow,
  sin,
  sinh,
  tan,
  tanh,
} from "../../src/numeric/index.ts";
import { fixture } from "../support/repository.ts";
import { unpack } from "../support/training-problem.ts";

const truth = fixture<Record<string, readonly string[]>>("exact.json.gz");
const { POSITIVE_INFINITY: INFINITY, NEGATIVE_INFINITY, NaN: NOT_A_NUMBER } = Number;

for (const [name, f] of Object.entries({ exp, exp2, expm1, log, log1p, log2, log10, sin, cos, tan, sinh, cosh, tanh })) {
  test(`${name} of small, large, subnormal and awkward arguments is the double nearest to the true value`, () => {
    const [x, wanted] = truth[name].map(unpack);
    assert.ok(x.length >= 800);
    for (let i = 0; i < x.length; i++) assert.ok(Object.is(f(x[i]), wanted[i]), `${name}(${x[i]}) is ${f(x[i])}, not ${wanted[i]}`);
  });
}

for (const [name, f] of Object.entries({ asinh, acosh, atanh })) {
  test(`${name} is within two units in the last place of the true value`, () => {
    const [x, wanted] = truth[name].map(unpack);
    assert.ok(x.length >= 400);
    for (let i = 0; i < x.length; i++) {
      assert.ok(Math.abs(f(x[i]) - wanted[i]) <= Math.abs(wanted[i]) * 4.5e-16, `${name}(${x[i]}) is ${f(x[i])}, not ${wanted[i]}`);
    }
  });
}

test("powers are the doubles nearest to the true values", () => {
  const [x, y, wanted] = truth["pow"].map(unpack);
  assert.ok(x.length >= 800);
  for (let i = 0; i < x.length; i++) assert.equal(pow(x[i], y[i]), wanted[i], `${x[i]} to the ${y[i]}`);
});

/** Each line: the argument, then exp, exp2, expm1, tanh of it. */
const GROWTH: readonly (readonly [number, number, number, number, number])[] = [
  [0, 1, 1, 0, 0],
  [-0, 1, 1, -0, -0],
  [INFINITY, INFINITY, INFINITY, INFINITY, 1],
  [NEGATIVE_INFINITY, 0, 0, -1, -1],
  [NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER],
  [5e-324, 1, 1, 5e-324, 5e-324],
  [-1e-300, 1, 1, -1e-300, -1e-300],
  [1024, INFINITY, INFINITY, INFINITY, 1],
  [-1074, 0, 5e-324, -1, -1],
  [-1074.9999, 0, 5e-324, -1, -1],
  [-1075, 0, 0, -1, -1],
  [709.782712893384, 1.7976931348622732e308, 4.633263338271327e213, 1.7976931348622732e308, 1],
  [709.7827128933841, INFINITY, 4.6332633382716917e213, INFINITY, 1],
];

test("exponentials of zeros, infinities, NaN and at the ends of the doubles are as in C", () => {
  for (const [x, ...wanted] of GROWTH) assert.deepEqual([exp(x), exp2(x), expm1(x), tanh(x)], wanted, `of ${x}`);
  assert.equal(exp(-745.1332191019411), 5e-324);
  assert.equal(exp(-745.1332191019412), 0);
  assert.deepEqual([10, -3, 1023, -1022].map(exp2), [1024, 0.125, 8.98846567431158e307, 2.2250738585072014e-308]);
});

/** Each line: the argument, then sin, cos, tan of it. */
const WAVES: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 1, 0],
  [-0, -0, 1, -0],
  [5e-324, 5e-324, 1, 5e-324],
  [INFINITY, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER],
  [NEGATIVE_INFINITY, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER],
  [NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER],
  [Math.PI / 2, 1, 6.123233995736766e-17, 16331239353195370],
  [-Math.PI, -1.2246467991473532e-16, -1, 1.2246467991473532e-16],
];

test("sines, cosines and tangents of zeros, infinities, NaN and near the quarters of a turn are as in C", () => {
  for (const [x, ...wanted] of WAVES) assert.deepEqual([sin(x), cos(x), tan(x)], wanted, `of ${x}`);
});

/** Each line: the argument, then sinh, cosh, asinh, acosh, atanh of it. */
const HYPERBOLIC: readonly (readonly [number, number, number, number, number, number])[] = [
  [0, 0, 1, 0, NOT_A_NUMBER, 0],
  [-0, -0, 1, -0, NOT_A_NUMBER, -0],
  [1, 1.1752011936438014, 1.5430806348152437, 0.881373587019543, 0, INFINITY],
  [-1, -1.1752011936438014, 1.5430806348152437, -0.881373587019543, NOT_A_NUMBER, NEGATIVE_INFINITY],
  [INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, NOT_A_NUMBER],
  [NEGATIVE_INFINITY, NEGATIVE_INFINITY, INFINITY, NEGATIVE_INFINITY, NOT_A_NUMBER, NOT_A_NUMBER],
  [NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER],
];

test("hyperbolic functions of zeros, ones, infinities and NaN are as in C, and overflow where they must", () => {
  for (const [x, ...wanted] of HYPERBOLIC) assert.deepEqual([sinh(x), cosh(x), asinh(x), acosh(x), atanh(x)], wanted, `of ${x}`);
  for (const f of [sinh, cosh]) {
    assert.ok(f(710.4758600739439) < INFINITY);
    assert.equal(f(710.475860073944), INFINITY);
  }
});

/** Each line: the argument, then log, log2, log10, log1p of it. */
const LOGARITHMS: readonly (readonly [number, number, number, number, number])[] = [
  [0, NEGATIVE_INFINITY, NEGATIVE_INFINITY, NEGATIVE_INFINITY, 0],
  [-0, NEGATIVE_INFINITY, NEGATIVE_INFINITY, NEGATIVE_INFINITY, -0],
  [1, 0, 0, 0, Math.LN2],
  [-1, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NEGATIVE_INFINITY],
  [-2, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER],
  [INFINITY, INFINITY, INFINITY, INFINITY, INFINITY],
  [NEGATIVE_INFINITY, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER],
  [NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER, NOT_A_NUMBER],
  [5e-324, -744.4400719213812, -1074, -323.3062153431158, 5e-324],
];

test("logarithms of zeros, infinities, NaN and negative numbers are as in C", () => {
  for (const [x, ...wanted] of LOGARITHMS) assert.deepEqual([log(x), log2(x), log10(x), log1p(x)], wanted, `of ${x}`);
});

test("logarithms of powers of the base are whole", () => {
  for (let n = 0; n <= 22; n++) assert.equal(log10(Number(`1e${n}`)), n);
  for (let n = -1074; n < 1024; n++) assert.equal(log2(exp2(n)), n);
});

test("powers of zeros, infinities, ones and negative numbers are those of C", () => {
  for (const [x, y, wanted] of [
    [NOT_A_NUMBER, 0, 1],
    [1, NOT_A_NUMBER, 1],
    [NOT_A_NUMBER, 1, NOT_A_NUMBER],
    [2, NOT_A_NUMBER, NOT_A_NUMBER],
    [-1, INFINITY, 1],
    [0.5, INFINITY, 0],
    [0.5, NEGATIVE_INFINITY, INFINITY],
    [2, INFINITY, INFINITY],
    [-2, NEGATIVE_INFINITY, 0],
    [0, 3, 0],
    [-0, 3, -0],
    [-0, 2, 0],
    [-0, -3, NEGATIVE_INFINITY],
    [0, -2, INFINITY],
    [-0, 0.5, 0],
    [INFINITY, -1, 0],
    [NEGATIVE_INFINITY, 3, NEGATIVE_INFINITY],
    [NEGATIVE_INFINITY, -3, -0],
    [NEGATIVE_INFINITY, 2.5, INFINITY],
    [-2, 3, -8],
    [-2, 2, 4],
    [-8, 1 / 3, NOT_A_NUMBER],
    [-1, 3, -1],
    [-1, 0.5, NOT_A_NUMBER],
    [10, 400, INFINITY],
    [10, -400, 0],
    [10, -320, 1e-320],
    [5e-324, 0.5, 2.2227587494850775e-162],
    [5e-324, -1, INFINITY],
    [1e308, 1e300, INFINITY],
    [5e-324, 1e300, 0],
    [1.5, 1e-300, 1],
    [5e-324, 1e-300, 1],
    [5e-324, 1e18, 0],
    [5e-324, -1e18, INFINITY],
    [1.0000000000000002, 3e18, 1.98719262165461e289],
    [0.9999999999999999, 6e18, 5.0322248034881087e-290],
  ] as const) {
    assert.ok(Object.is(pow(x, y), wanted), `${x} to the ${y} is ${pow(x, y)}, not ${wanted}`);
  }
});

test("powers that are doubles are exact, and those in the middle of two go to the even one", () => {
  for (let n = 1; n < 1000; n++) {
    assert.equal(pow(n, 3), n * n * n);
    assert.equal(pow(n * n, 0.5), n);
    assert.equal(pow(n, -1), 1 / n);
    // 54 and more bits, the last of them set: halfway where there are 54.
    const odd = 94906265 + 2 * n;
    assert.equal(pow(odd, 2), odd * odd);
  }
});
