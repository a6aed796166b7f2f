import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ROOT } from "../support/repository.ts";

const page = readFileSync(`${ROOT}docs/notebook.md`, "utf8");
const example = readFileSync(`${ROOT}examples/iris.ts`, "utf8");
const blocks = (language: string) => Array.from(page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms")), ([, code]) => code);
const shown = blocks("text").join("");

const run = (...words: string[]) => execFileSync(process.execPath, words, { cwd: ROOT, encoding: "utf8" });

test("each Python cell of the notebook has its TypeScript cell and one output", () => {
  assert.equal(blocks("python").length, 6);
  assert.deepEqual([blocks("ts").length, blocks("text").length], [6, 6]);
});

test("the TypeScript cells of the notebook print what stands there", () => {
  assert.equal(run("--input-type=module", "--eval", blocks("ts").join("")), shown);
});

test("examples/iris.ts is those cells in under 30 lines, and prints the same", () => {
  const lines = (code: string) => code.split("\n").filter((line) => line !== "" && !line.startsWith("/**"));
  assert.deepEqual(lines(example), lines(blocks("ts").join("")));
  assert.ok(example.trimEnd().split("\n").length < 30);
  assert.equal(run("dist/examples/iris.js"), shown);
});
