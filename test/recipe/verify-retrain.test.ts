import assert from "node:assert/strict";
import { test } from "node:test";
import type { Recipe } from "../../src/model/index.ts";
import { writeModel } from "../../src/model/index.ts";
import { PyObject } from "../../src/python/index.ts";
import { verifyRetrain } from "../../src/recipe/index.ts";
import { tableOf, trainOn } from "./table.ts";

const IRIS = "examples/iris.csv";
const request = { target: "species", name: "iris", params: { n_estimators: 5 }, stratify: true, seed: 3 };

test("a bundle's recipe and data give every byte again", async () => {
  const { bytes, model } = await trainOn(IRIS, request);
  const { frame, options } = await tableOf(IRIS);
  assert.deepStrictEqual(await verifyRetrain(bytes, frame, options), { equal: true, hash: model.hash });
});

test("other data is named as the first thing that differs", async () => {
  const { bytes, model } = await trainOn(IRIS, request);
  const { frame } = await tableOf(IRIS);
  const other = frame.take(Array.from({ length: 149 }, (_, i) => i));
  assert.deepStrictEqual(await verifyRetrain(bytes, other, { dataSha256: "f".repeat(64) }), {
    equal: false,
    setting: "data.sha256",
    expected: model.card.data.sha256,
    got: "f".repeat(64),
  });
});

test("a recipe that is not the one that made the model is found out by what came of it", async () => {
  const { model } = await trainOn(IRIS, request);
  const { frame, options } = await tableOf(IRIS);
  const recipe: Recipe = { ...model.card.recipe, testSize: 0.5 };
  const bytes = await writeModel({ state: model.state, signature: model.signature, card: { ...model.card, recipe } });
  assert.deepStrictEqual(await verifyRetrain(bytes, frame, options), { equal: false, setting: "split.trainRows", expected: 112, got: 75 });
});

test("where the card is equal, the byte that differs is named", async () => {
  const { model } = await trainOn(IRIS, request);
  const { frame, options } = await tableOf(IRIS);
  const state = new PyObject(model.state.className, new Map([...model.state.state, ["verbose", 1]]));
  const bytes = await writeModel({ state, signature: model.signature, card: model.card });
  const answer = await verifyRetrain(bytes, frame, options);
  assert.ok(!answer.equal && "offset" in answer && answer.offset >= 0);
});
