import assert from "node:assert/strict";
import { test } from "node:test";
import type { Recipe } from "../../src/model/index.ts";
import { completeRecipe, toPython, verifyRetrain } from "../../src/recipe/index.ts";
import { readTable } from "../../src/tables/index.ts";
import { tableOf, trainOn } from "./table.ts";

const IRIS = "examples/iris.csv";

/** Every kind of value that a parameter can have. */
const params = {
  n_estimators: 4,
  max_depth: null,
  oob_score: true,
  criterion: "entropy",
  max_features: { fraction: 1 },
  min_impurity_decrease: { fraction: 0 },
  max_samples: 0.5,
  class_weight: new Map([
    ["setosa", 2],
    ["versicolor", 1],
    ["virginica", 0.5],
  ]),
};

test("the notebook says every setting of the recipe in Python's words", async () => {
  const { model } = await trainOn(IRIS, {
    target: "species",
    params,
    testSize: 0.2,
    stratify: true,
    seed: 5,
    features: ["petal_width", "sepal_width"],
  });
  assert.equal(
    toPython(model.card.recipe, "iris.csv", await tableOf(IRIS)),
    `import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, confusion_matrix
from sklearn.model_selection import train_test_split

data = pd.read_csv("iris.csv")
X = data[["petal_width", "sepal_width"]]
y = data["species"]
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.2, random_state=5, stratify=y
)
model = RandomForestClassifier(random_state=5, class_weight={"setosa": 2, "versicolor": 1, "virginica": 0.5}, criterion="entropy", max_depth=None, max_features=1.0, max_samples=0.5, min_impurity_decrease=0, n_estimators=4, oob_score=True)
model.fit(X_train, y_train)

predicted = model.predict(X_test)
print("accuracy", accuracy_score(y_test, predicted))
print(confusion_matrix(y_test, predicted))
print("out-of-bag score", model.oob_score_)
for name, importance in zip(X.columns, model.feature_importances_):
    print(name, importance)
`,
  );
});

test("a recipe with every kind of parameter gives its bundle again", async () => {
  const { bytes } = await trainOn(IRIS, { target: "species", params });
  const { frame, options } = await tableOf(IRIS);
  assert.equal((await verifyRetrain(bytes, frame, options)).equal, true);
});

const table = (text: string, file: string) => readTable(new TextEncoder().encode(text), { file });

test("a recipe that fits on everything splits nothing; other tables are read as what they are", async () => {
  const recipe: Recipe = {
    name: "m",
    estimator: "decision-tree-regressor",
    params: {},
    target: 'a "b"',
    features: ["é\n"],
    testSize: 0,
    stratify: false,
    seed: 0,
    keepRows: 0,
  };
  const notebook = toPython(recipe, "data.tsv.gz", { ...(await table("a\tb\n", "data.tsv")), isGzipped: true });
  assert.ok(notebook.includes('data = pd.read_csv("data.tsv.gz", sep="\\t")\nX = data[["é\\n"]]\ny = data["a \\"b\\""]\n'));
  assert.ok(notebook.includes("model = DecisionTreeRegressor(random_state=0)\nmodel.fit(X, y)\n"));
  assert.ok(!notebook.includes("train_test_split"));
  const ndjson = await table('{"a": 1}\n', "d.ndjson");
  const asText = "lines=True, precise_float=True, dtype=False, convert_axes=False";
  assert.ok(toPython(recipe, "d.ndjson", ndjson).includes(`pd.read_json("d.ndjson", ${asText})`));
  const zipped = toPython(recipe, "d.ndjson", { ...ndjson, isGzipped: true });
  assert.ok(zipped.includes(`pd.read_json("d.ndjson", ${asText}, compression="gzip")`));
  const unzipped = toPython(recipe, "d.csv.gz", await table("a,b\n", "d.csv"));
  assert.ok(unzipped.includes('pd.read_csv("d.csv.gz", compression=None)'));
});

test("pandas is told what it would read otherwise: separators, no header, labels that look like numbers or like nothing", async () => {
  const readers: [text: string, target: string, reader: string][] = [
    ["x;y\n1;a\n", "y", 'pd.read_csv("d.csv", sep=";")'],
    ["x\ty\n1\ta\n", "y", 'pd.read_csv("d.csv", sep="\\t")'],
    ["1,2\n3,4\n", "x1", 'pd.read_csv("d.csv", header=None)\ndata.columns = [f"x{i}" for i in data.columns]'],
    ["x,y\n1,007\n2,b\n", "y", 'pd.read_csv("d.csv", dtype={"y": str})'],
    ["x,y\n1,9007199254740993\n", "y", 'pd.read_csv("d.csv", dtype={"y": str})'],
    ["x,y\n1,None\n2,b\n", "y", 'pd.read_csv("d.csv", keep_default_na=False)'],
    ["x,y\n1,a1\n2,-b\n", "y", 'pd.read_csv("d.csv")'],
    ["x,y\n1,2\n2,\n", "y", 'pd.read_csv("d.csv")'],
  ];
  for (const [text, target, reader] of readers) {
    const read = await table(text, "d.csv");
    const { recipe } = completeRecipe(read.frame, { target });
    const notebook = toPython(recipe, "d.csv", read);
    assert.ok(notebook.includes(`\ndata = ${reader}\nX = data`), `${text}${notebook}`);
  }
});
