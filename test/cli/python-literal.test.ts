import assert from "node:assert/strict";
import { test } from "node:test";
import { readLiteral } from "../../src/cli/python-literal.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

test("values read as Python or JSON write them, and 1.0 stays a float", () => {
  const cases: [string, unknown][] = [
    ["200", 200],
    ["-1", -1],
    ["1_000", 1000],
    ["0.25", 0.25],
    [".5", 0.5],
    ["1e-3", 0.001],
    ["1.0", { fraction: 1 }],
    ["1.", { fraction: 1 }],
    ["1e2", { fraction: 100 }],
    ["None", null],
    ["null", null],
    ["True", true],
    ["true", true],
    ["False", false],
    ["false", false],
    ["sqrt", "sqrt"],
    ["'sqrt'", "sqrt"],
    ['"log2"', "log2"],
    ["'it\\'s'", "it's"],
    [" 7 ", 7],
    ["[1, 0, -1]", [1, 0, -1]],
    ["[]", []],
    ["[1,]", [1]],
    [
      "{'setosa': 2, \"virginica\": 0.5}",
      new Map<unknown, unknown>([
        ["setosa", 2],
        ["virginica", 0.5],
      ]),
    ],
    [
      "{0: 1, 1: 5.0, True: 2}",
      new Map<unknown, unknown>([
        [0, 1],
        [1, { fraction: 5 }],
        [true, 2],
      ]),
    ],
    ["{'__proto__': 1}", new Map([["__proto__", 1]])],
    ["{}", new Map()],
  ];
  for (const [text, value] of cases) assert.deepEqual(readLiteral(text), value, text);
});

test("a value that breaks off says where", () => {
  const cases: [string, string][] = [
    ["", 'the value "" is empty'],
    ["'sqrt", 'the value "\'sqrt" lacks its closing quotation mark'],
    ["[1, 2", 'the value "[1, 2" lacks a "," or "]"'],
    ["{'a' 1}", 'the value "{\'a\' 1}" lacks a ":" after a key'],
    ["{None: 1}", 'the value "{None: 1}" has a key that is no text, integer or boolean'],
    ["[1] 2", 'the value "[1] 2" has more after its end, from "2"'],
    ["[[[[[[[[[[1]]]]]]]]]]", 'the value "[[[[[[[[[[1]]]]]]]]]]" is nested too deeply'],
    ["1e999", 'the value "1e999" is larger than a double can be'],
    ["9007199254740993", 'the value "9007199254740993" is larger than 2^53'],
    ["{,}", 'the value "{,}" ends or breaks off at ",}"'],
  ];
  for (const [text, message] of cases) {
    assert.throws(
      () => readLiteral(text),
      (error) => error instanceof UsageError && error.message === message,
      text,
    );
  }
});
