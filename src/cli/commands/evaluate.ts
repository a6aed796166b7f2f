/** `brine evaluate`: what a model is worth on rows whose answers are known. */
import type { Command } from "commander";
import { command } from "../command.ts";
import { inOptions } from "../in-options.ts";
import { shownInput } from "../input-file.ts";
import { loadModelFile, type ModelFlags, withModelOptions } from "../model-file.ts";
import { labelText, metricsReport } from "../report.ts";
import { readTableFile, type TableFlags, withTableOptions } from "../table-input.ts";
import { print } from "../terminal.ts";

const EXAMPLES = ["brine evaluate iris.safetensors new.csv --target species"];

interface EvaluateFlags extends TableFlags, ModelFlags {
  readonly target: string;
  readonly json?: boolean;
}

export function evaluateCommand(): Command {
  const evaluate = command("evaluate", "Print the metrics of train, on other data.", "MODEL DATA --target COLUMN [options]", EXAMPLES)
    .argument("<MODEL>", "a model file: pickle, joblib, skops, an MLflow folder, or a bundle")
    .argument("<DATA>", "a CSV, TSV or NDJSON file, also gzipped; - is stdin")
    .requiredOption("--target <COLUMN>", "the column with the true answers");
  return withTableOptions(withModelOptions(evaluate)).option("--json", "print the result as JSON").action(run);
}

async function run(modelPath: string, path: string, flags: EvaluateFlags): Promise<void> {
  const model = await loadModelFile(modelPath, flags);
  const { evaluate } = await import("../../recipe/index.ts");
  const { textColumns } = await import("../../model/index.ts");
  const isText = textColumns(model.signature);
  const { table } = await readTableFile(path, flags, (name) => (name === flags.target ? false : isText(name)));
  const file = shownInput(path);
  const metrics = await inOptions(file, () => evaluate(model, table.frame, flags.target, { file }));
  const { rows } = table.frame;
  if (flags.json === true) return print(`${JSON.stringify({ model: model.name, sha256: model.hash, data: file, rows, metrics })}\n`);
  await print(`${[`${model.name} on ${rows} rows of ${labelText(file)}`, "", ...metricsReport(metrics)].join("\n")}\n`);
}
