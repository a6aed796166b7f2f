/** The benchmarks that README and CONTRIBUTING name run to their end. What they measure is no test's business. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { printed } from "../support/page-cells.ts";

for (const name of ["http", "tables"]) {
  test(`npm run bench -- ${name} runs and prints numbers`, () => {
    const result = JSON.parse(printed("bench/run.mjs", name, "--json")) as Record<string, unknown>;
    assert.equal(result.node, process.version);
    const numbers = Object.values(result).flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : value));
    const measured = numbers.filter((value) => typeof value === "number");
    assert.ok(measured.length > 5, JSON.stringify(result));
    assert.ok(
      measured.every((value) => Number.isFinite(value) && value > 0),
      JSON.stringify(result),
    );
  });
}
