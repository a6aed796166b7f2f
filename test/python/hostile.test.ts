/** What no Python writes: each is refused with a typed error and the byte where it shows, without being run and without filling the memory. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { ModelFileError } from "../../src/errors/index.ts";
import { PyName, PyObject, PyTuple, unpickle } from "../../src/python/index.ts";
import { fixture } from "../support/repository.ts";
import type { PickleCase } from "./pickle-case.ts";
import { array, binary, bytesOf, dtype, name, shape, text, uint32 } from "./pickle-writer.ts";

async function refused(bytes: Uint8Array, message: RegExp, offset?: number): Promise<void> {
  await assert.rejects(unpickle(bytes), (error) => {
    assert.ok(error instanceof ModelFileError, String(error));
    assert.match(error.message, message);
    if (offset !== undefined) assert.equal(error.place.offset, offset);
    return true;
  });
}

test("a call of os.system is shown and not made", async () => {
  const value = await unpickle(bytesOf(name("os", "system"), text("touch /tmp/pwned"), 0x85, "R."));
  assert.deepEqual(value, new PyObject("os.system", new Map(), ["touch /tmp/pwned"]));
});

test("a call of what another call gave is shown as builtins.apply", async () => {
  const getattr = bytesOf(name("__builtin__", "getattr"), name("os", "system"), text("__call__"), 0x86, "R");
  const value = await unpickle(bytesOf(getattr, text("id"), 0x85, "R."));
  assert.ok(value instanceof PyObject);
  assert.equal(value.className, "builtins.apply");
  assert.deepEqual(value.args[0], new PyObject("builtins.getattr", new Map(), [new PyName("os", "system"), "__call__"]));
  assert.deepEqual(value.args[1], new PyTuple(["id"]));
});

test("attributes cannot be set on a class, and not on a list", async () => {
  await refused(bytesOf(name("sklearn", "Tree"), "}", text("x"), "K", 1, "sb."), /would change the class or module "sklearn\.Tree"/);
  await refused(bytesOf("]}b."), /sets the attributes of what has none/, 2);
});

test("the keys __proto__ and constructor are keys like others", async () => {
  const value = await unpickle(bytesOf("}", text("__proto__"), "}", text("polluted"), "K", 1, "ss", text("constructor"), "Ns."));
  assert.ok(value instanceof Map);
  assert.deepEqual([...value.keys()], ["__proto__", "constructor"]);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

test("lengths beyond the end of the file are refused before anything is allocated", async () => {
  await refused(bytesOf("X", uint32(0xfffffff0), "a."), /text of 4294967280 bytes/, 0);
  await refused(bytesOf("B", uint32(0xfffffff0), "a."), /4294967280 bytes, and 2 are left/);
  await refused(bytesOf(0x8e, uint32(0), uint32(0x40000000), "."), /bytes, and 1 is left/);
  await refused(bytesOf(0x8b, uint32(0x7fffffff), "."), /integer of 2147483647 bytes/);
  await refused(bytesOf(0x8b, uint32(0xffffffff), "."), /integer of -1 bytes/);
  await refused(bytesOf("T", uint32(0xffffffff), "."), /string of -1 bytes/);
  await refused(bytesOf(0x95, uint32(0), uint32(0x40000000), "N."), /frame of .* bytes, and 2 are left/);
  await refused(bytesOf(`L${"9".repeat(5000)}L\n.`), /integer of 5000 digits/);
});

test("what reaches outside of the file is refused", async () => {
  await refused(bytesOf("P12\n."), /persistent id/);
  await refused(bytesOf("NQ."), /persistent id/);
  await refused(bytesOf(0x82, 1, "."), /extension code/);
  await refused(bytesOf(0x97, "."), /out-of-band/);
});

test("a machine out of step is refused at the instruction that shows it", async () => {
  await refused(bytesOf("."), /without its operands/, 0);
  await refused(bytesOf("K", 1, "s."), /without its operands/, 2);
  await refused(bytesOf("N(0t0."), /without its mark/);
  await refused(bytesOf("h", 7, "."), /refers to number 7/, 0);
  await refused(bytesOf("NN."), /still waiting/, 2);
  await refused(bytesOf("(N."), /still waiting/);
  await refused(bytesOf("N"), /ends inside the pickle/, 1);
  await refused(bytesOf("N.N."), /2 more bytes follow/, 2);
  await refused(bytesOf(0x80, 6, "N."), /protocol 6/);
  await refused(bytesOf(0xff), /0xff is no instruction/, 0);
  await refused(bytesOf("I1\r\n."), /CR LF/);
  await refused(bytesOf("}]Ns."), /"a list" for a key of a dict/);
});

test("a number far away in the memo makes no array of that length", async () => {
  assert.equal(await unpickle(bytesOf("N0", text("x"), "r", uint32(0xfffffff0), "0j", uint32(0xfffffff0), ".")), "x");
});

test("values that contain themselves, or each other without end, are refused", async () => {
  await refused(bytesOf("]", 0x94, "h", 0, "a."), /contains itself/);
  await refused(bytesOf("}", 0x94, text("me"), "h", 0, "s."), /contains itself/);
  await refused(bytesOf(name("a", "B"), ")", 0x81, 0x94, "}", text("me"), "h", 0, "sb."), /contains itself \(in a "a\.B"\)/);
  const doubled = bytesOf(
    ..."x"
      .repeat(40)
      .split("")
      .map(() => bytesOf("2", 0x86)),
  );
  await refused(bytesOf("]", doubled, "."), /shared so often/);
  await refused(bytesOf(..."]".repeat(1200).split(""), ..."a".repeat(1199).split(""), "."), /1000 levels deep/);
  await refused(concat(bytesOf(")"), new Uint8Array(200_000).fill(0x85), bytesOf(".")), /1000 levels deep/);
});

test("a megabyte of empty dicts is refused, not made", async () => {
  const dicts = new Uint8Array(8_000_000).fill(0x7d);
  await refused(concat(bytesOf("("), dicts, bytesOf("l.")), /fill the memory/);
});

test("one array is not made a thousand times of the same bytes", async () => {
  const bytes = new Uint8Array(1_000_000);
  const first = concat(bytesOf("B", uint32(bytes.length)), bytes, bytesOf("r", uint32(1), "0"));
  const each = array(shape(1_000_000), dtype("u1"), bytesOf("j", uint32(1)));
  await refused(
    concat(first, bytesOf("]"), ...Array.from({ length: 1000 }, () => bytesOf(each, "a")), bytesOf(".")),
    /same data over and over/,
  );
});

test("arrays whose claims do not fit their bytes are refused", async () => {
  const zeros = binary(...new Array<number>(16).fill(0));
  const refusedArray = (axes: Uint8Array, type: string, content: Uint8Array, message: RegExp) =>
    refused(bytesOf(array(axes, dtype(type), content), "."), message);
  await refusedArray(shape(3), "f8", zeros, /array of 24 bytes with 16 bytes of data/);
  await refusedArray(shape(0xffffffff), "f8", zeros, /no list of sizes/);
  await refusedArray(shape(0x7fffffff, 0x7fffffff), "f8", zeros, /more than 2\^31 items/);
  await refusedArray(shape(...new Array<number>(33).fill(1)), "f8", zeros, /33 axes/);
  await refusedArray(shape(1000), "U0", binary(), /items of no size/);
  await refusedArray(shape(2), "O8", zeros, /objects is written as bytes/);
  await refusedArray(shape(1), "U4", binary(...new Array<number>(16).fill(255)), /beyond Unicode/);
  await refusedArray(shape(2), "f8", bytesOf("]"), /dtype <f8 holds a list/);
  await refusedArray(shape(2), "O8", bytesOf("]"), /with 0 items/);
  await refused(bytesOf(name("numpy", "dtype"), text("f16"), 0x89, 0x88, 0x87, "R."), /dtype "f16" is none that can be read/);
});

test("fields that overlap or leave their item are refused", async () => {
  const struct = (...fields: readonly (readonly [string, number])[]) => {
    const names = bytesOf("(", ...fields.map(([each]) => text(each)), "t");
    const dict = bytesOf("}(", ...fields.flatMap(([each, at]) => [text(each), dtype("f8"), "K", at, 0x86]), "u");
    return bytesOf(
      name("numpy", "dtype"),
      text("V16"),
      0x89,
      0x88,
      0x87,
      "R(K",
      3,
      text("|"),
      "N",
      names,
      dict,
      "K",
      16,
      "K",
      1,
      "K",
      0,
      "tb",
    );
  };
  const of = (type: Uint8Array) => bytesOf(array(shape(1), type, binary(...new Array<number>(16).fill(0))), ".");
  await unpickle(of(struct(["a", 0], ["b", 8])));
  await refused(of(struct(["a", 0], ["b", 4])), /"b" overlaps another/);
  await refused(of(struct(["a", 9])), /"a" reaches beyond the 16 bytes/);
});

test("old joblib's arrays in other files are named as such", async () => {
  const wrapper = bytesOf(name("joblib.numpy_pickle", "NDArrayWrapper"), ")", 0x81, "}", text("filename"), text("x.npy"), "sb.");
  await refused(wrapper, /in files beside this one \(joblib 0\.9 or older\)/);
});

test("a name with terminal escapes is shown without them", async () => {
  await refused(bytesOf(name("\u001b[31mred\u202e", "x"), "}b."), /"\\u\{1b\}\[31mred\\u\{202e\}\.x"/);
});

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

test("every truncation of a small file is refused, with the byte where it ends or before", async () => {
  const cases = fixture<PickleCase[]>("pickles.json.gz");
  const chosen = cases.filter(
    ({ name: of, data }) => ["nodes", "objects", "texts", "old form", "a dict of arrays"].includes(of) && data.length < 2000,
  );
  assert.ok(chosen.length > 20);
  for (const { name: of, writer, data } of chosen) {
    const bytes = Buffer.from(data, "base64");
    for (let length = 0; length < bytes.length; length++) {
      await assert.rejects(unpickle(bytes.subarray(0, length)), (error) => {
        assert.ok(error instanceof ModelFileError, `${of}, ${writer}, ${length} bytes: ${error}`);
        assert.ok(error.place.offset !== undefined && error.place.offset <= bytes.length * 200);
        return true;
      });
    }
  }
});

test("a binary pickle whose line ends were changed is told so, and what to do", async () => {
  const found = fixture<PickleCase[]>("pickles.json.gz").find(
    ({ name: of, writer }) => of === "dict of 1,100" && writer === "Python 3.11, protocol 4",
  );
  const plain = Buffer.from(found?.data ?? "", "base64");
  await unpickle(plain);
  for (const file of [plain, deflateSync(plain)]) {
    const changed = Buffer.from(file.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
    assert.ok(changed.length > file.length + 1);
    await assert.rejects(unpickle(changed), (error) => {
      assert.ok(error instanceof ModelFileError);
      assert.match(error.message, /line ends were changed to CR LF/);
      assert.match(error.hint ?? "", /\*\.pkl binary/);
      return true;
    });
  }
});
