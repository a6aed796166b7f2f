import assert from "node:assert/strict";
import { test } from "node:test";
import { joinModels } from "../../src/model/index.ts";
import { Matrix } from "../../src/numeric/index.ts";
import { ServedModel } from "../../src/server/served-model.ts";
import { sklearnCases } from "../support/sklearn-fixtures.ts";

test("the short way over HTTP gives the answers of the library, also where two classes are equally probable", async () => {
  let ties = 0;
  for (const one of (await sklearnCases("1.9.1")).cases) {
    const { input, form, files } = one;
    if (form !== "model" || !(input instanceof Matrix) || input.data.some(Number.isNaN) || one.answers.size === 0) continue;
    const model = await joinModels(files.map(({ name, bytes }) => ({ file: name, bytes }))).catch(() => undefined);
    if (model?.estimator.kind !== "classifier" || model.estimator.predictRow === undefined) continue;
    const served = new ServedModel("m", "1", model);
    const rows = Array.from({ length: Math.min(20, input.rows) }, (_, i) => {
      return Object.fromEntries(model.signature.inputs.map(({ name }, k) => [name, input.row(i)[k]]));
    });
    const expected = model.answer(rows);
    const { predictions } = JSON.parse(served.answerBody({ kind: "json", value: rows }));
    assert.deepEqual(predictions, expected, one.name);
    rows.forEach((row, i) => {
      const { model: _, version: __, input: ___, ...answer } = JSON.parse(served.answerBody({ kind: "json", value: row }));
      assert.deepEqual(answer, expected[i], one.name);
      const shares = Object.values(expected[i].probabilities ?? {}) as number[];
      ties += Number(shares.filter((share) => share === Math.max(...shares)).length > 1);
    });
  }
  assert.ok(ties > 0, "no row was a tie");
});
