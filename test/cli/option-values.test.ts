import assert from "node:assert/strict";
import { test } from "node:test";
import { assignments, nameList, oneOf, testSize, wholeNumber } from "../../src/cli/option-values.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

function refuses(read: () => unknown, message: string): void {
  assert.throws(read, (error) => error instanceof UsageError && error.message === message, message);
}

test("names between commas may hold blanks, and commas in double quotes", () => {
  const read = nameList("--drop");
  assert.deepEqual(read("a"), ["a"]);
  assert.deepEqual(read("a, petal width ,c"), ["a", "petal width", "c"]);
  assert.deepEqual(read('"a,b",c,"say ""hi"""'), ["a,b", "c", 'say "hi"']);
  assert.deepEqual(read("c", ["a", "b"]), ["a", "b", "c"]);
  assert.deepEqual(read("__proto__"), ["__proto__"]);
  for (const text of ["", "a,,b", "a,", ",a", '"a'])
    refuses(() => read(text), `--drop takes names between commas, got ${JSON.stringify(text)}`);
});

test("whole numbers are decimal digits within the option's range", () => {
  const seed = wholeNumber("--seed", 0, 0xffff_ffff);
  assert.equal(seed("0"), 0);
  assert.equal(seed("4294967295"), 4294967295);
  for (const text of ["4294967296", "-1", "1.0", "1e3", "0x10", "", " 1"]) {
    refuses(() => seed(text), `--seed takes a whole number from 0 to 4294967295, got "${text}"`);
  }
  refuses(() => wholeNumber("--threads", 1)("0"), '--threads takes a whole number of at least 1, got "0"');
});

test("a word outside of an option's words is refused with the words", () => {
  assert.equal(oneOf("--format", ["csv", "tsv", "ndjson"])("tsv"), "tsv");
  refuses(() => oneOf("--format", ["csv", "tsv", "ndjson"])("xml"), '--format takes csv, tsv or ndjson, got "xml"');
});

test("--set splits at the first equals sign and takes each name once", () => {
  assert.deepEqual(assignments("criterion=a=b"), [{ name: "criterion", value: "a=b" }]);
  assert.deepEqual(assignments("max_depth=3", [{ name: "a", value: 1 }]), [
    { name: "a", value: 1 },
    { name: "max_depth", value: 3 },
  ]);
  refuses(() => assignments("max_depth"), '--set takes NAME=VALUE, got "max_depth"');
  refuses(() => assignments("=3"), '--set takes NAME=VALUE, got "=3"');
  refuses(() => assignments("a=2", [{ name: "a", value: 1 }]), "--set gives a twice");
});

test("--test-size is a share below 1 or a count", () => {
  for (const [text, size] of [
    ["0.25", 0.25],
    ["30", 30],
    ["0", 0],
    ["0.0", 0],
    ["1", 1],
  ] as const)
    assert.equal(testSize(text), size);
  for (const text of ["1.0", "1.5", "-0.1", "-3", "half", "None", "[1]"]) {
    refuses(() => testSize(text), `--test-size takes a share below 1 or a count of rows, got "${text}"`);
  }
});

test("a value of --set that cannot be read names its parameter and where it breaks off", () => {
  assert.throws(() => assignments("max_depth="), { message: '--set "max_depth": the value "" is empty' });
  assert.throws(() => assignments("class_weight={'a':"), { message: `--set "class_weight": the value "{'a':" breaks off at its end` });
});
