/**
 * The battery: every model that scikit-learn wrote (test/fixtures/sklearn), read and asked by Brine. `BRINE_ONLY=Ridge` and
 * `BRINE_VERSION=1.9.1` leave only some of the cases.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "../support/judge-case.ts";
import { type SklearnCase, sklearnCases, versions } from "../support/sklearn-fixtures.ts";

const byEstimator = new Map<string, SklearnCase[]>();
for (const version of versions()) {
  for (const one of (await sklearnCases(version)).cases) {
    if (one.form === "pieces") continue;
    const cases = byEstimator.get(one.estimator);
    if (cases === undefined) byEstimator.set(one.estimator, [one]);
    else cases.push(one);
  }
}

for (const [estimator, cases] of [...byEstimator].sort(([a], [b]) => (a < b ? -1 : 1))) {
  test(`${estimator} answers as in every scikit-learn that has it`, { todo: "estimators are landing" }, async (t) => {
    const wrong: string[] = [];
    const refused = new Map<string, number>();
    for (const one of cases) {
      const verdict = await judge(one);
      if (verdict.status === "wrong") wrong.push(...verdict.problems.map((problem) => `${one.version}, ${one.name}: ${problem}`));
      if (verdict.status === "refused") refused.set(verdict.reason, (refused.get(verdict.reason) ?? 0) + 1);
    }
    for (const [reason, count] of refused) t.diagnostic(`todo, ${count} of ${cases.length}: ${reason}`);
    assert.deepEqual(wrong, []);
  });
}
