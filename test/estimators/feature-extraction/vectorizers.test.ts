import assert from "node:assert/strict";
import { test } from "node:test";
import { DataError, InvalidModelError, UnsupportedModelError } from "../../../src/errors/index.ts";
import { type Estimator, type Registered, readEstimator } from "../../../src/estimators/index.ts";
import { Frame, SparseMatrix } from "../../../src/numeric/index.ts";
import { PyName, PyObject, PySet, PyTuple, type PyValue } from "../../../src/python/index.ts";

const COUNT = "sklearn.feature_extraction.text.CountVectorizer";

function vectorizer(terms: readonly string[], more: Readonly<Record<string, PyValue>> = {}, version = "1.9.1"): PyObject {
  const vocabulary = new Map<PyValue, PyValue>(terms.map((term, column) => [term, column]));
  return new PyObject(COUNT, new Map<string, PyValue>(Object.entries({ _sklearn_version: version, vocabulary_: vocabulary, ...more })));
}

function counts(estimator: Estimator, texts: readonly string[]): number[][] {
  const rows = estimator.transform?.(texts);
  assert.ok(rows instanceof SparseMatrix);
  return rows.toDense().toArrays();
}

const registered = (functions: Readonly<Record<string, (text: string) => unknown>>) =>
  new Map<string, Registered>(Object.entries(functions) as [string, Registered][]);

test("words that stand in the vocabulary are counted, as a column of texts or a list", async () => {
  const estimator = await readEstimator(vectorizer(["cat", "dog"]));
  const texts = ["The cat, the CAT and a dog", "nothing known", ""];
  assert.deepEqual(counts(estimator, texts), [
    [2, 1],
    [0, 0],
    [0, 0],
  ]);
  const frame = new Frame([{ name: "anything", kind: "text", values: texts }]);
  assert.deepEqual(estimator.transform?.(frame), estimator.transform?.(texts));
  assert.deepEqual(estimator.featureNamesOut?.(["x0"]), ["cat", "dog"]);
  assert.deepEqual(estimator.inputs, [{ kind: "text", missing: false }]);
});

test("a missing text and a number are refused with their row", async () => {
  const estimator = await readEstimator(vectorizer(["cat"]));
  const column = new Frame([{ name: "t", kind: "text", values: ["cat", null] }]);
  assert.throws(() => estimator.transform?.(column), /row 1 is missing/);
  assert.throws(() => estimator.transform?.([[1]]), DataError);
});

test("words of several are joined by a space, and stop words are taken out before", async () => {
  const more = { ngram_range: new PyTuple([1, 2]), stop_words: new PySet(["the"], true) };
  const estimator = await readEstimator(vectorizer(["cat", "cat sat", "the cat"], more));
  assert.deepEqual(counts(estimator, ["the cat the sat"]), [[1, 1, 0]]);
});

test("a text that is decomposed kept its accents up to 0.21, and loses them since", async () => {
  const decomposed = "cafe\u0301";
  const more = { strip_accents: "unicode" };
  const old = await readEstimator(vectorizer(["cafe", "caf"], more, "0.21.3"));
  const now = await readEstimator(vectorizer(["cafe", "caf"], more, "0.22.2.post1"));
  assert.deepEqual(counts(old, [decomposed, "café"]), [
    [1, 0],
    [1, 0],
  ]);
  assert.deepEqual(counts(now, [decomposed, "café"]), [
    [1, 0],
    [1, 0],
  ]);
  const letters = { ...more, analyzer: "char" };
  assert.deepEqual(counts(await readEstimator(vectorizer(["\u0301"], letters, "0.21.3")), [decomposed]), [[1]]);
  assert.deepEqual(counts(await readEstimator(vectorizer(["\u0301"], letters)), [decomposed]), [[0]]);
});

test("a tokenizer of the user's own is refused by name, or given by the caller", async () => {
  const object = vectorizer(["a", "b"], { tokenizer: new PyName("__main__", "split") });
  await assert.rejects(readEstimator(object), (error: UnsupportedModelError) => {
    assert.match(error.message, /"__main__\.split", tokenizer of .*CountVectorizer/);
    assert.match(error.hint ?? "", /register/);
    return error instanceof UnsupportedModelError;
  });
  const estimator = await readEstimator(object, registered({ "__main__.split": (text) => text.split("-") }));
  assert.deepEqual(counts(estimator, ["a-b-a"]), [[2, 1]]);
});

test("preprocessors and analyzers can be given too", async () => {
  const clean = vectorizer(["cat"], { preprocessor: new PyName("text", "clean") });
  assert.deepEqual(counts(await readEstimator(clean, registered({ "text.clean": (text) => text.replaceAll("0", "") })), ["c0at"]), [[1]]);
  const letters = vectorizer(["c"], { analyzer: new PyName("text", "letters") });
  assert.deepEqual(counts(await readEstimator(letters, registered({ "text.letters": (text) => text })), ["cc d"]), [[2]]);
});

test("a pattern that is not understood is refused with what it holds", async () => {
  await assert.rejects(readEstimator(vectorizer(["a"], { token_pattern: String.raw`(\w)\1` })), /token_pattern=.*a backreference/);
});

test("a vocabulary that skips, repeats or leaves its columns is refused", async () => {
  const wrong: readonly (readonly [PyValue, PyValue])[][] = [
    [["a", 1]],
    [
      ["a", 0],
      ["b", 0],
    ],
    [["a", -1]],
    [["a", 0.5]],
    [["a", "0"]],
    [[1, 0]],
  ];
  for (const entries of wrong) {
    await assert.rejects(readEstimator(vectorizer([], { vocabulary_: new Map(entries) })), InvalidModelError);
  }
});

test("without a vocabulary it is not fitted; a list given beforehand is one", async () => {
  const parameters = new Map<string, PyValue>([["_sklearn_version", "1.9.1"]]);
  await assert.rejects(readEstimator(new PyObject(COUNT, parameters)), /CountVectorizer is not fitted/);
  const given = new PyObject(COUNT, new Map([...parameters, ["vocabulary", ["dog", "cat"]]]));
  assert.deepEqual(counts(await readEstimator(given), ["cat dog dog"]), [[2, 1]]);
  const set = new PyObject(COUNT, new Map([...parameters, ["vocabulary", new PySet(["dog", "cat"], false)]]));
  assert.deepEqual((await readEstimator(set)).featureNamesOut?.([]), ["cat", "dog"]);
});

test("n-grams without end are a cost that is stated", async () => {
  const wide = await readEstimator(vectorizer(["a"], { analyzer: "char", ngram_range: new PyTuple([1, 1000]) }));
  assert.ok(wide.rowCost.operations > 1e9);
  await assert.rejects(readEstimator(vectorizer(["a"], { ngram_range: new PyTuple([1, 100_000]) })), InvalidModelError);
});
