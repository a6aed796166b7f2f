import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../src/errors/index.ts";

const INPUTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

test("a slip of the finger finds the name that was meant", () => {
  assert.equal(nearest("petal_with", INPUTS), "petal_width");
  assert.equal(nearest("pteal_width", INPUTS), "petal_width");
  assert.equal(nearest("SepalLength", INPUTS), "sepal_length");
  assert.equal(nearest("n-estimators", ["n_estimators", "max_depth"]), "n_estimators");
});

test("a name that is like none of them suggests nothing", () => {
  assert.equal(nearest("colour", INPUTS), undefined);
  assert.equal(nearest("", INPUTS), undefined);
  assert.equal(nearest("x".repeat(100_000), INPUTS), undefined);
});
