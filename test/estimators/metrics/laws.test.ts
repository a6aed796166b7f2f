import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { accuracyScore, classificationReport, confusionMatrix, rocAucScore, rocCurve } from "../../../src/estimators/metrics/index.ts";

const label = fc.integer({ min: 0, max: 4 });
const pairs = fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 60 });
const columns = (rows: [number, number][]) => [rows.map(([truth]) => truth), rows.map(([, guess]) => guess)] as const;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test("the confusion matrix holds every row once, its diagonal the right ones", () => {
  fc.assert(
    fc.property(pairs, (rows) => {
      const [truth, guess] = columns(rows);
      const counts = confusionMatrix(truth, guess);
      assert.equal(sum(counts.flat()), rows.length);
      assert.equal(sum(counts.map((row, i) => row[i])) / rows.length, accuracyScore(truth, guess));
    }),
  );
});

test("text labels score as the integers that they stand for", () => {
  fc.assert(
    fc.property(pairs, (rows) => {
      const [truth, guess] = columns(rows);
      const named = (labels: number[]) => labels.map((i) => ["ant", "bee", "cat", "dog", "elk"][i]);
      const report = ({ classes, ...averages }: ReturnType<typeof classificationReport>) => [
        classes.map(({ label: _, ...line }) => line),
        averages,
      ];
      assert.deepEqual(report(classificationReport(named(truth), named(guess))), report(classificationReport(truth, guess)));
    }),
  );
});

test("turning the scores round turns the area round", () => {
  const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(rows, (cases) => {
      const truth = cases.map(([positive]) => positive);
      const scores = cases.map(([, score]) => score);
      const area = rocAucScore(truth, scores);
      const turned = rocAucScore(
        truth,
        scores.map((score) => -score),
      );
      assert.ok(new Set(truth).size === 1 ? Number.isNaN(area) : Math.abs(area + turned - 1) < 1e-12);
    }),
  );
});

test("a curve of 300,000 thresholds is drawn", () => {
  const scores = Float64Array.from({ length: 300_000 }, (_, i) => i);
  const truth = Uint8Array.from(scores, (_, i) => i % 2);
  const { fpr, tpr, thresholds } = rocCurve(truth, scores, { dropIntermediate: false });
  assert.deepEqual([fpr.length, tpr.at(-1), thresholds.at(-1)], [300_001, 1, 0]);
});
