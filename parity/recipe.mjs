/**
 * Runs the notebooks that `brine train --show-python` prints in real Python, and compares every number that they print
 * with the card's. `npm run parity -- recipe`; needs pandas beside scikit-learn.
 */
import { execFileSync } from "node:child_process";
import { toPython } from "../dist/src/recipe/index.js";
import { tableOf, trainOn } from "../dist/test/recipe/table.js";
import { fixture, ROOT } from "../dist/test/support/repository.js";
import { python } from "./python.mjs";

const { cases } = fixture("recipe/notebooks.json.gz");
const interpreter = python();
let equal = 0;
for (const { data, request } of cases) {
  const { model, oobScore } = await trainOn(data, request);
  const { card } = model;
  const notebook = toPython(card.recipe, data, await tableOf(data));
  const output = execFileSync(interpreter, ["-c", notebook], { cwd: ROOT, encoding: "utf8" });
  const printed = numbersOf(output.replace(/^\S*[a-z]\S* /gim, ""));
  const expected = [
    ...scoresOf(card.metrics),
    ...(oobScore === undefined ? [] : [oobScore]),
    ...card.importances.map(({ importance }) => importance),
  ];
  if (expected.length === printed.length && expected.every((value, i) => value === printed[i])) {
    equal++;
  } else {
    process.exitCode = 1;
    console.error(`${data} ${JSON.stringify(request)}:\nPython printed ${printed}\nthe card has ${expected}\n`);
  }
}
console.log(`recipe: ${equal} of ${cases.length} notebooks print the card's numbers in Python`);

function numbersOf(text) {
  return (text.match(/-?\d+(?:\.\d*)?(?:e[+-]?\d+)?/g) ?? []).map(Number);
}

function scoresOf(metrics) {
  if (metrics.kind === "regression") return [metrics.r2, metrics.meanAbsoluteError, metrics.rootMeanSquaredError];
  return [metrics.accuracy, ...metrics.confusion.flat()];
}
