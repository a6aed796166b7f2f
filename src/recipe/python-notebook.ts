/** The notebook that gives the same numbers in Python: what `brine train --show-python` prints. */
import type { ParameterValue, Recipe } from "../model/index.ts";
import { MISSING_WORDS, type Table } from "../tables/index.ts";
import { ESTIMATORS, isWeights } from "./estimators.ts";

type Layout = Pick<Table, "frame" | "format" | "delimiter" | "hasHeader"> & { readonly isGzipped?: boolean };

/**
 * @param data the table's file, as Python shall open it
 * @param table the same, as it was read here: what pandas would take for something else is told to it
 */
export function toPython(recipe: Recipe, data: string, table: Layout): string {
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
    `data = ${reader(data, recipe.target, table)}`,
    ...(table.hasHeader ? [] : ['data.columns = [f"x{i}" for i in data.columns]']),
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
    ...(recipe.params.oob_score === true ? ['print("out-of-bag score", model.oob_score_)'] : []),
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

/**
 * pandas 3.1 reads every double exactly; before, `float_precision="round_trip"` did, which is deprecated now. From JSON
 * it would make numbers of texts, dates of numbers (`timestamp`), and numbers of names.
 */
function reader(data: string, target: string, { frame, format, delimiter, hasHeader, isGzipped = false }: Layout): string {
  // pandas goes by the name, Brine by the first bytes.
  const compression = isGzipped === /\.gz$/i.test(data) ? [] : [`compression=${isGzipped ? '"gzip"' : "None"}`];
  if (format === "ndjson") {
    const settings = ["lines=True", "precise_float=True", "dtype=False", "convert_axes=False", ...compression];
    return `pd.read_json(${[JSON.stringify(data), ...settings].join(", ")})`;
  }
  const labels = labelsOf(frame.column(target)?.values ?? []);
  // Text that looks like something else, which pandas would make of it: 007, NA.
  const isText = labels.some((label) => LOOKS_LIKE_NUMBER.test(label));
  const column = hasHeader ? JSON.stringify(target) : String(frame.names.indexOf(target));
  const dtype = isText ? [`dtype={${column}: str}`] : [];
  const settings = [
    ...(delimiter === undefined || delimiter === "," ? [] : [`sep=${JSON.stringify(delimiter)}`]),
    ...(hasHeader ? [] : ["header=None"]),
    ...dtype,
    ...(labels.some((label) => MISSING_WORDS.has(label)) ? ["keep_default_na=False"] : []),
    ...compression,
  ];
  return `pd.read_csv(${[JSON.stringify(data), ...settings].join(", ")})`;
}

const LOOKS_LIKE_NUMBER = /^\s*[+-]?(?:\.?\d|inf)/i;

/** The distinct texts of a column of text, none of any other. */
function labelsOf(values: Iterable<unknown>): string[] {
  const labels = new Set<string>();
  for (const value of values) if (typeof value === "string") labels.add(value);
  return [...labels];
}

function literal(value: ParameterValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return String(value);
  if (!isWeights(value)) return Number.isInteger(value.fraction) ? `${value.fraction}.0` : String(value.fraction);
  return `{${value.weights.map(([label, weight]) => `${literal(label)}: ${weight}`).join(", ")}}`;
}
