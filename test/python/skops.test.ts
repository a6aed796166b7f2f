/** skops files hold the same as pickles of the same objects: parity/skops_files.py wrote both. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ModelFileError, UnsupportedModelError } from "../../src/errors/index.ts";
import { readSkops, unpickle } from "../../src/python/index.ts";
import { fixture } from "../support/repository.ts";
import { describe } from "./describe.ts";
import { skopsOf, zipOf } from "./zip-writer.ts";

interface SkopsCase {
  readonly name: string;
  readonly writer: string;
  readonly pickle: string;
  readonly skops: string;
  /** the same object by other protocols and by joblib */
  readonly forms: Readonly<Record<string, string>>;
}

const CASES = fixture<SkopsCase[]>("skops.json.gz");

/** What skops takes apart otherwise than pickle does: no model's answers hang on these. */
const OPAQUE = /random|^numpy\.ma\.|_loss\._loss\.|^_loss\./;
/** What a sparse matrix is made of; SciPy also pickles what it has found out about it. */
const OF_SPARSE = new Set(["_shape", "data", "indices", "indptr"]);

/** A description without what differs between the two forms. */
function comparable(described: unknown): unknown {
  if (Array.isArray(described)) return described.map(comparable);
  if (described === null || typeof described !== "object") return described;
  if ("object" in described) {
    const name = String(described.object);
    if (OPAQUE.test(name)) return { opaque: true };
    if ("state" in described && name.startsWith("scipy.sparse")) {
      const kept = Object.entries(described.state as Record<string, unknown>).filter(([key]) => OF_SPARSE.has(key));
      return { object: name, state: Object.fromEntries(kept) };
    }
  }
  return Object.fromEntries(Object.entries(described).map(([key, value]) => [key, comparable(value)]));
}

for (const writer of [...new Set(CASES.map((each) => each.writer))]) {
  test(`what ${writer} wrote is what the pickle of the same object is`, async () => {
    for (const { name, pickle, skops } of CASES.filter((each) => each.writer === writer)) {
      const expected = comparable(describe(await unpickle(Buffer.from(pickle, "base64"))));
      const found = comparable(describe(await readSkops(Buffer.from(skops, "base64"))));
      assert.deepEqual(found, expected, name);
    }
  });
}

test("sparse matrices and models are the same by every protocol and by joblib", async () => {
  const withForms = CASES.filter(({ forms }) => Object.keys(forms).length > 0);
  assert.deepEqual([...new Set(withForms.map(({ name }) => name))], ["sparse matrices", "text"]);
  for (const { name, writer, pickle, forms } of withForms) {
    const expected = describe(await unpickle(Buffer.from(pickle, "base64")));
    for (const [form, data] of Object.entries(forms)) {
      assert.deepEqual(describe(await unpickle(Buffer.from(data, "base64"))), expected, `${name}, ${writer}, ${form}`);
    }
  }
});

async function refused(bytes: Uint8Array, message: RegExp, options = {}): Promise<void> {
  await assert.rejects(readSkops(bytes, options), (error) => {
    assert.ok(error instanceof ModelFileError, String(error));
    assert.match(error.message, message);
    return true;
  });
}

const one = { __class__: "str", __module__: "builtins", __loader__: "JsonNode", content: "1", is_json: true };
const list = (content: unknown, id = 1) => ({ __class__: "list", __module__: "builtins", __loader__: "ListNode", content, __id__: id });
const file = (name: string, content: Uint8Array, more = {}) => ({ name, content, ...more });

test("what Python shared is shared", async () => {
  const inner = list([one], 7);
  const value = await readSkops(skopsOf(list([inner, inner, { __loader__: "CachedNode", __id__: 7 }])));
  assert.ok(Array.isArray(value));
  assert.equal(value[0], value[1]);
  assert.equal(value[0], value[2]);
});

