import assert from "node:assert/strict";
import { test } from "node:test";
import type { Recipe } from "../../src/model/index.ts";
import { toPython, verifyRetrain } from "../../src/recipe/index.ts";
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
    toPython(model.card.recipe, "iris.csv"),
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

test("a recipe that fits on everything splits nothing; other tables are read as what they are", () => {
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
  const notebook = toPython(recipe, "data.tsv.gz");
  assert.ok(notebook.includes('data = pd.read_csv("data.tsv.gz", sep="\\t")\nX = data[["é\\n"]]\ny = data["a \\"b\\""]\n'));
  assert.ok(notebook.includes("model = DecisionTreeRegressor(random_state=0)\nmodel.fit(X, y)\n"));
  assert.ok(!notebook.includes("train_test_split"));
  assert.ok(toPython(recipe, "d.ndjson").includes('pd.read_json("d.ndjson", lines=True, precise_float=True)'));
});
