import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { BrineError, ModelFileError } from "../../src/errors/index.ts";
import { readBundle, writeBundle } from "../../src/formats/index.ts";
import { sample } from "./sample.ts";

const DEFAULTS = { "brine.format": "1", "brine.model": '{"object":"a.B","state":{}}', "brine.signature": "{}", "brine.card": "{}" };

/** A file with this header, whatever it says, sealed if it can be. */
function file(header: string, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const json = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  const at = header.indexOf("0".repeat(64));
  if (at >= 0)
    bytes.set(
      new TextEncoder().encode(createHash("sha256").update(bytes).digest("hex")),
      8 + new TextEncoder().encode(header.slice(0, at)).length,
    );
  return bytes;
}

function bundle(metadata: Record<string, string>, tensors = "", data?: Uint8Array): Uint8Array {
  const all = JSON.stringify({ ...DEFAULTS, "brine.sha256": "0".repeat(64), ...metadata });
  return file(`{"__metadata__":${all}${tensors === "" ? "" : `,${tensors}`}}`, data);
}

const model = (json: string) => ({ "brine.model": `{"object":"a.B","state":{"x":${json}}}` });
const F64 = '"x":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}';

async function refusal(bytes: Uint8Array): Promise<ModelFileError> {
  try {
    await readBundle(bytes, "bad.safetensors");
  } catch (error) {
    assert.ok(error instanceof ModelFileError, String(error));
    assert.equal(error.place.file, "bad.safetensors");
    return error;
  }
  return assert.fail("it was read");
}

test("the file that the hostile ones are made from is sound", async () => {
  await readBundle(bundle({}));
  await readBundle(bundle(model('{"array":"x","start":0,"shape":[2]}'), F64, new Uint8Array(16)));
});

const HEADERS: readonly (readonly [string, Uint8Array, RegExp, number?])[] = [
  [
    "a header longer than the file",
    Uint8Array.of(200, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode('{"__metadata__":{}}')),
    /cut off: the header ends at byte 208/,
    27,
  ],
  [
    "a header of 2^63 bytes",
    Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 128, ...new TextEncoder().encode('{"__metadata__":{}}')),
    /claims 9223372036854775808 bytes/,
    0,
  ],
  ["a header that is no JSON", file('{"__metadata__":{"brine.format":"1"} oops}'), /"," or "}" is missing/, 45],
  ["a header with something after it", file('{"__metadata__":{"brine.format":"1"}} {}'), /more after the end/],
  ["a key twice in the header", file('{"__metadata__":{"brine.format":"1"},"a":1,"\\u0061":1}'), /the key "a" stands twice/, 51],
  ["two __metadata__", file('{"__metadata__":{"brine.format":"1"},"__metadata__":{}}'), /stands twice/],
  ["nesting without end", file(`{"__metadata__":{"brine.format":"1"},"a":${"[".repeat(100_000)}`), /deeper than 200/],
  ["a text without end", file(`{"__metadata__":{"brine.format":"${"a".repeat(100_000)}`), /has no end/],
  ["metadata that is no text", file('{"__metadata__":{"brine.format":1}}'), /"brine.format" is not text/],
  ["a dtype that nobody knows", bundle({}, '"x":{"dtype":"F128","shape":[0],"data_offsets":[0,0]}'), /dtype "F128"/],
  [
    "a shape that is too large",
    bundle({}, '"x":{"dtype":"F64","shape":[3],"data_offsets":[0,16]}', new Uint8Array(16)),
    /16 bytes, and its dtype and shape need 24/,
  ],
  [
    "a shape that overflows",
    bundle({}, '"x":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,0]}'),
    /need 147573952589676410000/,
  ],
  ["a negative size", bundle({}, '"x":{"dtype":"F64","shape":[-1],"data_offsets":[0,0]}'), /not a list of sizes/],
  [
    "a size that is no integer",
    bundle({}, '"x":{"dtype":"F64","shape":[0.5],"data_offsets":[0,4]}', new Uint8Array(4)),
    /not a list of sizes/,
  ],
  ["offsets the wrong way round", bundle({}, '"x":{"dtype":"F64","shape":[2],"data_offsets":[16,0]}', new Uint8Array(16)), /-16 bytes/],
  [
    "tensors that overlap",
    bundle({}, `${F64},"y":{"dtype":"F64","shape":[2],"data_offsets":[8,24]}`, new Uint8Array(24)),
    /"y" overlaps another/,
  ],
  [
    "bytes that belong to nothing",
    bundle({}, '"y":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}', new Uint8Array(16)),
    /8 bytes before tensor "y" belong to nothing/,
  ],
  ["data that is cut off", bundle({}, F64, new Uint8Array(15)), /cut off: tensor "x" ends/],
  ["data after the end", bundle({}, F64, new Uint8Array(17)), /1 bytes follow/],
  [
    "an unknown property of a tensor",
    bundle({}, '"x":{"dtype":"F64","shape":[0],"data_offsets":[0,0],"url":"http://x"}'),
    /unknown property "url"/,
  ],
];

for (const [what, bytes, message, offset] of HEADERS) {
  test(`${what}: refused with its place`, async () => {
    const error = await refusal(bytes);
    assert.match(error.message, message);
    assert.equal(typeof error.place.offset, "number");
    if (offset !== undefined) assert.equal(error.place.offset, offset);
  });
}

