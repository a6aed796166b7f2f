import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecipeRequest } from "../../src/recipe/index.ts";
import { fixture } from "../support/repository.ts";
import { tableOf, trainOn } from "./table.ts";

interface Notebook {
  readonly data: string;
  readonly request: RecipeRequest;
  readonly testRows: readonly number[];
  readonly predictions: readonly (string | number)[];
  readonly importances: readonly number[];
  readonly probabilities?: readonly (readonly number[])[];
  readonly accuracy?: number;
  readonly balancedAccuracy?: number;
  readonly logLoss?: number;
  readonly confusion?: readonly (readonly number[])[];
  readonly r2?: number;
  readonly meanAbsoluteError?: number;
  readonly rootMeanSquaredError?: number;
}

const { cases } = fixture<{ cases: Notebook[] }>("recipe/notebooks.json.gz");

for (const notebook of cases) {
  const { data, request } = notebook;
  const settings = JSON.stringify({ ...request, target: undefined, estimator: undefined });
  test(`${request.estimator} on ${data} with ${settings} gives scikit-learn's numbers, bit for bit`, async () => {
    const { model } = await trainOn(data, request);
    const { frame } = await tableOf(data);
    const { metrics, importances, split } = model.card;
    const seen = frame.take(notebook.testRows);
    assert.equal(split.testRows, notebook.testRows.length);
    assert.deepStrictEqual(
      importances.map(({ importance }) => importance),
      notebook.importances,
    );
    assert.deepStrictEqual(model.predict(seen), notebook.predictions);
    if (metrics?.kind === "classification") {
      assert.deepStrictEqual(
        model.predictProba(seen).map((row) => Object.values(row)),
        notebook.probabilities,
      );
      assert.equal(metrics.accuracy, notebook.accuracy);
      assert.equal(metrics.balancedAccuracy, notebook.balancedAccuracy);
      assert.deepStrictEqual(metrics.confusion, notebook.confusion);
      assert.ok(Math.abs((metrics.logLoss ?? 0) / (notebook.logLoss ?? 0) - 1) < 1e-12);
    } else {
      assert.equal(metrics?.r2, notebook.r2);
      assert.equal(metrics?.meanAbsoluteError, notebook.meanAbsoluteError);
      assert.equal(metrics?.rootMeanSquaredError, notebook.rootMeanSquaredError);
    }
  });
}
