/** What inspecting says that nobody else does: what Python would have called, also on loading a skops file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "../../src/model/index.ts";
import { zipOf } from "../python/zip-writer.ts";
import { sklearnCases, versions } from "../support/sklearn-fixtures.ts";

test("no skops file of a model would have had anything called, nor would the newest pickles", async () => {
  let count = 0;
  for (const version of versions()) {
    for (const { name, files } of (await sklearnCases(version)).cases) {
      for (const { bytes } of files) {
        if (bytes[0] !== 0x50 && version !== "1.9.1") continue;
        assert.deepEqual((await inspect(bytes)).wouldCall, [], `${name}, ${version}`);
        count++;
      }
    }
  }
  assert.ok(count > 0);
});

test("what a hostile skops file would have called is said", async () => {
  const text = (content: string) => ({
    __class__: "str",
    __module__: "builtins",
    __loader__: "JsonNode",
    content: JSON.stringify(content),
  });
  const schema = {
    __class__: "system",
    __module__: "os",
    __loader__: "ConstructorFromReduceNode",
    content: { __class__: "tuple", __module__: "builtins", __loader__: "TupleNode", content: [text("id")] },
    protocol: 2,
    _skops_version: "0.12.0",
  };
  const { wouldCall, error } = await inspect(zipOf({ name: "schema.json", content: Buffer.from(JSON.stringify(schema)) }));
  assert.deepEqual(wouldCall, ["os.system('id')"]);
  assert.equal(error?.name, "ModelFileError");
});
