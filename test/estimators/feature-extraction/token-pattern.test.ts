import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError } from "../../../src/errors/index.ts";
import { tokenizerOf } from "../../../src/estimators/feature-extraction/token-pattern.ts";
import { fixture } from "../../support/repository.ts";

interface Fixture {
  readonly texts: readonly string[];
  readonly cases: readonly { readonly pattern: string; readonly found: readonly (readonly string[])[] }[];
}

const { texts, cases } = fixture<Fixture>("token-patterns.json.gz");

for (const { pattern, found } of cases) {
  test(`${pattern} finds what Python finds`, () => {
    const tokenize = tokenizerOf(pattern);
    assert.deepEqual(texts.map(tokenize), found);
  });
}

test("patterns that make a backtracking engine hang end in linear time", { timeout: 60_000 }, () => {
  const patterns = [
    "(?:a+)+b",
    "(a|aa)+$",
    "(?:a|a)+b",
    String.raw`(?:\w+\s?)+$`,
    String.raw`([a-z]+)+\d`,
    "(?:a{1,20}){1,20}b",
    String.raw`\w*\w*\w*\w*\d`,
    String.raw`(?ui)\b\w*[a-z]+\w*\b!`,
    "(?=(?:a+)+b)a",
  ];
  for (const pattern of patterns) {
    for (const text of [`${"a".repeat(3000)}!`, `${"ab ".repeat(1000)}!`]) {
      try {
        assert.ok(Array.isArray(tokenizerOf(pattern)(text)));
      } catch (error) {
        assert.ok(error instanceof DataError, String(error));
      }
    }
  }
});

test("a pattern costs the same for each character, however long the text", () => {
  const tokenize = tokenizerOf(String.raw`\w+(?:-\w+)*`);
  const text = "well-known words ".repeat(20_000);
  assert.equal(tokenize(text).length, 40_000);
});

test("what cannot be matched in linear time, or at all, is refused by its name", () => {
  const refused: readonly (readonly [string, RegExp])[] = [
    [String.raw`(\w)\1`, /a backreference/],
    ["(?>a+)b", /an atomic group/],
    ["a++", /a possessive quantifier/],
    ["(?<=ab)c", /a lookbehind of more than one character/],
    ["(?x)a b", /the flag "x"/],
    ["(?i:a)", /a group that begins with "\(\?i"/],
    ["(?:a*)*", /an endless repetition of what may be nothing/],
    ["(?:a{1000}){1000}", /repetitions of repetitions/],
    ["a{2,1}", /from more to less/],
    ["(a", /nothing closes|an end within/],
    ["a)", /closes nothing/],
    ["[a", /an end within/],
    ["[z-a]", /runs backwards/],
    ["*a", /a quantifier of nothing/],
    [String.raw`\q`, /the escape "\\q"/],
    ["a".repeat(1001), /more than 1000 characters/],
  ];
  for (const [pattern, reason] of refused) assert.throws(() => tokenizerOf(pattern), reason, pattern);
});

test("letters that Unicode 15.1 does not have are none, whatever the engine knows", () => {
  const later = String.fromCodePoint(0x10d50);
  assert.deepEqual(tokenizerOf(String.raw`\w+`)(`ab${later}cd`), ["ab", "cd"]);
  assert.deepEqual(tokenizerOf(String.raw`\S+`)(`ab${later}cd`), [`ab${later}cd`]);
});
