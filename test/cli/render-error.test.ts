import assert from "node:assert/strict";
import { test } from "node:test";
import { exitCodeOf } from "../../src/cli/exit-code.ts";
import { renderError } from "../../src/cli/render-error.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import {
  DataError,
  InvalidModelError,
  ModelFileError,
  NotInThisVersionError,
  ParameterError,
  SignatureError,
  UnsupportedModelError,
} from "../../src/errors/index.ts";

test("an error is one short paragraph: what, where, what to do; and its kind decides the exit code", () => {
  const cases: [unknown, string, number][] = [
    [
      new DataError('column "a" holds "n/a", which is not a number', {
        place: { file: "x.csv", row: 17, column: "a" },
        hint: "Write a number.",
      }),
      'x.csv:17: column "a" holds "n/a", which is not a number\n  Write a number.\n',
      3,
    ],
    [new DataError("not a number", { place: { row: 3, column: "a" } }), 'brine: not a number (row 3, column "a")\n', 3],
    [new ModelFileError("is cut off", { place: { file: "m.safetensors", offset: 8 } }), "m.safetensors: is cut off (byte 8)\n", 3],
    [
      new InvalidModelError("child 9 is not there", { place: { path: "tree_.nodes" } }),
      "brine: child 9 is not there (at tree_.nodes)\n",
      3,
    ],
    [
      new SignatureError("2 inputs are wrong", [
        { name: "a", detail: "missing" },
        { name: "b", detail: "not a number" },
      ]),
      'brine: 2 inputs are wrong\n  "a": missing\n  "b": not a number\n',
      3,
    ],
    [new UnsupportedModelError("cannot be served", ["SVC", "PCA"]), "brine: cannot be served\n  SVC\n  PCA\n", 3],
    [new ParameterError("n_estimators is -1"), "brine: n_estimators is -1\n", 2],
    [new UsageError("unknown option"), "brine: unknown option\n", 2],
    [new NotInThisVersionError("Parquet"), "brine: Parquet is not in this version\n", 1],
    [Object.assign(new Error("ENOSPC: …"), { code: "ENOSPC", path: "a" }), "a: no space left on the disk\n", 1],
    [Object.assign(new Error("ENOSPC: …"), { code: "ENOSPC" }), "brine: no space left on the disk\n", 1],
    [new DOMException("This operation was aborted", "AbortError"), "brine: interrupted; nothing was written\n", 130],
    [
      new Error("x is undefined"),
      "brine: internal error: x is undefined\n  This is a fault of Brine's. Please report it with what --debug prints.\n",
      1,
    ],
  ];
  for (const [error, text, code] of cases) {
    assert.equal(renderError(error, false), text);
    assert.equal(exitCodeOf(error), code, text);
  }
});

test("a file's name cannot write to the terminal", () => {
  assert.equal(renderError(new DataError("is empty", { place: { file: "\u001b[31m.csv" } }), false), '"\\u{1b}[31m.csv": is empty\n');
});

test("a stack is shown only when asked for", () => {
  const error = new DataError("is empty");
  assert.doesNotMatch(renderError(error, false), /at /);
  assert.match(renderError(error, true), /^brine: is empty\nDataError: is empty\n {4}at /);
});
