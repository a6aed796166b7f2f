import assert from "node:assert/strict";
import { test } from "node:test";
import { BrineError, DataError, ParameterError } from "../../../src/errors/index.ts";
import {
  accuracyScore,
  auc,
  confusionMatrix,
  f1Score,
  logLoss,
  meanSquaredError,
  precisionScore,
  r2Score,
  rocAucScore,
  rocCurve,
} from "../../../src/estimators/metrics/index.ts";
import { Matrix } from "../../../src/numeric/index.ts";

function refused(ask: () => unknown, message: string, kind: new (...given: never[]) => BrineError = DataError) {
  assert.throws(ask, (error) => {
    assert.ok(error instanceof BrineError);
    assert.deepEqual([error.message, error.constructor], [message, kind]);
    return true;
  });
}

test('1 and "1" are never the same label', () => {
  refused(() => accuracyScore(["1", "2"], [1, 2]), "label 2 is a number, label 0 a string");
  refused(() => confusionMatrix(["1", "2"], ["1", "2"], { labels: [1, 2] }), "none of the labels asked for is in yTrue");
});

test("true is 1 and false 0, as in Python", () => {
  assert.equal(accuracyScore([true, false, true], [1, 0, 0]), 2 / 3);
  assert.equal(precisionScore([true, false, true], [true, true, true]), 2 / 3);
  assert.deepEqual([...rocCurve([false, true], [0.1, 0.9]).tpr], [0, 1, 1]);
});

test("columns of different length and columns without rows are refused", () => {
  refused(() => accuracyScore(["a"], ["a", "b"]), "yTrue has 1 rows, yPred has 2");
  refused(() => meanSquaredError([1, 2], [1]), "yTrue has 2 rows, yPred has 1");
  refused(() => accuracyScore([], []), "yTrue and yPred have no rows");
  refused(() => r2Score([], []), "yTrue and yPred have no rows");
  refused(() => rocAucScore([], []), "yTrue and yScore have no rows");
  refused(() => rocCurve([], []), "yTrue and yScore have no rows");
  refused(() => logLoss([], []), "yTrue and yProba have no rows");
});

test("a regressor's answers are no class labels", () => {
  refused(() => accuracyScore([1, 2], [1, 2.5]), "yTrue or yPred holds 2.5, which is no class label");
  refused(() => rocAucScore([0.5, 1], [0, 1]), "yTrue holds 0.5, which is no class label");
});

test("what is not a finite number is refused with its row", () => {
  refused(() => meanSquaredError([1, 2], [1, Number.NaN]), "yPred holds NaN in row 1, not a finite number");
  refused(() => r2Score([1, "2" as unknown as number], [1, 2]), "yTrue holds string in row 1, not a number");
  refused(() => rocCurve([0, 1], [0, Number.POSITIVE_INFINITY]), "yScore holds Infinity in row 1, not a finite number");
  refused(
    () =>
      logLoss(
        ["a", "b"],
        [
          [1, 0],
          [0, Number.NaN],
        ],
      ),
    "yProba holds NaN in row 1, not a finite number",
  );
  refused(() => logLoss([0, 1], [0.2, 1.5]), "yProba holds 1.5 in row 1, not a probability");
});

test("weights that weigh nothing, or one too few, are refused", () => {
  refused(() => accuracyScore([0, 1], [0, 1], { sampleWeight: [0, 0] }), "every sampleWeight is 0");
  refused(() => accuracyScore([0, 1], [0, 1], { sampleWeight: [1] }), "yTrue has 2 rows, sampleWeight has 1");
  refused(() => meanSquaredError([0, 1], [0, 1], { sampleWeight: [1, -1] }), "sampleWeight sums to 0", ParameterError);
});

test("options that do not fit the classes are refused by name", () => {
  refused(() => f1Score([0, 1, 2], [0, 1, 2]), 'average "binary" needs two classes, and there are 3', ParameterError);
  refused(() => f1Score(["no", "yes"], ["no", "yes"]), 'posLabel is 1, and the classes are "no" and "yes"', ParameterError);
  refused(() => f1Score([0, 1], [0, 1], { zeroDivision: 2 }), "zeroDivision is 2, not 0, 1 or NaN", ParameterError);
  refused(() => confusionMatrix([0, 1], [0, 1], { labels: [0, 0] }), "labels names a label twice", ParameterError);
  refused(() => confusionMatrix([0, 1], [0, 1], { labels: [] }), "labels is empty", ParameterError);
  refused(() => rocCurve(["no", "yes"], [0, 1]), 'which class is the positive one? The classes are "no", "yes"', ParameterError);
});

test("probabilities whose columns do not fit the classes are refused", () => {
  const three = new Matrix(2, 3, Float64Array.of(0.2, 0.3, 0.5, 0.5, 0.3, 0.2));
  refused(() => logLoss(["a", "b"], three), "yProba has 3 columns, and there are 2 classes");
  refused(() => logLoss(["a", "b"], three, { labels: ["b", "a", "c"] }), "labels are not sorted, or name one twice", ParameterError);
  refused(() => logLoss(["a", "d"], three, { labels: ["a", "b", "c"] }), 'yTrue holds "d", which is not in labels');
  refused(() => rocAucScore(["a", "b"], three), 'several classes need multiClass: "ovr" or "ovo"', ParameterError);
  const two = new Matrix(2, 2, Float64Array.of(0.5, 0.5, 0.5, 0.5));
  refused(() => rocAucScore(["a", "b"], two), "yScore has 2 columns, and two classes need one number a row");
  const odd = new Matrix(2, 3, Float64Array.of(0.2, 0.3, 0.5, 0.5, 0.3, 0.3));
  refused(() => rocAucScore(["a", "b"], odd, { multiClass: "ovr", labels: ["a", "b", "c"] }), "row 1 of yScore sums to 1.1, not to 1");
});

test("an area needs two points, and x in one direction", () => {
  refused(() => auc([0], [1]), "an area needs at least 2 points, got 1");
  refused(() => auc([0, 1, 0.5], [1, 1, 1]), "x neither rises nor falls throughout");
  assert.equal(auc([1, 0.5, 0], [1, 1, 0]), 0.75);
});

test("a label that hides terminal escapes is quoted", () => {
  refused(() => f1Score(["a", "\u001b[2J"], ["a", "a"]), 'posLabel is 1, and the classes are "\\u{1b}[2J" and "a"', ParameterError);
});
