import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readDecimal } from "../../src/numeric/index.ts";

const read = (text: string): number => readDecimal(text, 0, text.length);

test("what people type as a number is one", () => {
  for (const [text, value] of [
    ["5", 5],
    ["+5.1", 5.1],
    ["-5.1", -5.1],
    [".5", 0.5],
    ["5.", 5],
    ["007", 7],
    ["1e3", 1000],
    ["1E-3", 0.001],
    ["1e+3", 1000],
    ["-0", -0],
    ["0.1", 0.1],
    ["123456789012345678", 123456789012345680],
    ["2.2250738585072011e-308", 2.2250738585072011e-308],
    ["1e-999", 0],
    ["1e999", Number.POSITIVE_INFINITY],
    ["-1e999", Number.NEGATIVE_INFINITY],
  ] as const) {
    assert.ok(Object.is(read(text), value), text);
  }
});

test("everything else is none", () => {
  for (const text of [
    "",
    "+",
    "-",
    ".",
    "e5",
    "1e",
    "1e+",
    "0x10",
    "Infinity",
    "NaN",
    " 1",
    "1 ",
    "1_000",
    "1,5",
    "1.2.3",
    "--1",
    "1n",
    "１",
  ]) {
    assert.ok(Number.isNaN(read(text)), text);
  }
});

test("any double reads back from its shortest digits, and any digits read as Number reads them", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => read(String(x)) === x));
  const digits = fc.stringMatching(/^[+-]?(\d{1,25}(\.\d{0,25})?|\.\d{1,25})([eE][+-]?\d{1,3})?$/);
  fc.assert(fc.property(digits, (text) => Object.is(read(text), Number(text))));
});
