import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { MOST_ROW_BYTES, MOST_ROW_COST, OPERATIONS_A_MS } from "../../src/model/row-cost.ts";
import * as budget from "../../src/python/budget.ts";
import { mostContentBytes } from "../../src/python/compression/decompress.ts";
import { MOST_MEMBERS } from "../../src/python/skops/zip-archive.ts";
import { BODY_LIMIT_BYTES } from "../../src/server/serve.ts";
import { temporaryFolder } from "../cli/run.ts";
import { consoleSteps, printedIn } from "../support/page-console.ts";
import { ROOT } from "../support/repository.ts";

const page = readFileSync(join(ROOT, "docs/safety.md"), "utf8");
const MIB = 1_048_576;

test("every command of docs/safety.md prints what stands below it", { skip: process.platform === "win32" }, async (t) => {
  const folder = temporaryFolder(t);
  const steps = consoleSteps(page);
  assert.equal(steps.length, 2);
  for (const { command, output } of steps) assert.equal(await printedIn(folder, command), output, command);
});

test("the limits of docs/safety.md are those of the code", () => {
  const stated = [...page.matchAll(/^\| ([A-Za-z' ]+) \| (\d+) \|$/gm)].map(([, of, most]) => [of, Number(most)]);
  assert.deepEqual(stated, [
    ["instructions of a pickle", budget.MOST_OPCODES],
    ["values that it remembers", budget.MOST_MEMO],
    ["values that wait on the stack", budget.MOST_STACK],
    ["levels of nesting", budget.MOST_LEVELS],
    ["bytes of a text", budget.MOST_TEXT_BYTES],
    ["digits of an integer in text", budget.MOST_DIGITS],
    ["bytes of a binary integer", budget.MOST_INTEGER_BYTES],
    ["items of an array", budget.MOST_ELEMENTS],
    ["axes of an array", budget.MOST_AXES],
    ["members of a skops file", MOST_MEMBERS],
    ["milliseconds that one row may cost", MOST_ROW_COST],
    ["bytes of a request's body", BODY_LIMIT_BYTES],
  ]);
  assert.match(
    page,
    new RegExp(`a million simple operations are a millisecond, and ${MOST_ROW_COST} ms go with\\s${MOST_ROW_BYTES / 1e6} MB`),
  );
  assert.equal(OPERATIONS_A_MS, 1e6);
});

test("a compressed file may become as large as docs/safety.md says", () => {
  assert.match(page, /200 times its size up to 256 MiB and 24 times its size beyond, at least 64 MiB, at most 2 GiB/);
  const sizes: readonly (readonly [number, number])[] = [
    [1, 64 * MIB],
    [MIB, 200 * MIB],
    [2 * MIB, 256 * MIB],
    [20 * MIB, 480 * MIB],
    [500 * MIB, 2048 * MIB],
  ];
  for (const [bytes, most] of sizes) assert.equal(mostContentBytes(bytes), most);
});

test("docs/safety.md states what the fuzzer allows", () => {
  const fuzz = readFileSync(join(ROOT, "scripts/fuzz.mjs"), "utf8");
  const constant = (name: string): string => new RegExp(`const ${name} = (\\d+);`).exec(fuzz)?.[1] ?? assert.fail(name);
  assert.match(page, new RegExp(`in less than ${constant("MOST_MS")} ms and within ${constant("MOST_MIB")} MiB\\.`));
});
