/**
 * Small files that would become many objects: each is read by a Node of its own, which must end within 5 seconds and 512 MiB. What
 * the file asks for is said by `head`, then `each` over and over up to 16 MB, then `tail`.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { unpickle } from "../../src/python/index.ts";
import { bytesOf, uint32 } from "./pickle-writer.ts";

interface Bomb {
  readonly each: string;
  readonly head?: string;
  readonly tail?: string;
  readonly gzip?: boolean;
}

const CLASS = "ca\nb\nq\x000";

const BOMBS: Readonly<Record<string, Bomb>> = {
  "lists of one item": { head: "]", each: "]Naa" },
  "dicts of one key": { head: "]", each: "}NNsa" },
  "sets of one item": { head: "]", each: "\x8f(N\x90a" },
  "tuples of one item": { head: "]", each: "N\x85a" },
  "empty bytes": { head: "]", each: "C\0a" },
  "two letters": { head: "]", each: "\x8c\x02aba" },
  "nothing but a memo": { head: "N", each: "\x94" },
  "objects with items": { head: `${CLASS}]`, each: "h\0)\x81Naa" },
  "calls of calls": { head: "]", each: "NN\x85Ra" },
  "arrays without contents": {
    head: "cnumpy.core.multiarray\n_reconstruct\nq\x000cnumpy\nndarray\n\x85q\x010]",
    each: "h\0h\x01Ra",
  },
  "complex numbers": {
    head: "cnumpy.core.multiarray\nscalar\nq\x000cnumpy\ndtype\n\x8c\x03c16\x85RC\x100123456789abcdef\x86q\x010]",
    each: "h\0h\x01Ra",
  },
  "strings of Python 2": { head: "(l", each: "S'ab'\na" },
  marks: { each: "(" },
  "lists in lists": { each: "]", tail: "aaaa." },
  "empty lists, 64 MB of them in a small gzip": { head: "]", each: "]a", gzip: true },
};

const READER = `
import { gzipSync } from "node:zlib";
import { unpickle } from ${JSON.stringify(new URL("../../src/python/index.js", import.meta.url).href)};
const { head = "", each, tail = ".", gzip } = JSON.parse(process.argv[1]);
const count = Math.floor((gzip ? 64e6 : 16e6) / each.length);
const plain = Buffer.concat([Buffer.from(head, "latin1"), Buffer.alloc(count * each.length, each, "latin1"), Buffer.from(tail, "latin1")]);
const bytes = gzip ? gzipSync(plain, { level: 1 }) : plain;
const before = process.cpuUsage();
let outcome;
try {
  await unpickle(bytes);
  outcome = "value";
} catch (error) {
  outcome = error.name;
}
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ outcome, seconds: (user + system) / 1e6, mib: process.resourceUsage().maxRSS / 1024 }));
`;

for (const [name, bomb] of Object.entries(BOMBS)) {
  test(`${name} end soon and within 512 MiB`, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", READER, JSON.stringify(bomb)], {
      encoding: "utf8",
    });
    assert.notEqual(stdout, "", stderr);
    const { outcome, seconds, mib } = JSON.parse(stdout) as { outcome: string; seconds: number; mib: number };
    assert.ok(outcome === "value" || outcome === "ModelFileError", outcome);
    // The gzip is made in the same process, of 64 MB that are counted too.
    assert.ok(mib < 512, `${mib} MiB`);
    // Seconds of all cores: collecting garbage takes further threads.
    assert.ok(seconds < 10, `${seconds} s`);
  });
}

function dictOf(keys: readonly number[]): Uint8Array {
  const batches: Uint8Array[] = [];
  for (let i = 0; i < keys.length; i += 1000) {
    batches.push(bytesOf("(", ...keys.slice(i, i + 1000).flatMap((key) => ["J", uint32(key), "N"]), "u"));
  }
  return Buffer.concat([bytesOf("}"), ...batches, bytesOf(".")]);
}

test("200,000 keys that are numbers side by side are read, and as many far apart are refused", async () => {
  const dense = await unpickle(dictOf(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 200_003)));
  assert.ok(dense instanceof Map);
  assert.equal(dense.size, 200_000);
  const sparse = Array.from({ length: 200_000 }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 1);
  await assert.rejects(unpickle(dictOf(sparse)), /very many keys that are numbers far apart/);
});
