/** The notebook that gives the same numbers in Python: what `brine train --show-python` prints. */
import type { ParameterValue, Recipe } from "../model/index.ts";
import { formatOfName } from "../tables/index.ts";
import { ESTIMATORS, isWeights } from "./estimators.ts";

/** @param data the table's file, as Python shall open it */
export function toPython(recipe: Recipe, data: string): string {
  const { task, pythonModule, pythonClass } = ESTIMATORS[recipe.estimator];
  const isClassification = task === "classification";
  const metrics = isClassification ? "accuracy_score, confusion_matrix" : "mean_absolute_error, r2_score, root_mean_squared_error";
  const hasTest = recipe.testSize !== 0;
  const settings = [["random_state", String(recipe.seed)], ...Object.entries(recipe.params).map(([name, value]) => [name, literal(value)])];
  const stratify = recipe.stratify ? ", stratify=y" : "";
  return [
    "import pandas as pd",
    `from ${pythonModule} import ${pythonClass}`,
    ...(hasTest ? [`from sklearn.metrics import ${metrics}`, "from sklearn.model_selection import train_test_split"] : []),
    "",
    `data = ${reader(data)}`,
    `X = data[[${recipe.features.map((name) => JSON.stringify(name)).join(", ")}]]`,
    `y = data[${JSON.stringify(recipe.target)}]`,
    ...(hasTest
      ? [
          "X_train, X_test, y_train, y_test = train_test_split(",
          `    X, y, test_size=${recipe.testSize}, random_state=${recipe.seed}${stratify}`,
          ")",
        ]
      : []),
    `model = ${pythonClass}(${settings.map(([name, value]) => `${name}=${value}`).join(", ")})`,
    hasTest ? "model.fit(X_train, y_train)" : "model.fit(X, y)",
    "",
    ...(hasTest ? scores(isClassification) : []),
    "for name, importance in zip(X.columns, model.feature_importances_):",
    "    print(name, importance)",
    "",
  ].join("\n");
}

function scores(isClassification: boolean): string[] {
  return isClassification
    ? [
        "predicted = model.predict(X_test)",
        'print("accuracy", accuracy_score(y_test, predicted))',
        "print(confusion_matrix(y_test, predicted))",
      ]
    : [
        "predicted = model.predict(X_test)",
        'print("R2", r2_score(y_test, predicted))',
        'print("MAE", mean_absolute_error(y_test, predicted))',
        'print("RMSE", root_mean_squared_error(y_test, predicted))',
      ];
}

/** pandas 3.1 reads every double exactly; before, `float_precision="round_trip"` did, which is deprecated now. */
function reader(data: string): string {
  const file = JSON.stringify(data);
  switch (formatOfName(data)) {
    case "ndjson":
      return `pd.read_json(${file}, lines=True, precise_float=True)`;
    case "tsv":
      return `pd.read_csv(${file}, sep="\\t")`;
    default:
      return `pd.read_csv(${file})`;
  }
}

function literal(value: ParameterValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return String(value);
  if (!isWeights(value)) return Number.isInteger(value.fraction) ? `${value.fraction}.0` : String(value.fraction);
  return `{${value.weights.map(([label, weight]) => `${literal(label)}: ${weight}`).join(", ")}}`;
}
