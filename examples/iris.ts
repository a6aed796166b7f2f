/** The iris notebook (docs/notebook.md): read, split, fit, score, ask. Run in the repository: node dist/examples/iris.js */
import { readFile } from "node:fs/promises";
import { RandomForestClassifier } from "brine/ensemble";
import { accuracyScore, confusionMatrix } from "brine/metrics";
import { trainTestSplit } from "brine/model-selection";
import { readTable } from "brine/tables";

const { frame } = await readTable(await readFile("examples/iris.csv"));
const x = frame.drop(["species"]);
const y = frame.labels("species");
console.log(x.rows, x.names.length);

const { xTrain, xTest, yTrain, yTest } = trainTestSplit(x, y, { testSize: 0.25, randomState: 0 });
console.log(xTrain.rows, xTest.rows);

const forest = new RandomForestClassifier({ nEstimators: 100, randomState: 0 });
await forest.fit(xTrain, yTrain);
const predicted = forest.predict(xTest);
console.log(accuracyScore(yTest, predicted));

for (const row of confusionMatrix(yTest, predicted)) console.log(...row);

for (const [i, name] of x.names.entries()) console.log(name, forest.featureImportances[i]);

const [probabilities] = forest.predictProba([[5.8, 3, 2.5, 1.7]]).toArrays();
for (const [i, name] of forest.classes.entries()) console.log(name, probabilities[i]);
