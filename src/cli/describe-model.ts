/** What is in a model file, for `brine inspect`: as JSON for programs and as lines for people. */
import { UnsupportedModelError } from "../errors/index.ts";
import {
  hintOnPieces,
  type ImportedCard,
  type Input,
  type Inspection,
  isTrained,
  type Model,
  type Outline,
  type ParameterValue,
  type TrainedCard,
} from "../model/index.ts";
import { importancesReport, labelText, metricsReport } from "./report.ts";
import { textTable } from "./text-table.ts";

const MOST_INPUTS = 40;
const MOST_CLASSES = 20;

/** @param file as the user named it */
export function inspectionJson(file: string, bytes: number, inspection: Inspection): Record<string, unknown> {
  const { format, model, error, outlines, keys, sklearn, wouldCall } = inspection;
  const found = {
    ...(outlines.length > 0 && !isBundle(inspection) && { estimators: outlines }),
    ...(sklearn !== undefined && !isBundle(inspection) && { sklearn }),
    ...(keys.length > 0 && { keys }),
    ...(wouldCall.length > 0 && { wouldCall }),
  };
  if (model === undefined) {
    const parts = error instanceof UnsupportedModelError ? { parts: error.parts } : {};
    const { kind, what } = format;
    return { file, format: kind, what, bytes, isServable: false, reason: error?.message, ...parts, ...found };
  }
  const { name, hash, signature, card, estimator } = model;
  return {
    file,
    format: format.kind,
    bytes,
    sha256: hash,
    name,
    estimator: estimator.className,
    isServable: true,
    signature,
    card,
    ...found,
  };
}

function isBundle({ format }: Inspection): boolean {
  return format.kind === "bundle";
}

/** What can be said of a file that cannot be served, beside the error: what is in it, and what it would have done. */
export function contentsReport({ outlines, keys, sklearn, wouldCall }: Inspection): string[] {
  return [
    ...(wouldCall.length > 0
      ? ["on loading, Python would have called", ...wouldCall.map((call) => `  ${call}`), "nothing of it was called here", ""]
      : []),
    ...(keys.length > 0
      ? [
          "keys",
          ...textTable(
            keys.slice(0, MOST_INPUTS).map(({ key, what }) => [labelText(key), what]),
            { indent: "  " },
          ),
          "",
        ]
      : []),
    ...(outlines.length > 0 ? ["estimators", ...outlines.flatMap((each) => outlineLines(each, 1)), ""] : []),
    ...(sklearn === undefined
      ? []
      : [`written by scikit-learn ${sklearn === null ? "0.17 or older, which did not say" : labelText(sklearn)}`]),
  ];
}

export function modelReport(file: string, bytes: number, inspection: Inspection, model: Model): string[] {
  const { name, hash, signature, card } = model;
  const { inputs } = signature;
  const facts: [string, string][] = [["model", name], ...(isTrained(card) ? trainedFacts(model, card) : importedFacts(model, card))];
  const isNameless = hintOnPieces(signature) !== undefined;
  const listed = isNameless ? [] : inputs.slice(0, MOST_INPUTS);
  const more = isNameless ? 0 : inputs.length - MOST_INPUTS;
  const rest = isTrained(card)
    ? [
        "",
        ...(card.metrics === null
          ? ["no test rows, so no metrics"]
          : [`on ${card.split.testRows} test rows`, ...metricsReport(card.metrics)]),
        "",
        ...importancesReport(card.importances),
      ]
    : [];
  const tree =
    isBundle(inspection) && isTrained(card) ? [] : ["", "estimators", ...inspection.outlines.flatMap((each) => outlineLines(each, 1))];
  const calls =
    inspection.wouldCall.length === 0
      ? []
      : ["", "on loading, Python would also have called", ...inspection.wouldCall.map((call) => `  ${call}`)];
  return [
    `${labelText(file)}: ${isBundle(inspection) ? "a Brine bundle" : inspection.format.what}, ${bytes} bytes`,
    `sha256 ${hash}`,
    "",
    ...textTable(facts, { indent: "  " }),
    "",
    signature.namesKnown ? "inputs" : "inputs (the file holds no names; convert and serve take them by --features a,b,c)",
    ...textTable(
      listed.map((input) => [labelText(input.name), inputText(input)]),
      { indent: "  " },
    ),
    ...(isNameless
      ? [
          `  ${inputs.length}, from ${labelText(inputs[0].name)} to ${labelText(inputs[inputs.length - 1].name)}; --json has all`,
          "  were they made by a vectorizer or another step? Then join it: brine convert step.pkl model.pkl",
        ]
      : []),
    ...(more > 0 ? [`  … and ${more} more; --json has all`] : []),
    ...tree,
    ...calls,
    ...rest,
  ];
}

function inputText({ kind, missing, categories, range, isClosed, isUnused }: Input): string {
  if (isUnused === true) return "not looked at";
  const what =
    categories !== undefined
      ? `${isClosed === true ? "one of" : "text, known:"} ${classesText(categories)}`
      : range !== undefined
        ? `${range[0]} to ${range[1]}`
        : kind;
  return missing ? `${what}, or missing` : what;
}

