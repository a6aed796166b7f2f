/**
 * Runs the notebooks that `brine train --show-python` prints in real Python, and compares every number that they print
 * with the card's: each case of the fixture, and iris as every kind of table. `npm run parity -- recipe`; needs pandas
 * beside scikit-learn.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { toPython, train } from "../dist/src/recipe/index.js";
import { readTable } from "../dist/src/tables/index.js";
import { fixture, ROOT } from "../dist/test/support/repository.js";
import { python } from "./python.mjs";

const interpreter = python();
const folder = mkdtempSync(join(tmpdir(), "brine-parity-"));
const cases = [
  ...fixture("recipe/notebooks.json.gz").cases.map(({ data, request }) => ({ path: join(ROOT, data), request })),
  ...tablesOfIris(),
];
let equal = 0;
for (const { path, request, header } of cases) {
  const bytes = readFileSync(path);
  const table = await readTable(bytes, { file: path, header });
  const { model, oobScore } = await train(table.frame, request, { dataName: "data", dataSha256: "" });
  const { card } = model;
  const notebook = toPython(card.recipe, path, { ...table, isGzipped: bytes[0] === 0x1f });
  const output = execFileSync(interpreter, ["-W", "error", "-c", notebook], { encoding: "utf8" });
  const printed = numbersOf(output.replace(/^out-of-bag score /m, "score ").replace(/^[^[\s]\S* /gm, ""));
  const expected = [
    ...scoresOf(card.metrics),
    ...(oobScore === undefined ? [] : [oobScore]),
    ...card.importances.map(({ importance }) => importance),
  ];
  if (expected.length === printed.length && expected.every((value, i) => value === printed[i])) {
    equal++;
  } else {
    process.exitCode = 1;
    console.error(`${path} ${JSON.stringify(request)}:\nPython printed ${printed}\nthe card has ${expected}\n`);
  }
}
rmSync(folder, { recursive: true });
console.log(`recipe: ${equal} of ${cases.length} notebooks print the card's numbers in Python`);

/** With classes that pandas would take for numbers and for missing, where the table is text. */
function tablesOfIris() {
  const csv = readFileSync(join(ROOT, "examples/iris.csv"), "utf8");
  const [head, ...lines] = csv.trimEnd().split("\n");
  const bare = lines.join("\n");
  const named = { target: "species", params: { n_estimators: 10 } };
  const unnamed = { ...named, target: "x4" };
  const codes = csv.replaceAll("setosa", "007").replaceAll("versicolor", "None");
  const names = head.split(",");
  const json = lines.map((line) => {
    const cells = line.split(",");
    return JSON.stringify(Object.fromEntries(names.map((name, j) => [name, j < 4 ? Number(cells[j]) : cells[j]])));
  });
  return [
    ["bare.csv", bare, unnamed, false],
    ["bare-numbers.csv", bare.replaceAll("setosa", "0").replaceAll("versicolor", "1").replaceAll("virginica", "2"), unnamed],
    ["bare.tsv.gz", gzipSync(bare.replaceAll(",", "\t")), unnamed, false],
    ["number-names.csv", ["1,2,3,4,5", bare].join("\n"), { ...named, target: "5" }, true],
    ["iris.tsv", csv.replaceAll(",", "\t"), named],
    ["semicolons.csv", csv.replaceAll(",", ";"), named],
    ["zipped.csv.gz", gzipSync(csv), named],
    ["zipped-unsaid.csv", gzipSync(csv), named],
    ["unzipped.csv.gz", csv, named],
    ["codes.csv", codes, named],
    ["iris.ndjson", json.join("\n"), named],
    ["zipped.jsonl.gz", gzipSync(json.join("\n")), named],
    ["codes.ndjson", json.join("\n").replaceAll("setosa", "1").replaceAll("versicolor", "02"), named],
    ["number-names.ndjson", json.join("\n").replaceAll("petal_length", "2024").replaceAll("petal_width", "timestamp"), named],
  ].map(([name, data, request, header]) => {
    const path = join(folder, name);
    writeFileSync(path, data);
    return { path, request, header };
  });
}

function numbersOf(text) {
  return (text.match(/-?\d+(?:\.\d*)?(?:e[+-]?\d+)?/g) ?? []).map(Number);
}

function scoresOf(metrics) {
  if (metrics.kind === "regression") return [metrics.r2, metrics.meanAbsoluteError, metrics.rootMeanSquaredError];
  return [metrics.accuracy, ...metrics.confusion.flat()];
}
