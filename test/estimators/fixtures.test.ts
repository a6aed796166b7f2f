/**
 * The battery: every model that scikit-learn wrote (test/fixtures/sklearn), read and asked by Brine. `BRINE_ONLY=Ridge` and
 * `BRINE_VERSION=1.9.1` leave only some of the cases.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeAll, problemsOf } from "../support/judge-case.ts";
import { isPartial } from "../support/sklearn-fixtures.ts";
import { tableOnPage } from "../support/supported-page.ts";
import { supportedTable } from "../support/supported-table.ts";

const judged = await judgeAll();
const estimators = [...new Set(judged.map(({ one }) => one.estimator))].sort();
for (const estimator of estimators) {
  test(`${estimator} answers as in every scikit-learn that has it`, () => {
    const own = judged.filter(({ one }) => one.estimator === estimator);
    assert.deepEqual(own.flatMap(problemsOf), []);
  });
}

test("the table of docs/supported.md shows what these models give", { skip: isPartial }, () => {
  assert.equal(tableOnPage(), supportedTable(judged));
});
