/** Files as people save them (parity/people.py): what is in them is found, or what stops them is named. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrineError, UnsupportedModelError } from "../../src/errors/index.ts";
import { inspect, type LoadOptions, loadModel, save, textAnswers, textColumns } from "../../src/model/index.ts";
import { NdArray, type PyObject } from "../../src/python/index.ts";
import { fixture } from "../support/repository.ts";

interface People {
  readonly ask: readonly (readonly number[])[];
  readonly single: { readonly file: string; readonly ask: readonly string[]; readonly decisions: readonly number[] };
  readonly words: { readonly file: string };
  readonly files: Readonly<Record<string, { readonly file: string; readonly answers: readonly number[] | null }>>;
}

const PEOPLE = fixture<People>("people.json");

function bytesOf(name: string): Uint8Array {
  return decoded(PEOPLE.files[name].file);
}

function decoded(file: string): Uint8Array {
  return new Uint8Array(Buffer.from(file, "base64"));
}

async function errorOf(name: string, options: LoadOptions = {}): Promise<BrineError> {
  try {
    await loadModel(bytesOf(name), { file: "model.pkl", ...options });
  } catch (error) {
    assert.ok(error instanceof BrineError, String(error));
    return error;
  }
  return assert.fail(`${name} was not refused`);
}

const PREDICTED = [1.2046280609566848, 2.067402059207691, 1.9621054869851973];
const KEYS: Readonly<Record<string, string>> = { "list of models": "1" };

for (const [name, { answers }] of Object.entries(PEOPLE.files)) {
  if (answers === null) continue;
  test(`${name}: the model in the file answers as scikit-learn did`, async () => {
    const model = await loadModel(bytesOf(name), { key: KEYS[name] });
    const rows = PEOPLE.ask.map((row) => Object.fromEntries(model.signature.inputs.map((input, i) => [input.name, row[i]])));
    const predictions = model.predict<number>(rows);
    predictions.forEach((prediction, i) => {
      assert.ok(
        Math.abs(prediction - answers[i]) <= 1e-14 * Math.max(1, Math.abs(answers[i])),
        `row ${i}: ${prediction}, not ${answers[i]}`,
      );
    });
  });
}

test("texts weighed in float32 get the float32 decisions of a model that was fitted on them", async () => {
  const { file, ask, decisions } = PEOPLE.single;
  const model = await loadModel(decoded(file));
  const answers = model.decisionFunction(ask.map((text) => ({ text })));
  assert.deepEqual(Array.from("data" in answers ? answers.data : answers), decisions);
  assert.deepEqual(decisions.map(Math.fround), decisions);
});

test("a word that an imputer takes for missing is a value of the input like the categories behind it", async () => {
  const { signature } = await loadModel(decoded(PEOPLE.words.file));
  assert.deepEqual(
    signature.inputs.map(({ kind, categories, isClosed }) => ({ kind, categories, isClosed })),
    [
      { kind: "text", categories: ["1.0", "1e5", "2.0", "?"], isClosed: true },
      { kind: "text", categories: ["False", "True", "?"], isClosed: true },
    ],
  );
  const isText = textColumns(signature);
  assert.deepEqual(["x0", "x1", "x2", "prediction"].map(isText), [true, true, false, false]);
  assert.equal(textAnswers(signature)("prediction"), true);
});

test("of several models in a list, which one is meant is asked for by its place", async () => {
  const { message, hint } = await errorOf("list of models");
  assert.match(message, /holds 2 estimators.*"0" \(a LinearRegression\), "1" \(a LogisticRegression\)/);
  assert.match(hint ?? "", /--key 1 takes one/);
});

test("a class that cloudpickle or dill wrote as code is refused with its step, and the rest of the model is shown", async () => {
  for (const name of ["cloudpickle, class", "dill, class"]) {
    const error = await errorOf(name);
    assert.ok(error instanceof UnsupportedModelError, name);
    assert.match(error.message, /^the class "(cloudpickle|dill)\.\S+\.Shift" \(steps\.shift\) is not in this version$/);
    assert.match(error.hint ?? "", /Code in a file is never run/);
    const { outlines } = await inspect(bytesOf(name));
    assert.deepEqual(
      outlines[0].parts.map((part) => part.className.replace(/^.*\./, "")),
      ["Shift", "LinearRegression"],
    );
  }
});

/** What the notebook's class does, from its attributes. */
function shift({ state }: PyObject): (row: readonly number[]) => number[] {
  const offset = state.get("offset_");
  assert.ok(offset instanceof NdArray);
  return (row) => row.map((value, i) => value - Number(offset.data[i]));
}

