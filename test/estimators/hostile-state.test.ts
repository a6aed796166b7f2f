/** The battery of hostile states, over the oldest and the newest version of every class and attribute in test/fixtures/sklearn. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { attack } from "../support/hostile-state.ts";
import { sklearnCases, versions } from "../support/sklearn-fixtures.ts";

const seen = new Map<string, number>();
const all = versions();
for (const version of new Set([all[all.length - 1], all[0], all[Math.floor(all.length / 2)]])) {
  test(`a model of scikit-learn ${version} whose attributes are replaced gives a typed error or an answer`, async (t) => {
    const problems: string[] = [];
    let tried = 0;
    let answered = 0;
    for (const one of (await sklearnCases(version)).cases) {
      if (one.form === "pieces") continue;
      const attacked = await attack(one, seen);
      problems.push(...attacked.problems);
      tried += attacked.tried;
      answered += attacked.answered;
    }
    t.diagnostic(`${tried} replaced attributes, ${answered} of them answered all the same`);
    assert.deepEqual(problems, []);
  });
}