const CONTENTS: readonly (readonly [string, Uint8Array, RegExp])[] = [
  [
    "weights of something else",
    file('{"__metadata__":{"format":"pt"},"x":{"dtype":"F64","shape":[0],"data_offsets":[0,0]}}'),
    /weights of something else/,
  ],
  ["a newer format", bundle({ "brine.format": "2" }), /has format 2, and this version of Brine reads formats up to 1/],
  ["a format that is no number", bundle({ "brine.format": "1e0" }), /"1e0", which is no number/],
  ["no seal", file(`{"__metadata__":${JSON.stringify(DEFAULTS)}}`), /SHA-256/],
  ["no model", file(`{"__metadata__":${JSON.stringify({ "brine.format": "1", "brine.sha256": "0".repeat(64) })}}`), /no brine.model/],
  ["a model that is no object", bundle({ "brine.model": "[]" }), /model is not an object/],
  [
    "a model with a key twice",
    bundle({ "brine.model": '{"object":"a","state":{},"object":"b"}' }),
    /brine.model is damaged: the key "object" stands twice/,
  ],
  ["a tensor that is not there", bundle(model('{"array":"y","start":0,"shape":[1]}')), /no tensor "y"/],
  [
    "rows beyond a tensor's end",
    bundle(model('{"array":"x","start":1,"shape":[2]}'), F64, new Uint8Array(16)),
    /rows 1 to 3 of tensor "x", which has 2/,
  ],
  ["rows before a tensor's start", bundle(model('{"array":"x","start":-1,"shape":[2]}'), F64, new Uint8Array(16)), /rows -1 to 1/],
  ["rows of another shape", bundle(model('{"array":"x","start":0,"shape":[2,1]}'), F64, new Uint8Array(16)), /whose rows have \(\)/],
  ["a tensor that nothing names", bundle({}, F64, new Uint8Array(16)), /"x" belongs to no part/],
  [
    "a boolean of 2",
    bundle(model('{"array":"x","start":0,"shape":[1]}'), '"x":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}', Uint8Array.of(2)),
    /neither 0 nor 1/,
  ],
  ["an unknown form", bundle(model('{"call":"os.system"}')), /unknown form \("call"\)/],
  ["a number that is none", bundle(model('{"number":"seven"}')), /is no number/],
  ["items that do not fill their shape", bundle(model('{"items":[1],"shape":[1000000000,1000000000]}')), /has 1 values/],
  ["keys without values", bundle(model('{"dict":["a"],"values":[]}')), /do not pair/],
  ["a key twice in a dict", bundle(model('{"dict":["a","a"],"values":[1,2]}')), /stands twice/],
  ["texts with offsets out of order", textsFile([0n, 3n, 2n]), /offset of text 2 is out of order/],
  ["texts with offsets beyond their bytes", textsFile([0n, 3n, 2n ** 62n]), /out of order/],
  ["texts with bytes left over", textsFile([0n, 1n, 2n]), /bytes follow the last text/],
  ["texts that are no UTF-8", textsFile([0n, 1n, 3n], Uint8Array.of(65, 0xff, 66)), /text 1 is not UTF-8/],
];

function textsFile(offsets: bigint[], utf8 = Uint8Array.of(65, 66, 67)): Uint8Array {
  const data = new Uint8Array(8 * offsets.length + utf8.length);
  data.set(new Uint8Array(BigInt64Array.from(offsets).buffer));
  data.set(utf8, 8 * offsets.length);
  const end = 8 * offsets.length;
  const tensors = `"t.offsets":{"dtype":"I64","shape":[${offsets.length}],"data_offsets":[0,${end}]},"t.utf8":{"dtype":"U8","shape":[${utf8.length}],"data_offsets":[${end},${end + utf8.length}]}`;
  return bundle(model('{"texts":"t"}'), tensors, data);
}

for (const [what, bytes, message] of CONTENTS) {
  test(`${what}: refused`, async () => {
    assert.match((await refusal(bytes)).message, message);
  });
}

test("a __proto__ in header, metadata and state is only a name", async () => {
  const bytes = bundle(
    { ...model("1"), "brine.model": '{"object":"a.B","state":{"__proto__":{"array":"__proto__","start":0,"shape":[1]}}}' },
    '"__proto__":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}',
    new Uint8Array(8),
  );
  const read = await readBundle(bytes);
  assert.deepStrictEqual([...read.model.state.keys()], ["__proto__"]);
  assert.equal(Object.hasOwn(Object.prototype, "dtype"), false);
});

test("a bundle of any size with any bit changed is refused", async () => {
  const bytes = await writeBundle({ model: sample(), signature: { a: [1] }, card: { b: "é" } });
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      const changed = bytes.slice();
      changed[bit >> 3] ^= 1 << (bit & 7);
      await assert.rejects(readBundle(changed), BrineError);
    }),
    { numRuns: 1500 },
  );
});

test("whatever bytes come, the answer is a bundle or one of our errors", async () => {
  const sound = await writeBundle({ model: sample(), signature: {}, card: {} });
  const spliced = fc
    .tuple(fc.nat(sound.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }))
    .map(([at, cut, bytes]) => Uint8Array.from([...sound.subarray(0, at), ...bytes, ...sound.subarray(at + cut)]));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), spliced), async (bytes) => {
      try {
        await readBundle(bytes);
      } catch (error) {
        assert.ok(error instanceof BrineError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});
