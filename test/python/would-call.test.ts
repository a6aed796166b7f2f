/** What a hostile file would have Python call is told, and models' own classes are not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { wouldCall } from "../../src/python/index.ts";
import { fixture } from "../support/repository.ts";
import { bytesOf, name, text } from "./pickle-writer.ts";

test("a call is written as Python writes it, also one whose result is thrown away", async () => {
  assert.deepEqual(await wouldCall(bytesOf(name("os", "system"), text("rm -rf ~"), 0x85, "R0N.")), ['os.system("rm -rf ~")']);
  assert.deepEqual(await wouldCall(bytesOf(name("__builtin__", "eval"), "S'1+1'\n", 0x85, "R.")), ['builtins.eval("1+1")']);
  const popen = bytesOf(name("subprocess", "Popen"), bytesOf("]", text("sh"), "a"), "K", 1, 0x86, "R.");
  assert.deepEqual(await wouldCall(popen), ['subprocess.Popen(["sh"], 1)']);
});

test("calls before the damage are told of a damaged file", async () => {
  assert.deepEqual(await wouldCall(bytesOf(name("os", "system"), text("id"), 0x85, "R", 0xff)), ['os.system("id")']);
});

test("a call of what another call gave is written with it", async () => {
  const getattr = bytesOf(name("builtins", "getattr"), name("os", "x"), text("system"), 0x86, "R");
  assert.deepEqual(await wouldCall(bytesOf(getattr, text("id"), 0x85, "R.")), [
    'builtins.getattr(os.x, "system")',
    'builtins.getattr(os.x, "system")("id")',
  ]);
});

test("each is told once, at most 20 of them, at most 200 letters long, and safe to show", async () => {
  const calls = Array.from({ length: 50 }, (_, i) => bytesOf(name("os", "system"), text(`${i % 30}`), 0x85, "R0"));
  assert.equal((await wouldCall(bytesOf(...calls, "N."))).length, 20);
  const [long] = await wouldCall(bytesOf(name("\u001b[31mx", "y"), "(", ...Array.from({ length: 5 }, () => text("z".repeat(1000))), "tR."));
  assert.match(long, /^"\\u\{1b\}\[31mx\.y"\("zzz/);
  assert.ok(Array.from(long).length <= 201);
});

test("numpy's own traps are told, and what models are made of is not", async () => {
  const trap = bytesOf(name("numpy.testing._private.utils", "runstring"), text("import os"), "}", 0x86, "R.");
  assert.deepEqual(await wouldCall(trap), ['numpy.testing._private.utils.runstring("import os", …)']);
  for (const { name: of, writer, pickle } of fixture<{ name: string; writer: string; pickle: string }[]>("skops.json.gz")) {
    if (["classes and functions", "operators"].includes(of)) continue;
    assert.deepEqual(await wouldCall(Buffer.from(pickle, "base64")), [], `${of}, ${writer}`);
  }
});