test("of a dict with one LabelEncoder beside its estimators the key that names the classes is said, too", async () => {
  const object = (name: string, state: string) =>
    `(i${name.slice(0, name.lastIndexOf("."))}\n${name.slice(name.lastIndexOf(".") + 1)}\n(d${state}b`;
  const encoder = object("sklearn.preprocessing._label.LabelEncoder", "Vclasses_\n(lVham\naVspam\nas");
  const dict = (more = "") =>
    `(dVmodel\n${object("sklearn.naive_bayes.MultinomialNB", "")}sVwords\n${object("sklearn.feature_extraction.text.CountVectorizer", "")}sVcodes\n${encoder}s${more}.`;
  const hintOf = async (pickle: string) => {
    const error = await loadModel(new TextEncoder().encode(pickle)).catch((reason: unknown) => reason);
    return error instanceof BrineError ? error.hint : assert.fail(String(error));
  };
  const join = "--key model takes one, --key words,model joins them, steps first.";
  assert.equal(await hintOf(dict()), `${join} A LabelEncoder names the classes: --key words,model,codes.`);
  assert.equal(await hintOf(dict(`Vcolumn\n${encoder}s`)), join);
});

test("a class of one's own is refused with the name under which load can be given it, and then used", async () => {
  const { message, hint } = await errorOf("pickle, class");
  assert.equal(message, 'the class "__main__.Shift" (steps.shift) is not in this version');
  assert.match(hint ?? "", /register: \{ "__main__\.Shift"/);
  const register = { "__main__.Shift": shift };
  const options = { register, features: ["a", "b", "c"] };
  const model = await loadModel(bytesOf("pickle, class"), options);
  const predictions = model.predict<number>(PEOPLE.ask.map(([a, b, c]) => ({ a, b, c })));
  // By scikit-learn 1.9.1, of the same class and rows as in parity/people.py.
  PREDICTED.forEach((expected, i) => {
    assert.ok(Math.abs(predictions[i] - expected) <= 1e-14, `row ${i}: ${predictions[i]}, not ${expected}`);
  });
  const again = await loadModel(await save(model), { register });
  assert.deepEqual(again.predict(PEOPLE.ask.map(([a, b, c]) => ({ a, b, c }))), predictions);
});

test("a class of one's own that takes fewer columns than the step after it has its inputs named by who gives it", async () => {
  const register = {
    "__main__.Shift":
      (object: PyObject) =>
      ([a, b]: readonly number[]) =>
        shift(object)([a, b, a + b]),
  };
  const model = await loadModel(bytesOf("pickle, class"), { register, features: ["a", "b"] });
  assert.deepEqual(
    model.signature.inputs.map(({ name }) => name),
    ["a", "b"],
  );
  const predictions = model.predict<number>(PEOPLE.ask.map(([a, b]) => ({ a, b })));
  const same = await loadModel(bytesOf("pickle, class"), { register: { "__main__.Shift": shift }, features: ["a", "b", "c"] });
  assert.deepEqual(predictions, same.predict(PEOPLE.ask.map(([a, b]) => ({ a, b, c: a + b }))));
});

test("what is given for a class is the function of a row or an estimator", async () => {
  for (const given of [1, null, undefined, "shift", {}, { kind: "transformer" }]) {
    await assert.rejects(loadModel(bytesOf("pickle, class"), { register: { "__main__.Shift": () => given } }), {
      name: "ParameterError",
      message: /^register: "__main__\.Shift" gave .*, and not the function of a row or an estimator$/,
    });
  }
});

test("a search that kept no model says so, and Birch is refused by its name", async () => {
  assert.match((await errorOf("search without a model")).hint ?? "", /refit=False/);
  assert.match((await errorOf("Birch")).message, /^the class "sklearn\.cluster\._birch\.Birch" is not in this version$/);
});
