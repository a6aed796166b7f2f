/** Forests whose files hold records are laid out from these; those of bundles, and whatever is not usual, from columns. Both have to be one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrineError } from "../../../src/errors/index.ts";
import { type Estimator, readEstimator } from "../../../src/estimators/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";
import { itemsOf, NdArray, PyObject, type PyValue, StoredNumbers, StructArray, unpickle } from "../../../src/python/index.ts";
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
  return withFirst(forest, "nodes", (nodes) => {
    assert.ok(nodes instanceof StructArray);
    return exchange(nodes);
  });
}

/** The forest with an attribute of its first tree exchanged. */
function withFirst(forest: PyObject, name: string, exchange: (value: PyValue) => PyValue): PyObject {
  const [first, ...others] = itemsOf(forest.state.get("estimators_")) ?? [];
  assert.ok(first instanceof PyObject);
  const tree = first.state.get("tree_");
  assert.ok(tree instanceof PyObject);
  const changed = withState(first, "tree_", withState(tree, name, exchange(tree.state.get(name) ?? null)));
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

/** The forest with the values of its first tree as a file has them, at any place in memory, and as numbers. */
function withValues(forest: PyObject, change: (values: Float64Array) => void): PyObject[] {
  const exchanged = (make: (numbers: Float64Array, bytes: Uint8Array) => StoredNumbers | Float64Array) =>
    withFirst(forest, "values", (values) => {
      assert.ok(values instanceof NdArray && values.data instanceof Float64Array);
      const numbers = values.data.slice();
      change(numbers);
      return new NdArray(values.shape, make(numbers, new Uint8Array(numbers.buffer)), "<f8");
    });
  const stored = [0, 3, 8].map((shift) =>
    exchanged((numbers, bytes) => {
      const moved = new Uint8Array(bytes.length + shift).subarray(shift);
      moved.set(bytes);
      return new StoredNumbers(moved, numbers.length, (own) => new Float64Array(own.buffer));
    }),
  );
  return [exchanged((numbers) => numbers), ...stored];
}

for (const version of VERSIONS) {
  test(`a forest of ${version} answers the same from values as the file has them and from numbers, and is refused for the same ones`, async () => {
    const forest = await forestOf(version);
    const before = await outcome(forest);
    for (const same of withValues(forest, () => undefined)) assert.deepEqual(await outcome(same), before);
    const { length } = nodesOf(forest);
    for (const node of [0, 1, length >> 1, length - 1]) {
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1e300]) {
        const [numbers, ...stored] = withValues(forest, (values) =>
          values.fill(value, (node * values.length) / length, (node * values.length) / length + 1),
        );
        const expected = await outcome(numbers);
        const [, columns] = bothForms(nodesOf(numbers), () => undefined, 0);
        assert.deepEqual(expected, await outcome(withNodes(numbers, () => columns)));
        assert.equal(typeof expected, Number.isFinite(value) && (node > 0 || version !== "1.9.1") ? "object" : "string");
        for (const each of stored) assert.deepEqual(await outcome(each), expected, `${value} in node ${node}`);
      }
    }
  });
}

test("trees of a forest that was laid out from records are there when somebody asks", async () => {
  const forest = await forestOf("1.9.1");
  const fromRecords = await readEstimator(forest);
  const fromColumns = await readEstimator(withNodes(forest, (nodes) => bothForms(nodes, () => undefined, 0)[1]));
  assert.ok("trees" in fromRecords && "trees" in fromColumns);
  assert.deepEqual(fromRecords.trees, fromColumns.trees);
});
