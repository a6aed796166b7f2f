import assert from "node:assert/strict";
import { test } from "node:test";
import { InvalidModelError, SignatureError } from "../../../src/errors/index.ts";
import { readEstimator, type Transformer } from "../../../src/estimators/index.ts";
import { type Column, Frame, Matrix } from "../../../src/numeric/index.ts";
import { NdArray, PyObject, PyTuple, type PyValue } from "../../../src/python/index.ts";

const slice = (...args: readonly (number | string | null)[]) => new PyObject("builtins.slice", new Map(), args);

async function columnTransformer(
  parts: readonly (readonly [string, PyValue, PyValue])[],
  more: Readonly<Record<string, PyValue>> = {},
): Promise<Transformer> {
  const state = {
    _sklearn_version: "0.24.2",
    transformers_: parts.map((part) => new PyTuple(part)),
    n_features_in_: 4,
    sparse_output_: false,
  };
  const entries = Object.entries<PyValue>({ ...state, ...more });
  const estimator = await readEstimator(new PyObject("sklearn.compose._column_transformer.ColumnTransformer", new Map(entries)));
  assert.ok(estimator.kind === "transformer");
  return estimator;
}

const NAMES = ["a", "b", "c", "d"];
const NAMED = { _feature_names_in: new NdArray([4], NAMES) };
const ROW = [[1, 2, 3, 4]];

function frame(values: Readonly<Record<string, number>>): Frame {
  return new Frame(
    Object.entries(values).map(([name, value]): Column => ({ name, kind: "number", values: Float64Array.of(value), integer: false })),
  );
}

test("columns are taken by number from both ends, by slice, by list and by mask", async () => {
  const selections: readonly (readonly [PyValue, readonly number[]])[] = [
    [0, [1]],
    [-1, [4]],
    [
      [2, 0],
      [3, 1],
    ],
    [slice(1, 3, null), [2, 3]],
    [slice(-2, null, null), [3, 4]],
    [slice(null, null, 2), [1, 3]],
    [
      [true, false, false, true],
      [1, 4],
    ],
    [new NdArray([4], [false, true, false, false], "|b1"), [2]],
    [new NdArray([2], BigInt64Array.of(3n, 1n)), [4, 2]],
  ];
  for (const [selection, expected] of selections) {
    const transformer = await columnTransformer([["p", "passthrough", selection]]);
    assert.deepEqual(transformer.transform(ROW), new Matrix(1, expected.length, Float64Array.from(expected)));
  }
});

test("columns are taken by name from a table of any order; what is dropped need not be there", async () => {
  const parts = [
    ["p", "passthrough", ["c", "a"]],
    ["s", "passthrough", slice("a", "b", null)],
    ["gone", "drop", ["d"]],
  ] as const;
  const transformer = await columnTransformer(parts, NAMED);
  const expected = [3, 1, 1, 2];
  assert.deepEqual(transformer.transform(ROW), new Matrix(1, 4, Float64Array.from(expected)));
  assert.deepEqual(transformer.transform(frame({ more: 9, c: 3, b: 2, a: 1 })), new Matrix(1, 4, Float64Array.from(expected)));
  assert.deepEqual(transformer.inputs?.[3], { kind: "text", missing: true, isUnused: true });
  assert.throws(
    () => transformer.transform(frame({ b: 2 })),
    (error: SignatureError) => {
      assert.deepEqual(
        error.errors.map(({ name }) => name),
        ["a", "c"],
      );
      return error instanceof SignatureError;
    },
  );
});

test("rows of another width are refused", async () => {
  const transformer = await columnTransformer([["p", "passthrough", [0]]]);
  assert.throws(() => transformer.transform([[1, 2, 3]]), SignatureError);
  assert.throws(() => transformer.transform(frame({ a: 1 })), SignatureError);
});

test("names of parts that take all columns are names of the inputs", async () => {
  const parts = [
    ["p", "passthrough", ["c", "a"]],
    ["q", "passthrough", "b"],
    ["r", "passthrough", ["d"]],
  ] as const;
  assert.deepEqual((await columnTransformer(parts)).featureNames, ["c", "a", "b", "d"]);
});

test("names that a pandas Index keeps are read out of it", async () => {
  const index = new PyObject("pandas.core.indexes.base._new_Index", new Map(), [
    null,
    new Map<PyValue, PyValue>([
      ["data", new NdArray([4], NAMES)],
      ["name", null],
    ]),
  ]);
  const transformer = await columnTransformer([["p", "passthrough", ["d"]]], { _df_columns: index });
  assert.deepEqual(transformer.featureNames, NAMES);
});

test("output columns are named behind their part since 1.0, and as the model says", async () => {
  const parts = [["p", "passthrough", [1]]] as const;
  assert.deepEqual((await columnTransformer(parts)).featureNamesOut?.(NAMES), ["b"]);
  const now = { _sklearn_version: "1.9.1" };
  assert.deepEqual((await columnTransformer(parts, now)).featureNamesOut?.(NAMES), ["p__b"]);
  const short = { ...now, verbose_feature_names_out: false };
  assert.deepEqual((await columnTransformer(parts, short)).featureNamesOut?.(NAMES), ["b"]);
  const template = { ...now, verbose_feature_names_out: "{feature_name}-{transformer_name}" };
  assert.deepEqual((await columnTransformer(parts, template)).featureNamesOut?.(NAMES), ["b-p"]);
});

test("a column that was not there is refused with its part", async () => {
  for (const selection of [[4], [-5], ["z"], slice("z", null, null), slice(null, null, -1), [true, false], [0.5], null]) {
    await assert.rejects(columnTransformer([["p", "passthrough", selection]], NAMED), (error: InvalidModelError) => {
      assert.match(error.message, /transformers_\.p/);
      return error instanceof InvalidModelError;
    });
  }
});