test("an archive that lies about its members is refused", async () => {
  const schema = Buffer.from(JSON.stringify(one));
  assert.equal(await readSkops(zipOf(file("schema.json", schema))), 1);
  await refused(zipOf(file("schema.json", schema, { crc: 1 })), /"schema\.json" damaged: its checksum is another/);
  await refused(zipOf(file("schema.json", schema, { bytes: 5 })), /has 5 bytes, and/);
  await refused(zipOf(file("schema.json", schema, { bytes: 3_000_000_000, method: 8 })), /becomes more than 67108864 bytes/);
  await refused(zipOf(file("schema.json", schema, { flags: 1 })), /encrypted/);
  await refused(zipOf(file("schema.json", schema, { method: 12 })), /packed by method 12/);
  await refused(zipOf(file("schema.json", schema), file("schema.json", schema)), /"schema\.json" twice/);
  await refused(zipOf(file("../../etc/passwd", schema)), /outside of its folder/);
  await refused(zipOf(file("/etc/passwd", schema)), /outside of its folder/);
  await refused(zipOf(file("other.json", schema)), /no schema\.json/);
  await refused(Buffer.concat([zipOf(file("schema.json", schema)), Buffer.from("more")]), /has no end/);
});

test("what is no schema of skops is refused, with the place in it", async () => {
  await refused(skopsOf("[".repeat(5000)), /nests more than 1000 levels deep/);
  await refused(skopsOf("{"), /a key is missing/);
  await refused(skopsOf("{} {}"), /something follows/);
  await refused(skopsOf('"a'), /a string has no end/);
  await refused(skopsOf([]), /is no node/);
  await refused(skopsOf({ ...one, content: "nonsense" }), /no JSON/);
  await refused(skopsOf(list({})), /list without items/);
  await refused(skopsOf({ __loader__: "CachedNode", __id__: 3 }), /not been read yet/);
  await refused(skopsOf({ ...one, __loader__: "BytesNode", file: "x.bin" }), /"x\.bin" is not in the archive/);
  const dict = { __class__: "dict", __module__: "builtins", __loader__: "DictNode", content: { a: one }, key_types: list([]) };
  await refused(skopsOf(dict), /dict of 1 keys, of which 0 have a kind/);
  await assert.rejects(readSkops(skopsOf(list([one, { ...one, __loader__: "DictNode" }]))), (error) => {
    assert.ok(error instanceof ModelFileError);
    assert.equal(error.place.path, "schema.json.1");
    return true;
  });
});

test("an array's file that is none is refused, and named", async () => {
  const array = { __class__: "ndarray", __module__: "numpy", __loader__: "NdArrayNode", type: "numpy", file: "1.npy" };
  const npy = (header: string, data = "") =>
    file("1.npy", Buffer.from(`\x93NUMPY\x01\x00${String.fromCharCode(header.length)}\x00${header}${data}`, "latin1"));
  await readSkops(skopsOf(array, npy("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }", "ab")));
  await refused(
    skopsOf(array, npy("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", "ab")),
    /array of 3 bytes with 2 bytes.*\(in "1\.npy"\)/,
  );
  await refused(skopsOf(array, npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "12345678")), /objects is written as bytes/);
  await refused(skopsOf(array, npy("__import__('os').system('id')")), /header of an array's file is no dict/);
  await refused(skopsOf(array, file("1.npy", Buffer.from("no array"))), /no file of an array/);
});

test("a kind of node that is not known is named", async () => {
  await assert.rejects(readSkops(skopsOf({ ...one, __class__: "Thing", __module__: "my", __loader__: "ThingNode" })), (error) => {
    assert.ok(error instanceof UnsupportedModelError);
    assert.deepEqual(error.parts, ["my.Thing"]);
    return true;
  });
});

test("every truncation of a small skops file is refused", async () => {
  const small = CASES.find(({ name }) => name === "containers");
  const bytes = Buffer.from(small?.skops ?? "", "base64");
  assert.ok(bytes.length > 300);
  for (let length = 0; length < bytes.length; length++) await refused(bytes.subarray(0, length), /zip archive/);
});
