import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import {
  collapseWhiteSpace,
  decompose,
  lowerCase,
  splitAtWhiteSpace,
  stripAccentsAscii,
  stripAccentsUnicode,
  words,
} from "../../src/numeric/index.ts";
import { fixture } from "../support/repository.ts";

interface Fixture {
  readonly hashes: Readonly<Record<string, readonly string[]>>;
  readonly texts: readonly string[];
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

const python = fixture<Fixture>("unicode.json.gz");
const joined = (split: (text: string) => string[]) => (text: string) => split(text).join("|");

const FUNCTIONS: Readonly<Record<string, (text: string) => string>> = {
  lowerCase,
  decompose,
  stripAccentsUnicode,
  stripAccentsAscii,
  words: joined(words),
  collapseWhiteSpace,
  splitAtWhiteSpace: joined(splitAtWhiteSpace),
};

// Without the surrogates, and without the planes where every code point is an ideograph, private, or not assigned.
const BUSY = Array.from({ length: 0xe1000 }, (_, code) => code).filter(
  (code) => code < 0xd800 || (code >= 0xe000 && code < 0x20000) || (code >= 0x2f800 && code < 0x30000) || code >= 0xe0000,
);

function blockHash(block: number, change: (text: string) => string): string {
  const lines = BUSY.slice(block * 4096, (block + 1) * 4096).map((code) => {
    const one = String.fromCodePoint(code);
    return change(`a${one}${one}b`);
  });
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}

for (const [name, change] of Object.entries(FUNCTIONS)) {
  test(`${name} treats code points as Python does, alone between letters`, () => {
    const hashes = python.hashes[name];
    assert.equal(hashes.length, Math.ceil(BUSY.length / 4096));
    for (const [block, hash] of hashes.entries()) {
      assert.equal(blockHash(block, change), hash, `from U+${BUSY[block * 4096].toString(16)}`);
    }
  });

  test(`${name} treats texts as Python does: final sigmas, marks in any order, blanks of all kinds, what is not assigned`, () => {
    assert.ok(python.texts.length > 1500);
    for (const [i, text] of python.texts.entries()) assert.equal(change(text), python.answers[name][i], JSON.stringify(text));
  });
}

test("halves of a code point stay what they are, and are no words", () => {
  assert.equal(lowerCase("A\ud801B"), "a\ud801b");
  assert.equal(decompose("\udc00é"), "\udc00e\u0301");
  assert.deepEqual(words("ab\ud801\udfffcd \ud801\ud801 ef"), ["ab", "cd", "ef"]);
});
