/** What Python wrote, by many versions and protocols, read as what it is: parity/pickles.py made both sides. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "../../src/python/compression/crc.ts";
import { unpickle } from "../../src/python/index.ts";
import { fixture } from "../support/repository.ts";
import { describe } from "./describe.ts";
import type { PickleCase } from "./pickle-case.ts";

const CASES = fixture<PickleCase[]>("pickles.json.gz");

for (const writer of [...new Set(CASES.map((each) => each.writer))].sort()) {
  test(`what ${writer} wrote is read as what it is`, async () => {
    for (const { name, data, value } of CASES.filter((each) => each.writer === writer)) {
      const found = describe(await unpickle(Buffer.from(data, "base64")));
      const isDigest = value !== null && typeof value === "object" && "digest" in value;
      const shown = isDigest ? { digest: crc32(new TextEncoder().encode(JSON.stringify(found))) } : found;
      assert.deepEqual(shown, value, name);
    }
  });
}
