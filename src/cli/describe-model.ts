/** What is in a bundle, for `brine inspect`: as JSON for programs and as lines for people. */
import type { Card, Model, ParameterValue } from "../model/index.ts";
import { importancesReport, labelText, metricsReport } from "./report.ts";
import { textTable } from "./text-table.ts";

const MOST_INPUTS = 40;
const MOST_CLASSES = 20;

/** @param file as the user named it */
export function modelJson(file: string, bytes: number, model: Model): Record<string, unknown> {
  const { name, hash, signature, card, estimator } = model;
  return {
    file,
    format: "bundle",
    bytes,
    sha256: hash,
    name,
    estimator: estimator.className,
    isServable: true,
    signature,
    card,
  };
}

export function modelReport(file: string, bytes: number, model: Model): string[] {
  const { name, hash, signature, card } = model;
  const { output, inputs } = signature;
  const classes = output.kind === "classifier" ? output.classes : [];
  const facts: [string, string][] = [
    ["model", name],
    ["estimator", estimatorText(model)],
    ["answers as", `scikit-learn ${card.sklearn}`],
    [
      "predicts",
      output.kind === "regressor" ? `${labelText(output.name)}, a number` : `${labelText(output.name)}: ${classesText(classes)}`,
    ],
    ["trained on", trainedOn(card)],
    ["data sha256", card.data.sha256],
    [
      "golden rows",
      `${card.golden.rows.length}, answered exactly${card.golden.source === "brine" ? " (checked against Brine itself only)" : ""}`,
    ],
    ["real rows", card.kept === null ? "none" : `${card.kept.rows.length} rows of the training data are kept in the file`],
    ["can be served", "yes"],
  ];
  const shownInputs = inputs.slice(0, MOST_INPUTS).map(({ name: input, range }) => {
    return [labelText(input), range === undefined ? "number" : `${range[0]} to ${range[1]}`];
  });
  const more = inputs.length - MOST_INPUTS;
  return [
    `${labelText(file)}: a Brine bundle, ${bytes} bytes`,
    `sha256 ${hash}`,
    "",
    ...textTable(facts, { indent: "  " }),
    "",
    signature.namesKnown ? "inputs" : "inputs (the file holds no names)",
    ...textTable(shownInputs, { indent: "  " }),
    ...(more > 0 ? [`  … and ${more} more; --json has all`] : []),
    "",
    ...(card.metrics === null ? ["no test rows, so no metrics"] : [`on ${card.split.testRows} test rows`, ...metricsReport(card.metrics)]),
    "",
    ...importancesReport(card.importances),
  ];
}

function estimatorText({ estimator, card }: Model): string {
  const name = estimator.className.slice(estimator.className.lastIndexOf(".") + 1);
  const given = Object.entries({ ...card.recipe.params, random_state: card.recipe.seed });
  return `${name}(${given.map(([parameter, value]) => `${parameter}=${pythonText(value)}`).join(", ")})`;
}

function trainedOn({ data, split, recipe }: Card): string {
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
