/** Instances, in every form in which the protocols write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  NdArray,
  PyBytes,
  PyFloat,
  PyName,
  PyObject,
  PySet,
  PyTuple,
  type PyValue,
  StructArray,
  unpickle,
} from "../../src/python/index.ts";
import { array, binary, bytesOf, dtype, name, shape, text } from "./pickle-writer.ts";

const state = bytesOf("}", text("alpha"), "G", 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, "s");
const attributes = new Map<string, PyValue>([["alpha", new PyFloat(1)]]);

test("an object is the same whichever protocol wrote it", async () => {
  const cls = name("sklearn.linear_model.ridge", "Ridge");
  const base = name("__builtin__", "object");
  const expected = new PyObject("sklearn.linear_model.ridge.Ridge", attributes);
  assert.deepEqual(await unpickle(bytesOf(cls, ")", 0x81, state, "b.")), expected);
  assert.deepEqual(await unpickle(bytesOf(name("copy_reg", "_reconstructor"), bytesOf("(", cls, base, "Nt"), "R", state, "b.")), expected);
  assert.deepEqual(await unpickle(bytesOf(name("copyreg", "__newobj__"), cls, 0x85, "R", state, "b.")), expected);
  assert.deepEqual(await unpickle(bytesOf("(isklearn.linear_model.ridge\nRidge\n", state, "b.")), expected);
  assert.deepEqual(await unpickle(bytesOf("(", cls, "o", state, "b.")), expected);
  assert.deepEqual(await unpickle(bytesOf(text("sklearn.linear_model.ridge"), text("Ridge"), 0x93, ")", 0x81, state, "b.")), expected);
});

test("Python 2's names of attributes are text, and its strings stay bytes that know their text", async () => {
  const value = await unpickle(bytesOf("(ia\nB\n(dS'criterion'\nS'gini'\nsb."));
  assert.ok(value instanceof PyObject);
  const criterion = value.state.get("criterion");
  assert.ok(criterion instanceof PyBytes);
  assert.equal(criterion.kind, "str");
  assert.equal(criterion.text, "gini");
});

test("slots are attributes, and a state that is no dict is kept as it is", async () => {
  const made = bytesOf(name("a", "B"), ")", 0x81);
  assert.deepEqual(await unpickle(bytesOf(made, "N", state, 0x86, "b.")), new PyObject("a.B", attributes));
  const raw = await unpickle(bytesOf(made, "K", 1, "K", 2, 0x86, "b."));
  assert.deepEqual(raw, new PyObject("a.B", new Map(), [], { rawState: new PyTuple([1, 2]) }));
});

test("a subclass of list or dict keeps what it holds beside its attributes", async () => {
  const list = await unpickle(bytesOf(name("a", "List"), ")", 0x81, "(K", 1, "K", 2, "e."));
  assert.deepEqual(list, new PyObject("a.List", new Map(), [], { items: [1, 2] }));
  const dict = await unpickle(bytesOf(name("collections", "OrderedDict"), ")R(K", 1, text("one"), "K", 2, text("two"), "u."));
  const entries = new Map<PyValue, PyValue>([
    [1, "one"],
    [2, "two"],
  ]);
  assert.deepEqual(dict, new PyObject("collections.OrderedDict", new Map(), [], { entries }));
});

test("a distribution that a search draws from, and that holds a method of its own, is no endless value", async () => {
  const distribution = bytesOf(name("scipy.stats._discrete_distns", "randint_gen"), ")", 0x81, "q", 0);
  const method = bytesOf(name("__builtin__", "getattr"), "h", 0, text("_entropy"), 0x86, "R");
  const value = await unpickle(bytesOf(distribution, "}", text("vecentropy"), method, "sb."));
  assert.deepEqual(value, new PyObject("scipy.stats._discrete_distns.randint_gen", new Map()));
});

test("keyword arguments are kept", async () => {
  const value = await unpickle(bytesOf(name("a", "B"), "K", 1, 0x85, "}", text("key"), "Ns", 0x92, "."));
  assert.deepEqual(value, new PyObject("a.B", new Map(), [1], { kwargs: new Map([["key", null]]) }));
});

test("Python 2's names of built-ins are Python 3's, and other names stay as they were written", async () => {
  const names = [
    ["__builtin__", "long"],
    ["__builtin__", "xrange"],
    ["exceptions", "ValueError"],
    ["sklearn.ensemble.forest", "RandomForestClassifier"],
  ] as const;
  const value = await unpickle(bytesOf("(", ...names.map(([module, of]) => name(module, of)), "l."));
  assert.deepEqual(value, [
    new PyName("builtins", "int"),
    new PyName("builtins", "range"),
    new PyName("builtins", "ValueError"),
    new PyName("sklearn.ensemble.forest", "RandomForestClassifier"),
  ]);
});

test("sets of old protocols are sets", async () => {
  const set = await unpickle(bytesOf(name("__builtin__", "set"), "]K", 1, "a", 0x85, "R."));
  assert.deepEqual(set, new PySet([1], false));
});

test("a structured array that is remembered before it has contents is the same array everywhere", async () => {
  const type = bytesOf(
    bytesOf(name("numpy", "dtype"), text("V8"), 0x89, 0x88, 0x87, "R(K", 3, text("|"), "N", text("a"), 0x85),
    bytesOf("}", text("a"), dtype("i8"), "K", 0, 0x86, "s", "K", 8, "K", 1, "K", 0, "tb"),
  );
  const made = array(shape(1), type, binary(5, 0, 0, 0, 0, 0, 0, 0));
  // The array is remembered right after REDUCE, as every pickler does.
  const reduce = made.indexOf("R".charCodeAt(0));
  const remembered = bytesOf(made.subarray(0, reduce + 1), "q", 7, made.subarray(reduce + 1));
  const value = await unpickle(bytesOf("]", remembered, "ah", 7, "a."));
  assert.ok(Array.isArray(value));
  assert.ok(value[0] instanceof StructArray);
  assert.equal(value[0], value[1]);
  assert.deepEqual(value[0].fields.get("a"), BigInt64Array.of(5n));
});

test("an array of another class than NumPy's stays an object", async () => {
  const made = bytesOf(name("numpy.core.multiarray", "_reconstruct"), name("my", "Array"), "K", 0, 0x85, binary(0x62), 0x87, "R.");
  const value = await unpickle(made);
  assert.ok(value instanceof PyObject);
  assert.equal(value.className, "numpy.core.multiarray._reconstruct");
});

test("what is read does not change when the bytes that it was read from do", async () => {
  const bytes = Buffer.from(bytesOf("]", binary(1, 2), "a", array(shape(2), dtype("u1"), binary(3, 4)), "a."));
  const value = await unpickle(bytes);
  bytes.fill(0);
  assert.ok(Array.isArray(value) && value[0] instanceof PyBytes && value[1] instanceof NdArray);
  assert.deepEqual([...value[0].bytes], [1, 2]);
  assert.deepEqual(value[1].data, Uint8Array.of(3, 4));
});

test("arrays lie in the file's bytes only where nobody else has these, and they hold little but structured ones", async () => {
  const type = bytesOf(
    bytesOf(name("numpy", "dtype"), text("V8"), 0x89, 0x88, 0x87, "R(K", 3, text("|"), "N", text("a"), 0x85),
    bytesOf("}", text("a"), dtype("i8"), "K", 0, 0x86, "s", "K", 8, "K", 1, "K", 0, "tb"),
  );
  const made = bytesOf(array(shape(50), type, binary(...new Uint8Array(400).fill(7))), "a", array(shape(2), dtype("u1"), binary(3, 4)));
  const small = bytesOf("]", made, "a.");
  const large = bytesOf("]", made, "a", binary(...new Uint8Array(450)), "a.");
  for (const [bytes, isOwn, changes] of [
    [small, false, false],
    [small, true, true],
    [large, true, false],
  ] as const) {
    const read = bytes.slice();
    const value = await unpickle(read, { isOwn });
    read.fill(0);
    assert.ok(Array.isArray(value) && value[0] instanceof StructArray);
    assert.equal((value[0] as StructArray).fields.get("a")?.[24], changes ? 0n : 0x0707070707070707n);
    assert.deepEqual((value[1] as NdArray).data, changes ? Uint8Array.of(0, 0) : Uint8Array.of(3, 4));
  }
});

test("a NumPy number is the same read at once or by its instructions, and its bytes can be named again", async () => {
  const type = bytesOf(dtype("i8"), "q", 1, "0");
  const number = (bytes: Uint8Array, ...puts: readonly Uint8Array[]) =>
    bytesOf("h", 0, "h", 1, bytesOf("C", bytes.length, bytes), puts[0] ?? "", 0x86, puts[1] ?? "", "R", puts[2] ?? "");
  const seven = Uint8Array.of(7, 0, 0, 0, 0, 0, 0, 0);
  const head = bytesOf(name("numpy.core.multiarray", "scalar"), "q", 0, "0", type);
  const put = (index: number) => bytesOf("q", index);
  assert.equal(await unpickle(bytesOf(head, number(seven), ".")), 7);
  assert.equal(await unpickle(bytesOf(head, number(seven, put(2), put(3), put(4)), ".")), 7);
  assert.equal(await unpickle(bytesOf(head, number(seven, put(9), put(8), put(7)), ".")), 7);
  const again = await unpickle(bytesOf(head, number(seven, put(2), put(3), put(4)), "h", 2, "h", 4, 0x87, "."));
  assert.ok(again instanceof PyTuple && again.items[1] instanceof PyBytes);
  assert.deepEqual([again.items[0], [...again.items[1].bytes], again.items[2]], [7, [...seven], 7]);
});

test("a structured array in Fortran order is turned to C order, field by field", async () => {
  const type = bytesOf(
    bytesOf(name("numpy", "dtype"), text("V2"), 0x89, 0x88, 0x87, "R(K", 3, text("|"), "N", text("a"), text("b"), 0x86),
    bytesOf("}", text("a"), dtype("u1"), "K", 0, 0x86, "s", text("b"), dtype("i1"), "K", 1, 0x86, "s", "K", 2, "K", 1, "K", 0, "tb"),
  );
  const made = array(shape(2, 3), type, binary(1, 10, 4, 40, 2, 20, 5, 50, 3, 30, 6, 60));
  // The mark of the order is the False after the dtype.
  const at = made.lastIndexOf(0x89);
  const value = await unpickle(bytesOf(made.with(at, 0x88), "."));
  assert.ok(value instanceof StructArray);
  assert.deepEqual(value.fields.get("a"), Uint8Array.of(1, 2, 3, 4, 5, 6));
  assert.deepEqual(value.fields.get("b"), Int8Array.of(10, 20, 30, 40, 50, 60));
});
