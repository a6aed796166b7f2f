/** `brine train`: the notebook in one line. */
import type { Command } from "commander";
import { command, withLaterOptions } from "../command.ts";
import { type Assignment, assignments, nameList, testSize, wholeNumber } from "../option-values.ts";

const EXAMPLES = [
  "brine train iris.csv --target species",
  "brine train iris.csv --target species --stratify --seed 42 --set n_estimators=200 --set max_features=None",
  "brine train wine.csv --target quality --estimator random-forest-regressor --drop id --out wine.safetensors",
  "brine train iris.csv --target species --show-python > notebook.py",
];

interface TrainOptions {
  readonly target: string;
  readonly out?: string;
  readonly estimator: string;
  readonly set?: readonly Assignment[];
  readonly testSize: number;
  readonly stratify?: boolean;
  readonly seed: number;
  readonly features?: readonly string[];
  readonly drop?: readonly string[];
  readonly name?: string;
  readonly keepRows: number;
  readonly threads: number;
  readonly showPython?: boolean;
  readonly json?: boolean;
}

export function trainCommand(): Command {
  return command("train", "Fit a model on a table as the scikit-learn notebook would, and keep it as a bundle.", "DATA --target COLUMN [options]", EXAMPLES)
    .argument("<DATA>", "a CSV, TSV or NDJSON file, also gzipped; - is stdin")
    .requiredOption("--target <COLUMN>", "the column to learn")
    .option("--out <FILE>", "the bundle (default: NAME.safetensors in this folder)")
    .option(
      "--estimator <KIND>",
      "random-forest or decision-tree, which choose by the target, or …-classifier, …-regressor",
      "random-forest",
    )
    .option("--set <NAME=VALUE>", "a parameter of the estimator by scikit-learn's name, as often as needed", assignments)
    .option("--test-size <SIZE>", "share or count of the rows kept for testing; 0 fits on all", testSize, 0.25)
    .option("--stratify", "keep the shares of the classes equal in both parts")
    .option("--seed <N>", "random_state of the split and of the estimator", wholeNumber("--seed", 0, 0xffff_ffff), 0)
    .option("--features <A,B,…>", "the columns to learn from, in this order (default: all but the target)", nameList("--features"))
    .option("--drop <A,B,…>", "columns to leave out", nameList("--drop"))
    .option("--name <NAME>", "the model's name (default: the table's)")
    .option("--keep-rows <N>", "keep N real rows in the bundle, to show as examples", wholeNumber("--keep-rows", 0), 0)
    .option("--threads <N>", "worker threads; the bytes are the same with any number", wholeNumber("--threads", 1, 256), 1)
    .option("--show-python", "print the notebook that gives the same numbers, instead of training")
    .option("--json", "print the result as JSON")
    .action(train);
}
