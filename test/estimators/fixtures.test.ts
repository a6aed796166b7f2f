/**
 * The battery: every model that scikit-learn wrote (test/fixtures/sklearn), read and asked by Brine. `BRINE_ONLY=Ridge` and
 * `BRINE_VERSION=1.9.1` leave only some of the cases.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeAll } from "../support/judge-case.ts";
import { isPartial } from "../support/sklearn-fixtures.ts";
import { tableOnPage } from "../support/supported-page.ts";
import { supportedTable } from "../support/supported-table.ts";

const judged = await judgeAll();
const LANDING = { todo: "estimators are landing" };
const estimators = [...new Set(judged.map(({ one }) => one.estimator))].sort();
for (const estimator of estimators) {
  test(`${estimator} answers as in every scikit-learn that has it`, LANDING, (t) => {
    const refused = judged.filter(({ one, verdict }) => one.estimator === estimator && verdict.status === "refused");
    if (refused.length > 0) t.diagnostic(`${refused.length} refused`);
    const wrong = judged
      .filter(({ one }) => one.estimator === estimator)
      .flatMap(({ one, verdict }) =>
        verdict.status === "wrong" ? verdict.problems.map((problem) => `${one.version}, ${one.name}: ${problem}`) : [],
      );
    assert.deepEqual(wrong, []);
  });
}

test("the table of docs/supported.md shows what these models give", { ...LANDING, skip: isPartial }, () => {
  assert.equal(tableOnPage(), supportedTable(judged));
});
