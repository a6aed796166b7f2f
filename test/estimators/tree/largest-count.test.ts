/** Up to 1.3 a single tree answers with the class of the largest count, also where rounded shares of two classes are the same. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import { NdArray, PyObject, type PyValue, StructArray, unpickle } from "../../../src/python/index.ts";
import { sklearnCases } from "../../support/sklearn-fixtures.ts";

const COUNTS = [1.9524718030039514, 1.9524718030039516, 1.692162122967443];

function withState({ className, state, args }: PyObject, changes: Readonly<Record<string, PyValue>>): PyObject {
  return new PyObject(className, new Map([...state, ...Object.entries(changes)]), args);
}

test("the largest count decides where shares are equal, for nodes in records and in columns", async () => {
  const [low, high] = COUNTS;
  const sum = COUNTS.reduce((a, b) => a + b, 0);
  assert.ok(low < high && low / sum === high / sum);
  const { cases } = await sklearnCases("1.2.2");
  const found = cases.find(({ name }) => name === "DecisionTreeClassifier");
  const model = await unpickle(found?.files[0].bytes ?? new Uint8Array());
  assert.ok(model instanceof PyObject);
  const tree = model.state.get("tree_");
  assert.ok(tree instanceof PyObject);
  const nodes = tree.state.get("nodes");
  assert.ok(nodes instanceof StructArray && nodes.items !== undefined);
  const values = new NdArray(
    [nodes.length, 1, 3],
    Float64Array.from({ length: 3 * nodes.length }, (_, i) => COUNTS[i % 3]),
  );
  for (const form of [nodes, new StructArray(nodes.length, nodes.items.columns())]) {
    const estimator = await readEstimator(withState(model, { tree_: withState(tree, { nodes: form, values }) }));
    assert.ok(estimator.kind === "classifier");
    const [label] = estimator.predict(new Matrix(1, estimator.nFeatures));
    assert.equal(label, estimator.classes[1]);
  }
});
