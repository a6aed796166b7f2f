import assert from "node:assert/strict";
import { test } from "node:test";
import { checkMetricCase, type MetricCase } from "../../support/metric-case.ts";
import { fixture } from "../../support/repository.ts";

for (const [name, claim] of [
  ["classification", "counts, accuracy, precision, recall and F1 are scikit-learn's, bit for bit"],
  ["regression", "R², MAE, MSE and RMSE are scikit-learn's, bit for bit, weighted or not, in columns of 1 to 3001 rows"],
  ["ranking", "ROC curves are scikit-learn's bit for bit; areas and log loss within 1e-12"],
  ["several", "ROC AUC and log loss of several classes are scikit-learn's within 1e-12"],
]) {
  test(claim, () => {
    const { scikitLearn, cases } = fixture<{ scikitLearn: string; cases: MetricCase[] }>(`metrics/${name}.json.gz`);
    assert.equal(scikitLearn, "1.9.1");
    for (const metric of cases) checkMetricCase(metric);
  });
}
