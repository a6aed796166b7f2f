/** What a hostile file would have Python call is told, and models' own classes are not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { wouldCall } from "../../src/python/index.ts";
import { fixture } from "../support/repository.ts";
import { sklearnCases, versions } from "../support/sklearn-fixtures.ts";
import { bytesOf, name, text, uint32 } from "./pickle-writer.ts";

test("a call is written as Python writes it, also one whose result is thrown away", async () => {
  assert.deepEqual(await wouldCall(bytesOf(name("os", "system"), text("rm -rf ~"), 0x85, "R0N.")), ["os.system('rm -rf ~')"]);
  assert.deepEqual(await wouldCall(bytesOf(name("__builtin__", "eval"), "S'1+1'\n", 0x85, "R.")), ["builtins.eval('1+1')"]);
  const popen = bytesOf(name("subprocess", "Popen"), bytesOf("]", text("sh"), "a"), "K", 1, 0x86, "R.");
  assert.deepEqual(await wouldCall(popen), ["subprocess.Popen(['sh'], 1)"]);
});

test("calls before the damage are told of a damaged file", async () => {
  assert.deepEqual(await wouldCall(bytesOf(name("os", "system"), text("id"), 0x85, "R", 0xff)), ["os.system('id')"]);
});

test("and of one that is compressed and cut off", async () => {
  const noise = Uint8Array.from({ length: 100_000 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 13);
  const whole = bytesOf(name("os", "system"), text("id"), 0x85, "R0B", uint32(noise.length), noise, ".");
  const packed = deflateSync(whole);
  const old = bytesOf("ZF", `0x${whole.length.toString(16)}`.padEnd(19), packed);
  for (const bytes of [packed, gzipSync(whole), old])
    assert.deepEqual(await wouldCall(bytes.subarray(0, bytes.length >> 1)), ["os.system('id')"]);
});

test("in every protocol", async () => {
  const short = (of: string) => bytesOf(0x8c, of.length, of);
  const forms = [
    "cos\nsystem\n(S'id'\ntR.",
    "(S'id'\nios\nsystem\n.",
    bytesOf("(", name("os", "system"), text("id"), "o."),
    bytesOf(0x80, 2, name("os", "system"), text("id"), 0x85, 0x81, "."),
    bytesOf(0x80, 4, short("os"), short("system"), 0x93, short("id"), 0x85, "R."),
    bytesOf(0x80, 4, short("os"), short("system"), 0x93, short("id"), 0x85, "}", 0x92, "."),
    bytesOf(0x80, 2, name("copy_reg", "_reconstructor"), name("sklearn.x", "X"), name("os", "system"), text("id"), 0x87, "R."),
  ];
  for (const form of forms) assert.match((await wouldCall(bytesOf(form))).join(), /os\.system.*'id'/, String(form));
});

test("a call of what another call gave is written with it", async () => {
  const getattr = bytesOf(name("builtins", "getattr"), name("os", "x"), text("system"), 0x86, "R");
  assert.deepEqual(await wouldCall(bytesOf(getattr, text("id"), 0x85, "R.")), [
    "builtins.getattr(os.x, 'system')",
    "builtins.getattr(os.x, 'system')('id')",
  ]);
});

test("each is told once, at most 20 of them, at most 200 letters long, and safe to show", async () => {
  const calls = Array.from({ length: 50 }, (_, i) => bytesOf(name("os", "system"), text(`${i % 30}`), 0x85, "R0"));
  assert.equal((await wouldCall(bytesOf(...calls, "N."))).length, 20);
  const [long] = await wouldCall(bytesOf(name("\u001b[31mx", "y"), "(", ...Array.from({ length: 5 }, () => text("z".repeat(1000))), "tR."));
  assert.match(long, /^"\\u\{1b\}\[31mx\.y"\('zzz/);
  assert.ok(Array.from(long).length <= 201);
});

test("numpy's own traps are told, and what models are made of is not", async () => {
  const trap = bytesOf(name("numpy.testing._private.utils", "runstring"), text("import os"), "}", 0x86, "R.");
  assert.deepEqual(await wouldCall(trap), ["numpy.testing._private.utils.runstring('import os', {})"]);
  for (const { name: of, writer, pickle } of fixture<{ name: string; writer: string; pickle: string }[]>("skops.json.gz")) {
    if (["classes and functions", "operators"].includes(of)) continue;
    assert.deepEqual(await wouldCall(Buffer.from(pickle, "base64")), [], `${of}, ${writer}`);
  }
});

test("a file that Python would have opened or written is told, though NumPy and pandas do it", async () => {
  const memmap = bytesOf(name("numpy", "memmap"), text("/etc/hosts"), text("uint8"), text("w+"), 0x87, "R.");
  assert.deepEqual(await wouldCall(memmap), ["numpy.memmap('/etc/hosts', 'uint8', 'w+')"]);
  const store = bytesOf(name("pandas.io.pytables", "HDFStore"), text("x"), 0x85, "R.");
  assert.deepEqual(await wouldCall(store), ["pandas.io.pytables.HDFStore('x')"]);
});

for (const version of versions()) {
  test(`no model of scikit-learn ${version} would have had anything called`, async () => {
    for (const { name: of, files } of (await sklearnCases(version)).cases)
      for (const { bytes } of files) if (bytes[0] !== 0x50) assert.deepEqual(await wouldCall(bytes), [], of);
  });
}
