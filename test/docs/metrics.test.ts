import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as metrics from "../../src/estimators/metrics/index.ts";
import { pageCells, printedBy } from "../support/page-cells.ts";
import { ROOT } from "../support/repository.ts";

const PAGE = "docs/metrics.md";

test("each example of docs/metrics.md prints what stands below it", () => {
  const shown = pageCells(PAGE, "text");
  assert.equal(shown.length, 2);
  assert.deepEqual(pageCells(PAGE, "ts").map(printedBy), shown);
});

test("docs/metrics.md names every metric", () => {
  const page = readFileSync(`${ROOT}${PAGE}`, "utf8");
  const named = Array.from(page.matchAll(/`(\w+)`/g), ([, name]) => name);
  assert.deepEqual(
    Object.keys(metrics).filter((name) => !named.includes(name)),
    [],
  );
});
