import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError } from "../../src/errors/index.ts";
import { compareText, uniqueLabels } from "../../src/numeric/index.ts";

test("labels are sorted as np.unique sorts: numbers by value, false before true", () => {
  assert.deepEqual(uniqueLabels([10, 9, -1, 10]), {
    classes: [-1, 9, 10],
    codes: Int32Array.of(2, 1, 0, 2),
    counts: Int32Array.of(1, 1, 2),
  });
  assert.deepEqual(uniqueLabels([true, false]).classes, [false, true]);
});

test("text is sorted by code point: an emoji after U+FF21, which JavaScript's < puts before it", () => {
  assert.ok("😀" < "Ａ");
  assert.deepEqual(uniqueLabels(["😀", "Ａ", "a", "Z", "ab", ""]).classes, ["", "Z", "a", "ab", "Ａ", "😀"]);
  assert.ok(compareText("a", "ab") < 0 && compareText("ab", "a") > 0 && compareText("a", "a") === 0);
});

test("labels named like Object's own properties are labels", () => {
  assert.deepEqual(uniqueLabels(["constructor", "__proto__", "__proto__"]).counts, Int32Array.of(2, 1));
});

test("a missing label and labels of two kinds are refused with their row", () => {
  const refused = (labels: unknown[], message: string) =>
    assert.throws(
      () => uniqueLabels(labels as string[]),
      (error) => error instanceof DataError && error.message === message,
    );
  refused([1, Number.NaN], "label 1 is missing");
  refused(["a", null], "label 1 is missing");
  refused([1, "1"], "label 1 is a string, label 0 a number");
  refused([{}], "label 0 is object, not text, a number or a boolean");
});
