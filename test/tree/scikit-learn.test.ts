import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { fixture, ROOT } from "../support/repository.ts";
import { compare, type Problem } from "../support/training-problem.ts";

const FILES = readdirSync(`${ROOT}test/fixtures/train`).sort();

test("the fixtures cover real and made data sets, all written by scikit-learn 1.9.1", () => {
  assert.ok(FILES.length >= 13);
  for (const file of FILES) assert.equal(fixture<Problem>(`train/${file}`)["scikit-learn"], "1.9.1");
});

for (const file of FILES) {
  const problem = fixture<Problem>(`train/${file}`);
  test(`${problem.name}: trees, importances, answers and out-of-bag scores have scikit-learn's bits`, async () => {
    const wrong: string[] = [];
    for (const one of problem.cases) {
      const { differences } = await compare(problem, one);
      if (differences.length > 0) wrong.push(`${one.estimator} ${JSON.stringify(one.parameters)}: ${differences.slice(0, 3).join("; ")}`);
    }
    assert.deepEqual(wrong, []);
  });
}
