import assert from "node:assert/strict";
import { test } from "node:test";
import { murmurHash } from "../../src/numeric/index.ts";
import { fixture } from "../support/repository.ts";

const { texts, hashes } = fixture<{ readonly texts: readonly string[]; readonly hashes: readonly number[] }>("murmur.json");

test("texts of every length around four bytes, beyond ASCII and beyond the basic plane too, have scikit-learn's hashes", () => {
  assert.ok(texts.length > 150);
  assert.deepEqual(texts.map(murmurHash), hashes);
  assert.ok(hashes.some((hash) => hash < 0));
});
