import assert from "node:assert/strict";
import { test } from "node:test";
import { sklearnVersionOf } from "../../src/formats/index.ts";
import { PyObject, type PyValue } from "../../src/python/index.ts";

test("the version is looked for among the first of an object's attributes, however many it has", () => {
  const attributes = Array.from({ length: 300_000 }, (_, i): [string, PyValue] => [`a${i}`, new PyObject("sklearn.Nothing", new Map())]);
  const inner = new PyObject("sklearn.svm.SVC", new Map([["_sklearn_version", "1.2.2"]]));
  assert.equal(sklearnVersionOf(new PyObject("sklearn.pipeline.Pipeline", new Map(attributes))), null);
  assert.equal(
    sklearnVersionOf(
      new PyObject("sklearn.pipeline.Pipeline", new Map<string, PyValue>([["steps", [inner]], ...attributes.slice(0, 100)])),
    ),
    "1.2.2",
  );
});
