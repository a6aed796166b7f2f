import assert from "node:assert/strict";
import { test } from "node:test";
import { ufuncOf } from "../../src/estimators/ufunc.ts";
import { PyName } from "../../src/python/index.ts";

/** What NumPy 2.4 answers. */
const ANSWERS: readonly (readonly [string, number, number])[] = [
  ["sin", 0.75, 0.6816387600233341],
  ["cos", 0.75, 0.7316888688738209],
  ["tan", 0.75, 0.9315964599440725],
  ["sinh", 0.75, 0.82231673193583],
  ["cosh", 0.75, 1.2946832846768448],
  ["arcsinh", 0.75, 0.6931471805599453],
  ["arccosh", 1.75, 1.158810360429947],
  ["arctanh", 0.75, 0.9729550745276566],
  ["deg2rad", 0.75, 0.013089969389957472],
  ["radians", 0.75, 0.013089969389957472],
  ["rad2deg", 0.75, 42.97183463481174],
  ["degrees", 0.75, 42.97183463481174],
  ["exp", 0.75, 2.117000016612675],
  ["log1p", 0.75, 0.5596157879354227],
  ["rint", 2.5, 2],
  ["rint", -3.5, -4],
];

test("NumPy's functions are known by name, in the modules that each version puts them, and answer what NumPy does", () => {
  for (const module of ["numpy", "numpy.core._multiarray_umath", "numpy._core._multiarray_umath"]) {
    for (const [name, x, wanted] of ANSWERS) {
      const got = ufuncOf(new PyName(module, name))?.(x) ?? Number.NaN;
      assert.ok(Math.abs(got - wanted) <= Math.abs(wanted) * 4.5e-16, `${module}.${name}(${x}) is ${got}, not ${wanted}`);
    }
  }
});

test("what is rounded to zero from below is -0, as NumPy has it", () => {
  const rint = ufuncOf(new PyName("numpy", "rint"));
  assert.deepEqual(
    [-0.25, -0.5, -0.75, 0.25].map((x) => rint?.(x)),
    [-0, -0, -1, 0],
  );
});

test("what is no function of one number in NumPy is not taken for one", () => {
  for (const [module, name] of [
    ["numpy", "load"],
    ["numpy", "constructor"],
    ["os", "sin"],
  ]) {
    assert.equal(ufuncOf(new PyName(module, name)), undefined);
  }
});