function trainedFacts(model: Model, card: TrainedCard): [string, string][] {
  return [
    ["estimator", estimatorText(model, card)],
    ["answers as", `scikit-learn ${card.sklearn}`],
    ["predicts", predictsText(model)],
    ["trained on", trainedOn(card)],
    ["data sha256", card.data.sha256],
    ["golden rows", goldenText(card.golden.rows.length, card.golden.source)],
    ["real rows", card.kept === null ? "none" : `${card.kept.rows.length} rows of the training data are kept in the file`],
    ["can be served", "yes"],
  ];
}

function importedFacts(model: Model, card: ImportedCard): [string, string][] {
  const { golden, sklearn, source } = card;
  const isStep = model.estimator.kind === "transformer";
  return [
    ["estimator", shortName(model.estimator.className)],
    [
      "answers as",
      sklearn === null ? "scikit-learn 0.17 or older, which did not record its version" : `scikit-learn ${labelText(sklearn)}`,
    ],
    [isStep ? "makes" : "predicts", predictsText(model)],
    ...source.files.map((each): [string, string] => ["read from", `${labelText(each.name)}, sha256 ${each.sha256}`]),
    ["golden rows", golden === null ? "none; brine convert --examples rows.csv adds some" : goldenText(golden.rows.length, golden.source)],
    ["real rows", golden === null ? "none" : `${golden.rows.length} rows that were given as examples are kept in the file`],
    ["can be served", isStep ? "yes, but it is a step, not a model: join it with its model, brine convert step.pkl model.pkl" : "yes"],
  ];
}

function goldenText(rows: number, source: "brine" | "scikit-learn"): string {
  return `${rows}, answered exactly${source === "brine" ? " (checked against Brine itself only)" : "; Python's answers were compared"}`;
}

function predictsText({ signature: { output } }: Model): string {
  switch (output.kind) {
    case "classifier":
      return `${labelText(output.name)}: ${classesText(output.classes)}`;
    case "regressor":
      return `${labelText(output.name)}, a number`;
    case "multi-output-classifier":
      return output.outputs.map(({ name, classes }) => `${labelText(name)}: ${classesText(classes)}`).join("; ");
    case "multi-output-regressor":
      return `${output.outputs.map(labelText).join(", ")}, numbers`;
    case "outlier-detector":
      return "1, or -1 for an outlier, and a score";
    case "clusterer":
      return "the number of a cluster";
    case "transformer":
      return output.columns.length === 0 ? "columns" : `${output.columns.length} columns`;
  }
}

const MOST_PARAMETERS = 100;

/** One line for each estimator: what its owner calls it, its class, its parameters. */
function outlineLines({ name, className, isKnown, count, parameters, parts }: Outline, depth: number): string[] {
  const given = parameters.map(([parameter, value]) => `${labelText(parameter)}=${value}`).join(", ");
  const shown = given.length > MOST_PARAMETERS ? `${given.slice(0, MOST_PARAMETERS)}…` : given;
  const owner = name === "" ? "" : `${labelText(name)}: `;
  const line = `${"  ".repeat(depth)}${owner}${count > 1 ? `${count} × ` : ""}${isKnown ? shortName(className) : labelText(className)}(${shown})${isKnown ? "" : "  not in this version"}`;
  return [line, ...parts.flatMap((part) => outlineLines(part, depth + 1))];
}

function shortName(className: string): string {
  return labelText(className.slice(className.lastIndexOf(".") + 1));
}

function estimatorText({ estimator }: Model, card: TrainedCard): string {
  const name = estimator.className.slice(estimator.className.lastIndexOf(".") + 1);
  const given = Object.entries({ ...card.recipe.params, random_state: card.recipe.seed });
  return `${name}(${given.map(([parameter, value]) => `${parameter}=${pythonText(value)}`).join(", ")})`;
}

function trainedOn({ data, split, recipe }: TrainedCard): string {
  const how =
    split.testRows === 0 ? "all to fit" : `${split.trainRows} to fit, ${split.testRows} to test${recipe.stratify ? ", stratified" : ""}`;
  return `${labelText(data.name)}, ${data.rows} rows: ${how}; seed ${recipe.seed}`;
}

function classesText(classes: readonly unknown[]): string {
  const shown = classes
    .slice(0, MOST_CLASSES)
    .map((label) => labelText(String(label)))
    .join(", ");
  return classes.length > MOST_CLASSES ? `${shown}, … (${classes.length} classes)` : shown;
}

/** As Python writes the value. */
function pythonText(value: ParameterValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return `'${labelText(value)}'`;
  if ("fraction" in value) return Number.isInteger(value.fraction) ? `${value.fraction}.0` : String(value.fraction);
  return `{${value.weights.map(([label, weight]) => `${pythonText(label)}: ${weight}`).join(", ")}}`;
}
