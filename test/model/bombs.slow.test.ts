/**
 * Small files that would become large, inspected as a user would, each by a Node of its own: a typed error within 512 MiB and 10 seconds of all cores.
 * Those that only the reader of pickles sees stand in test/python/hostile-memory.test.ts.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

const OBJECT_ARRAY =
  "cnumpy.core.multiarray\\n_reconstruct\\nq\\x010cnumpy\\nndarray\\nq\\x020cnumpy\\ndtype\\nX\\x01\\0\\0\\0O\\x89\\x88\\x87R(K\\x03X\\x01\\0\\0\\0|NNNJ\\xff\\xff\\xff\\xffJ\\xff\\xff\\xff\\xffK?tbq\\x030";

/** Expressions that make the bytes, of about 16 MB where they are not compressed. */
const BOMBS: Readonly<Record<string, string>> = {
  "dict entries": 'many("\\x80\\x04}(", (i) => "\\x8c\\x05" + i.toString(16).padStart(5, "0") + "N", 1_900_000 / 2, "u.")',
  "distinct texts": 'many("\\x80\\x04](", (i) => "\\x8c\\x05" + i.toString(36).padStart(5, "0"), 1_900_000, "e.")',
  "arrays of one object": `many("\\x80\\x02${OBJECT_ARRAY}]", () => "h\\x01h\\x02K\\0\\x85C\\x01b\\x87R(K\\x01K\\x01\\x85h\\x03\\x89]Natba", 530_000, ".")`,
  "an array of many objects": `many("\\x80\\x02${OBJECT_ARRAY}h\\x01h\\x02K\\0\\x85C\\x01b\\x87R(K\\x01J\\0\\x24\\xf4\\0\\x85h\\x03\\x89](", () => "N", 16_000_000, "etb.")`,
  "objects with attributes":
    'many("\\x80\\x02csklearn.dummy\\nDummyRegressor\\nq\\x000]", () => "h\\0)\\x81}X\\x01\\0\\0\\0aNsba", 1_000_000, ".")',
  "pipelines in pipelines":
    'many("\\x80\\x02csklearn.pipeline\\nPipeline\\nq\\x000", () => "h\\0)\\x81}X\\x05\\0\\0\\0steps](X\\x01\\0\\0\\0a", 600_000, "N" + "\\x86esb".repeat(600_000) + ".")',
  "calls that are thrown away": 'many("\\x80\\x02cos\\nsystem\\nq\\x000", () => "h\\0N\\x85R0", 2_600_000, "N.")',
  "zeros in zlib": "zlib.deflateSync(Buffer.alloc(300_000_000))",
  "zeros in a cut gzip": "zlib.gzipSync(Buffer.alloc(200_000_000)).subarray(0, -9)",
  "zeros in joblib's old form": 'Buffer.concat([Buffer.from("ZF0x11e1a300         "), zlib.deflateSync(Buffer.alloc(300_000_000))])',
  "zeros in a skops file":
    'skops({ name: "a.npy", content: zlib.deflateRawSync(Buffer.alloc(300_000_000)), bytes: 300_000_000, method: 8 })',
  "a schema of lists in lists": 'skops({ name: "schema.json", content: Buffer.alloc(16_000_000, "[") })',
};

const READER = `
import zlib from "node:zlib";
import { inspect } from ${JSON.stringify(new URL("../../src/model/index.js", import.meta.url).href)};
import { zipOf } from ${JSON.stringify(new URL("../python/zip-writer.js", import.meta.url).href)};
const many = (head, each, count, tail) => {
  const parts = [Buffer.from(head, "latin1")];
  for (let i = 0; i < count; i += 10_000)
    parts.push(Buffer.from(Array.from({ length: Math.min(10_000, count - i) }, (_, k) => each(i + k)).join(""), "latin1"));
  return Buffer.concat([...parts, Buffer.from(tail, "latin1")]);
};
const skops = (member) => zipOf(member, ...(member.name === "schema.json" ? [] : [{ name: "schema.json", content: Buffer.from("{}") }]));
const bytes = new Uint8Array((new Function("many", "zlib", "skops", "return " + process.argv[1]))(many, zlib, skops));
const made = process.resourceUsage().maxRSS / 1024;
const before = process.cpuUsage();
const { error, model } = await inspect(bytes);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ error: error?.code, model: model !== undefined, seconds: (user + system) / 1e6, made, mib: process.resourceUsage().maxRSS / 1024 }));
`;

for (const [name, bomb] of Object.entries(BOMBS)) {
  test(`${name} are refused soon and within 512 MiB`, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", READER, bomb], { encoding: "utf8" });
    assert.notEqual(stdout, "", stderr);
    const { error, model, seconds, made, mib } = JSON.parse(stdout) as {
      error: string;
      model: boolean;
      seconds: number;
      made: number;
      mib: number;
    };
    assert.ok(!model && /^(model_file|invalid_model|unsupported_model)$/.test(error), `${error}`);
    // What makes the zeros holds them itself.
    assert.ok(mib < Math.max(512, made + 250), `${mib} MiB, ${made} before`);
    assert.ok(seconds < 10, `${seconds} s`);
  });
}
