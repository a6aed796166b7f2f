import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { BrineError, ModelFileError } from "../../src/errors/index.ts";
import { readBundle, writeBundle } from "../../src/formats/index.ts";
import { NdArray, type PyBytes, PyObject, type PyValue, StructArray, type TypedArray } from "../../src/python/index.ts";
import { sample } from "./sample.ts";

const small = () =>
  writeBundle({
    model: new PyObject("a.B", new Map<string, PyValue>([["x", new NdArray([2], Float64Array.of(1, 2))]])),
    signature: {},
    card: { a: 1 },
  });

test("every kind of value comes back from a bundle as it went in", async () => {
  const read = await readBundle(await writeBundle({ model: sample(), signature: { inputs: ["a"] }, card: { "": [0.1, 1e21] } }));
  assert.deepStrictEqual(read.model, sample());
  assert.deepStrictEqual(read.signature, { inputs: ["a"] });
  assert.deepStrictEqual(read.card, { "": [0.1, 1e21] });
});

test("bytes come back from a bundle, few of them and many", async () => {
  const { model } = await readBundle(await writeBundle({ model: sample(), signature: {}, card: {} }));
  for (const name of ["token_pattern", "raw", "handle"]) {
    const [before, after] = [sample(), model].map(({ state }) => state.get(name) as PyBytes);
    assert.deepStrictEqual([after.kind, after.length, ...after.bytes], [before.kind, before.length, ...before.bytes]);
  }
});

test("the hash of a bundle is what sha256sum prints", async () => {
  const bytes = await writeBundle({ model: sample(), signature: {}, card: {} });
  assert.equal((await readBundle(bytes)).hash, createHash("sha256").update(bytes).digest("hex"));
});

test("the same content gives the same bytes, whatever the order of its keys", async () => {
  const state: [string, PyValue][] = [
    ["b", 1],
    ["a", 2],
    ["𐀀", 3],
    ["\uffff", 4],
  ];
  const one = await writeBundle({ model: new PyObject("a.B", new Map(state)), signature: { x: 1, y: 2 }, card: {} });
  const other = await writeBundle({ model: new PyObject("a.B", new Map(state.reverse())), signature: { y: 2, x: 1 }, card: {} });
  assert.deepStrictEqual(one, other);
});

test("arrays at the same place of equal parts share one tensor", async () => {
  const text = new TextDecoder("latin1").decode(await writeBundle({ model: sample(), signature: {}, card: {} }));
  assert.ok(text.includes('"estimators_.*.nodes.threshold":{"data_offsets"'));
  assert.ok(/"estimators_\.\*\.values":\{[^}]*"shape":\[9,1,2\]/.test(text));
});

test("whatever values a model holds, they come back exactly", async () => {
  const scalar = fc.oneof(fc.constant(null), fc.boolean(), fc.double(), fc.integer(), fc.bigInt(), fc.string({ unit: "binary" }));
  const array = fc.oneof(
    fc.float64Array().map((data): PyValue => new NdArray([data.length], data)),
    fc.int32Array().map((data): PyValue => new NdArray([data.length, 1], data)),
    fc.array(fc.boolean()).map((data): PyValue => new NdArray([data.length], data)),
    fc.array(fc.string({ unit: "grapheme" }), { maxLength: 60 }).map((data): PyValue => new NdArray([data.length], data)),
    fc.uint8Array().map(
      (data): PyValue =>
        new StructArray(
          data.length,
          new Map<string, TypedArray>([
            ["f", data],
            ["g", Float32Array.from(data)],
          ]),
        ),
    ),
  );
  const { value } = fc.letrec<{ value: PyValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      scalar,
      array,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.array(fc.tuple(fc.string(), tie("value")), { maxLength: 4 }).map((pairs): PyValue => new Map(pairs)),
      fc.array(fc.tuple(fc.string(), tie("value")), { maxLength: 4 }).map((pairs): PyValue => new PyObject("some.Class", new Map(pairs))),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(value, async (item) => {
      const model = new PyObject("made.Up", new Map([["item", item]]));
      assert.deepStrictEqual((await readBundle(await writeBundle({ model, signature: {}, card: {} }))).model, model);
    }),
    { numRuns: 150 },
  );
});

test("a bundle cut off at any length is refused", async () => {
  const bytes = await small();
  for (let length = 0; length < bytes.length; length++) {
    await assert.rejects(readBundle(bytes.slice(0, length), "cut.safetensors"), (error) => {
      assert.ok(error instanceof ModelFileError, `${length} bytes: ${String(error)}`);
      assert.equal(error.place.file, "cut.safetensors");
      return true;
    });
  }
});

test("a bundle with any one bit changed is refused", async () => {
  const bytes = await small();
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = bytes.slice();
    changed[bit >> 3] ^= 1 << (bit & 7);
    await assert.rejects(readBundle(changed), BrineError, `bit ${bit}`);
  }
});

test("bytes added to a bundle are refused with their place", async () => {
  const bytes = await small();
  const longer = new Uint8Array(bytes.length + 3);
  longer.set(bytes);
  await assert.rejects(readBundle(longer), (error) => {
    assert.ok(error instanceof ModelFileError);
    assert.equal(error.message, "3 bytes follow the end of the last tensor");
    assert.equal(error.place.offset, bytes.length);
    return true;
  });
});
