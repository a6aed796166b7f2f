/** Forests whose files hold records are laid out from these; those of bundles, and whatever is not usual, from columns. Both have to be one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrineError } from "../../../src/errors/index.ts";
import { type Estimator, readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import { itemsOf, PyObject, type PyValue, StructArray, unpickle } from "../../../src/python/index.ts";
import { Records } from "../../../src/python/numpy/struct-data.ts";
import { sklearnCases } from "../../support/sklearn-fixtures.ts";

// Records of 64 bytes, of 56, and with counts for values.
const VERSIONS = ["1.9.1", "1.2.2", "0.19.2"];

async function forestOf(version: string): Promise<PyObject> {
  const { cases } = await sklearnCases(version);
  const found = cases.find(({ estimator }) => estimator === "RandomForestClassifier");
  const value = await unpickle(found?.files[0].bytes ?? new Uint8Array());
  assert.ok(value instanceof PyObject);
  return value;
}

/** The forest with the nodes of its first tree exchanged. */
function withNodes(forest: PyObject, exchange: (nodes: StructArray) => StructArray): PyObject {
  const [first, ...others] = itemsOf(forest.state.get("estimators_")) ?? [];
  assert.ok(first instanceof PyObject);
  const tree = first.state.get("tree_");
  assert.ok(tree instanceof PyObject);
  const nodes = tree.state.get("nodes");
  assert.ok(nodes instanceof StructArray);
  const changed = withState(first, "tree_", withState(tree, "nodes", exchange(nodes)));
  return withState(forest, "estimators_", [changed, ...others]);
}

function withState({ className, state, args }: PyObject, name: string, value: PyValue): PyObject {
  return new PyObject(className, new Map([...state, [name, value]]), args);
}

/** The same nodes as records that lie `shift` bytes from an aligned place, and as columns. */
function bothForms({ length, items }: StructArray, change: (bytes: Uint8Array) => void, shift: number): [StructArray, StructArray] {
  assert.ok(items !== undefined);
  const bytes = new Uint8Array(items.bytes.length + shift).subarray(shift);
  bytes.set(items.bytes);
  change(bytes);
  const records = new Records(bytes, items.size, items.fields);
  return [new StructArray(length, records), new StructArray(length, records.columns())];
}

/** What a forest answers and knows of its inputs, or why it is refused. */
async function outcome(forest: PyObject): Promise<unknown> {
  let estimator: Estimator;
  try {
    estimator = await readEstimator(forest);
  } catch (error) {
    assert.ok(error instanceof BrineError);
    return error.message;
  }
  assert.ok(estimator.kind === "classifier" && estimator.predictProba !== undefined);
  const rows = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: estimator.nFeatures }, (__, f) => Math.fround(((i * 37 + f * 11) % 83) / 9 - 2)),
  );
  return { answers: estimator.predictProba(Matrix.from(rows)).data, inputs: estimator.inputs, cost: estimator.rowCost };
}

function nodesOf(forest: PyObject): StructArray {
  let found: StructArray | undefined;
  withNodes(forest, (nodes) => {
    found = nodes;
    return nodes;
  });
  assert.ok(found !== undefined);
  return found;
}

for (const version of VERSIONS) {
  test(`a forest of ${version} answers the same from records, wherever they lie, and from columns`, async () => {
    const forest = await forestOf(version);
    const before = await outcome(forest);
    assert.equal(typeof before, "object");
    for (const shift of [0, 1, 4, 7]) {
      const [records, columns] = bothForms(nodesOf(forest), () => undefined, shift);
      assert.deepEqual(await outcome(withNodes(forest, () => records)), before);
      assert.deepEqual(await outcome(withNodes(forest, () => columns)), before);
    }
  });

  test(`a forest of ${version} with any byte of a record changed is refused from records for what it is refused for from columns`, async () => {
    const forest = await forestOf(version);
    const nodes = nodesOf(forest);
    const size = nodes.items?.size ?? 0;
    let refused = 0;
    for (const node of [0, 1, nodes.length >> 1, nodes.length - 1]) {
      for (let at = 0; at < size; at++) {
        for (const byte of [0, 1, 2, 127, 128, 255]) {
          const [records, columns] = bothForms(nodes, (bytes) => bytes.fill(byte, node * size + at, node * size + at + 1), 0);
          const fromColumns = await outcome(withNodes(forest, () => columns));
          assert.deepEqual(await outcome(withNodes(forest, () => records)), fromColumns, `byte ${at} of node ${node} set to ${byte}`);
          if (typeof fromColumns === "string") refused++;
        }
      }
    }
    assert.ok(refused > 100, `${refused} were refused`);
  });
}

test("trees of a forest that was laid out from records are there when somebody asks", async () => {
  const forest = await forestOf("1.9.1");
  const fromRecords = await readEstimator(forest);
  const fromColumns = await readEstimator(withNodes(forest, (nodes) => bothForms(nodes, () => undefined, 0)[1]));
  assert.ok("trees" in fromRecords && "trees" in fromColumns);
  assert.deepEqual(fromRecords.trees, fromColumns.trees);
});
