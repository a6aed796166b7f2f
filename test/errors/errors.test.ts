import assert from "node:assert/strict";
import { test } from "node:test";
import { InvalidModelError, UnsupportedModelError } from "../../src/errors/index.ts";

test("a name that was not quoted shows nothing but words in an error", () => {
  const error = new InvalidModelError("the step a\u001b]0;owned\u0007\nb\u202e", { hint: "Take\u200b c out.\nTwo lines." });
  assert.equal(error.message, "the step a\\u{1b}]0;owned\\u{7}\\u{a}b\\u{202e}");
  assert.equal(error.hint, "Take\\u{200b} c out.\nTwo lines.");
  assert.deepEqual(new UnsupportedModelError("x", ["steps.\u001b[31m"]).parts, ["steps.\\u{1b}[31m"]);
});
