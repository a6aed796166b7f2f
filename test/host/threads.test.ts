import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { makeThreads, readFile } from "../../src/host/node.ts";
import * as portable from "../../src/host/portable.ts";
import type { Threads } from "../../src/numeric/index.ts";
import { ROOT } from "../support/repository.ts";

const MODULE = new URL("./unruly-task.js", import.meta.url).href;
const BLOCKS = [0, 1, 2, 3, 4, 5, 6, 7];

function twoThreads(): Threads {
  const threads = makeThreads(2);
  assert.ok(threads !== undefined);
  return threads;
}

test("results are in the order of their blocks, and each is counted", async () => {
  const done: number[] = [];
  const results = await twoThreads().run({ module: MODULE, name: "double" }, { add: 1 }, BLOCKS, { onDone: (n) => done.push(n) });
  assert.deepEqual(results, [1, 3, 5, 7, 9, 11, 13, 15]);
  assert.deepEqual(done, [1, 2, 3, 4, 5, 6, 7, 8]);
});

test("no blocks: no results, no threads", async () => {
  assert.deepEqual(await twoThreads().run({ module: MODULE, name: "double" }, { add: 1 }, []), []);
});

test("a task that throws rejects the run with its error", async () => {
  await assert.rejects(twoThreads().run({ module: MODULE, name: "fail" }, null, BLOCKS), { name: "RangeError", message: "block 3 is bad" });
});

test("a thread that ends early rejects the run", async () => {
  await assert.rejects(twoThreads().run({ module: MODULE, name: "exit" }, null, BLOCKS), /ended early, with exit code 7/);
});

test("a task that is not there rejects the run", async () => {
  await assert.rejects(twoThreads().run({ module: MODULE, name: "missing" }, null, BLOCKS));
  await assert.rejects(twoThreads().run({ module: `${MODULE}x`, name: "double" }, null, BLOCKS));
});

test("an abort rejects the run with its reason, while blocks are under way and before", async () => {
  const abort = new AbortController();
  const running = twoThreads().run({ module: MODULE, name: "slowly" }, null, BLOCKS, { signal: abort.signal });
  abort.abort(new Error("enough"));
  await assert.rejects(running, /enough/);
  await assert.rejects(twoThreads().run({ module: MODULE, name: "double" }, { add: 0 }, BLOCKS, { signal: abort.signal }), /enough/);
});

test("a progress callback that throws rejects the run", async () => {
  const onDone = () => {
    throw new Error("cannot draw");
  };
  await assert.rejects(twoThreads().run({ module: MODULE, name: "double" }, { add: 0 }, BLOCKS, { onDone }), /cannot draw/);
});

for (const makeOnHost of [makeThreads, portable.makeThreads]) {
  test("one thread is no threads; made ones are handed on; 0, 1.5 and NaN are refused", () => {
    const threads = twoThreads();
    assert.equal(makeOnHost(undefined), undefined);
    assert.equal(makeOnHost(1), undefined);
    assert.equal(makeOnHost(threads), threads);
    for (const count of [0, -1, 1.5, Number.NaN]) assert.throws(() => makeOnHost(count), { name: "ParameterError" });
  });
}

test("where there are no threads, four are none", () => {
  assert.equal(portable.makeThreads(4), undefined);
});

test("a file is read and hashed, also one of several parts and an empty one", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "brine-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "file");
  for (const length of [0, 1, 1 << 20, (1 << 20) + 1, 5_000_000]) {
    const written = Uint8Array.from({ length }, (_, i) => (i * 31) >> 3);
    writeFileSync(file, written);
    const { bytes, sha256 } = await readFile(file);
    assert.deepEqual(bytes, written);
    assert.equal(sha256, createHash("sha256").update(written).digest("hex"));
  }
});

test("a missing file and a folder are refused with their names", async () => {
  await assert.rejects(readFile(`${ROOT}missing.safetensors`), {
    name: "ModelFileError",
    message: /missing\.safetensors": there is no such file/,
  });
  await assert.rejects(readFile(ROOT), { name: "ModelFileError", message: /it is a folder/ });
  await assert.rejects(portable.readFile("model.safetensors"), { name: "ModelFileError" });
});
