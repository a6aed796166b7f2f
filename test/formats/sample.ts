/** A value with every kind of thing that a bundle can hold. */
import {
  DType,
  NdArray,
  PyBytes,
  PyFloat,
  PyName,
  PyObject,
  PySet,
  PyTuple,
  type PyValue,
  StructArray,
  type TypedArray,
} from "../../src/python/index.ts";

function tree(nodes: number): PyObject {
  const fields = new Map<string, TypedArray>([
    ["left_child", Int32Array.from({ length: nodes }, (_, i) => i - 1)],
    ["threshold", Float64Array.from({ length: nodes }, (_, i) => i / 3)],
  ]);
  const state = new Map<string, PyValue>([
    ["node_count", nodes],
    ["nodes", new StructArray(nodes, fields)],
    [
      "values",
      new NdArray(
        [nodes, 1, 2],
        Float64Array.from({ length: nodes * 2 }, (_, i) => -i / 7),
      ),
    ],
  ]);
  return new PyObject("sklearn.tree._tree.Tree", state, [4, 2, 1]);
}

export function sample(): PyObject {
  const state = new Map<string, PyValue>([
    ["estimators_", [tree(3), tree(5), tree(1)]],
    ["classes_", new NdArray([3], ["setosa", "versicolor", "virginica"])],
    ["flags", new NdArray([2, 2], [true, false, false, true])],
    ["scalar", new NdArray([], Float64Array.of(2.5))],
    ["empty", new NdArray([0, 4], new Float32Array(0))],
    ["mixed", new NdArray([2], [null, 1])],
    ["ints", new NdArray([2], BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n))],
    ["unsigned", new NdArray([1], BigUint64Array.of(2n ** 64n - 1n))],
    ["bytes", new NdArray([3], Uint8Array.of(1, 2, 255))],
    ["signed", new NdArray([1], Int8Array.of(-128))],
    ["short", new NdArray([1], Int16Array.of(-32768))],
    ["ushort", new NdArray([1], Uint16Array.of(65535))],
    ["uint", new NdArray([1], Uint32Array.of(4294967295))],
    ["vocabulary", new Map(Array.from({ length: 40 }, (_, i): [string, PyValue] => [`wörd ${40 - i} 🥒`, i]))],
    ["__proto__", "only a name"],
    ["numbers", [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, 1e308]],
    ["big", 12345678901234567890n],
    ["none", null],
    ["nested", [[], new Map(), "brine.sha256", '"brine.sha256":"']],
    ["lone", Array.from({ length: 40 }, (_, i) => (i === 7 ? "\ud800" : `text ${i}`))],
    ["float", new PyFloat(1)],
    ["floats", [new PyFloat(-0), new PyFloat(1e300), 0.5]],
    ["tuple", new PyTuple([1, new PyTuple([]), "a"])],
    ["stop_words", new PySet(["the", "a"], true)],
    ["set", new PySet([], false)],
    ["token_pattern", new PyBytes("str", Uint8Array.of(40, 63, 117, 41, 0xff))],
    ["raw", new PyBytes("bytes", new Uint8Array(0))],
    [
      "handle",
      new PyBytes(
        "bytearray",
        Uint8Array.from({ length: 1000 }, (_, i) => i),
      ),
    ],
    ["func", new PyName("numpy", "log1p")],
    ["dtype", new DType("<f8")],
    ["fields", new DType("|V16", [{ name: "left_child", dtype: "<i8", offset: 0, shape: [] }])],
    [
      "weights",
      new Map<PyValue, PyValue>([
        [0, 1],
        [true, 2],
        [new PyTuple([1, 2]), [null]],
        [new PyFloat(3), "x"],
      ]),
    ],
    ["names", new NdArray([2], ["a", "b"], "<U1")],
    ["times", new NdArray([1], BigInt64Array.of(7n), "<M8[ns]")],
    ["complex", new NdArray([2], Float64Array.of(1, 2, 3, 4), "<c16")],
    ["grid", new StructArray(4, new Map<string, TypedArray>([["f", Float32Array.of(1, 2, 3, 4)]]), [2, 2])],
    [
      "called",
      new PyObject("functools.partial", new Map(), [new PyName("a", "f")], {
        kwargs: new Map([["k", 1]]),
        rawState: new PyTuple([1]),
        items: [1, "two"],
        entries: new Map<PyValue, PyValue>([[1, 2]]),
      }),
    ],
  ]);
  return new PyObject("made.Up", state);
}
