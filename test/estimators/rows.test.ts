import assert from "node:assert/strict";
import { test } from "node:test";
import { RandomForestClassifier } from "../../src/estimators/ensemble/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor } from "../../src/estimators/tree/index.ts";
import { type Column, Frame, Matrix } from "../../src/numeric/index.ts";

const number = (name: string, values: readonly number[]): Column => ({
  name,
  kind: "number",
  values: Float64Array.from(values),
  integer: false,
});
const boolean = (name: string, values: readonly (boolean | null)[]): Column => ({ name, kind: "boolean", values });
const text = (name: string, values: readonly string[]): Column => ({ name, kind: "text", values });

const LABELS = ["no", "no", "yes", "yes"];
const FRAME = new Frame([number("size", [1, 2, 3, 4]), boolean("big", [false, false, true, true])]);
const ROWS = [
  [1, 0],
  [2, 0],
  [3, 1],
  [4, 1],
];

const forest = () => new RandomForestClassifier({ nEstimators: 5, randomState: 0 });

test("arrays, a Matrix and a Frame with the same numbers grow the same forest; booleans are 0 and 1", async () => {
  const one = await forest().fit(ROWS, LABELS);
  const two = await forest().fit(Matrix.from(ROWS), LABELS);
  const three = await forest().fit(FRAME, LABELS);
  assert.deepEqual(one.trees, two.trees);
  assert.deepEqual(one.trees, three.trees);
  assert.equal(one.featureNames, undefined);
  assert.deepEqual(three.featureNames, ["size", "big"]);
});

test("a Frame's columns are found by name, in any order, among passengers", async () => {
  const fitted = await forest().fit(FRAME, LABELS);
  const mixed = new Frame([text("note", ["a", "b", "c", "d"]), FRAME.columns[1], FRAME.columns[0]]);
  assert.deepEqual(fitted.predictProba(mixed), fitted.predictProba(ROWS));
});

test("rows of another width, and a Frame without a column, are refused", async () => {
  const fitted = await forest().fit(FRAME, LABELS);
  assert.throws(() => fitted.predict([[1]]), { name: "SignatureError", message: "the rows have 1 columns, the model was trained on 2" });
  assert.throws(() => fitted.predict(new Frame([number("other", [1])])), {
    name: "SignatureError",
    errors: [
      { name: "size", detail: "missing" },
      { name: "big", detail: "missing" },
    ],
  });
  const nameless = await forest().fit(ROWS, LABELS);
  assert.throws(() => nameless.predict(new Frame([number("size", [1])])), { name: "SignatureError" });
  assert.deepEqual(fitted.predict([]), []);
});

test("text, missing, infinite and too large values are refused with row and column, in fit and in predict", async () => {
  const fitted = await forest().fit(FRAME, LABELS);
  const wrong: readonly [Frame | number[][], string, RegExp][] = [
    [new Frame([number("size", [1, 2, 3, 4]), text("big", ["a", "b", "c", "d"])]), "DataError", /column "big" is text/],
    [new Frame([number("size", [1, 2, Number.NaN, 4]), FRAME.columns[1]]), "NotInThisVersionError", /row 2, column "size" is missing/],
    [new Frame([FRAME.columns[0], boolean("big", [true, null, true, true])]), "NotInThisVersionError", /row 1, column "big" is missing/],
    [new Frame([number("size", [1, 2, 3, 1e39]), FRAME.columns[1]]), "DataError", /row 3, column "size" is 1e\+39, which float32/],
    [ROWS.with(1, [Number.POSITIVE_INFINITY, 0]), "DataError", /row 1, column (0|"size") is Infinity/],
    [ROWS.with(2, [0, Number.NaN]), "NotInThisVersionError", /row 2, column (1|"big") is missing/],
    [ROWS.with(2, [0]), "DataError", /row 2 has 1 numbers, row 0 has 2/],
  ];
  for (const [x, name, message] of wrong) {
    await assert.rejects(forest().fit(x, LABELS), { name, message });
    // What may be missing is decided by fit.
    assert.throws(() => fitted.predict(x), { name: name === "NotInThisVersionError" ? "DataError" : name, message });
  }
});

test("no rows and no columns are refused", async () => {
  await assert.rejects(forest().fit([], []), { name: "DataError", message: /no rows/ });
  await assert.rejects(forest().fit([[], []], ["a", "b"]), { name: "DataError", message: /no columns/ });
});

test("targets and weights of another length, missing, fractional or mixed labels are refused", async () => {
  const classify = (y: readonly (string | number | boolean)[]) => new DecisionTreeClassifier().fit(ROWS, y);
  await assert.rejects(classify(["a"]), { name: "DataError", message: "there are 1 labels for 4 rows" });
  await assert.rejects(classify([1, 2, 3.5, 4]), { name: "DataError", hint: "To predict numbers, use a regressor." });
  await assert.rejects(classify([1, 2, Number.NaN, 4]), { name: "DataError" });
  await assert.rejects(classify([1, "1", 1, 1]), { name: "DataError" });
  const regress = (y: ArrayLike<unknown>, sampleWeight?: readonly number[]) => new DecisionTreeRegressor().fit(ROWS, y, { sampleWeight });
  await assert.rejects(regress([1, 2, 3]), { name: "DataError" });
  await assert.rejects(regress([1, 2, "3", 4]), { name: "DataError", message: /target value 2 is string/ });
  await assert.rejects(regress([1, 2, Number.POSITIVE_INFINITY, 4]), { name: "DataError" });
  await assert.rejects(regress([[1], [2], [3], [4]]), { name: "NotInThisVersionError" });
  await assert.rejects(regress([1, 2, 3, 4], [1, 1]), { name: "DataError" });
  await assert.rejects(regress([1, 2, 3, 4], [0, 0, 0, 0]), { name: "DataError", message: "all sample weights are 0" });
  await assert.rejects(regress([1, 2, 3, 4], [1, Number.NaN, 1, 1]), { name: "DataError" });
  await assert.rejects(regress([1, 2, 3, 4], [1, -1, 1, 1]), { name: "NotInThisVersionError" });
});

test("classes are sorted as np.unique sorts, and predictions keep their type", async () => {
  const classesOf = async (y: readonly (string | number | boolean)[]) => (await new DecisionTreeClassifier().fit(ROWS, y)).classes;
  assert.deepEqual(await classesOf([10, 9, -1, 10]), [-1, 9, 10]);
  assert.deepEqual(await classesOf([true, false, true, false]), [false, true]);
  assert.deepEqual(await classesOf(["\u{1f600}", "\uffee", "b", "B"]), ["B", "b", "\uffee", "\u{1f600}"]);
  assert.deepEqual((await new DecisionTreeClassifier().fit(ROWS, [true, false, true, false])).predict(ROWS), [true, false, true, false]);
});

test("an estimator that is not fitted says so", () => {
  for (const read of [() => forest().predict(ROWS), () => forest().classes, () => forest().toState()]) {
    assert.throws(read, { name: "NotFittedError", message: "this RandomForestClassifier is not fitted yet" });
  }
});
