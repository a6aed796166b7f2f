/** `brine train`: the notebook in one line. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Command } from "commander";
import { makeThreads } from "#host";
import { DataError } from "../../errors/index.ts";
import type { Trained } from "../../recipe/index.ts";
import type { Table } from "../../tables/index.ts";
import { command } from "../command.ts";
import { inOptions } from "../in-options.ts";
import { shownInput } from "../input-file.ts";
import { interruptible } from "../interrupt.ts";
import { nameOfTable, refuseOtherFile } from "../model-file.ts";
import { type Assignment, assignments, nameList, testSize, wholeNumber } from "../option-values.ts";
import { OutputFile } from "../output-file.ts";
import { Progress } from "../progress.ts";
import { importancesReport, labelText, metricsReport } from "../report.ts";
import { readTableFile, type TableFlags, withTableOptions } from "../table-input.ts";
import { note, print } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

const EXAMPLES = [
  "brine train iris.csv --target species",
  "brine train iris.csv --target species --stratify --seed 42 --set n_estimators=200 --set max_features=None",
  "brine train diabetes.csv --target progression --estimator decision-tree --set max_depth=3 --out tree.safetensors",
  "brine train iris.csv --target species --show-python > notebook.py",
];

interface TrainFlags extends TableFlags {
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
  const train = command(
    "train",
    "Fit a model on a table as the scikit-learn notebook would, and keep it as a bundle.",
    "DATA --target COLUMN [options]",
    EXAMPLES,
  )
    .argument("<DATA>", "a CSV, TSV or NDJSON file, also gzipped; - is stdin")
    .requiredOption("--target <COLUMN>", "the column to learn")
    .option("--out <FILE>", "the bundle (default: NAME.safetensors in this folder)")
    .option(
      "--estimator <KIND>",
      "random-forest or decision-tree, which choose by the target, or either with -classifier or -regressor",
      "random-forest",
    )
    .option("--set <NAME=VALUE>", "a parameter by scikit-learn's name, as often as needed", assignments)
    .option("--test-size <SIZE>", "share or count of the rows kept for testing; 0 fits on all", testSize, 0.25)
    .option("--stratify", "keep the shares of the classes equal in both parts")
    .option("--seed <N>", "random_state of the split and of the estimator", wholeNumber("--seed", 0, 0xffff_ffff), 0)
    .option("--features <A,B,…>", "the columns to learn from, in this order (default: all but the target)", nameList("--features"))
    .option("--drop <A,B,…>", "columns to leave out", nameList("--drop"))
    .option("--name <NAME>", "the model's name (default: the table's)")
    .option("--keep-rows <N>", "keep N real rows in the bundle, to show as examples", wholeNumber("--keep-rows", 0), 0)
    .option("--threads <N>", "worker threads; the bytes are the same with any number", wholeNumber("--threads", 1, 256), 1);
  return withTableOptions(train)
    .option("--show-python", "print the notebook that gives the same numbers, instead of training")
    .option("--json", "print the result as JSON")
    .action(run);
}

async function run(path: string, flags: TrainFlags): Promise<void> {
  const { checkRecipe, completeRecipe, toPython, train } = await import("../../recipe/index.ts");
  const name = flags.name ?? nameOfTable(path);
  const out = flags.out ?? `${name}.safetensors`;
  const request = { ...flags, name, params: parameters(flags.set ?? []) };
  const file = shownInput(path);
  if (flags.showPython === true) {
    if (path === "-") throw new UsageError("--show-python needs the name of a file, which the notebook can read");
    const { bytes, table } = await readTableFile(path, flags);
    refuseNoRows(table, file);
    const { recipe } = await inOptions(file, () => completeRecipe(table.frame, request, { file }));
    await inOptions(file, () => checkRecipe(table.frame, recipe, { file }));
    await print(toPython(recipe, path, { ...table, isGzipped: bytes[0] === 0x1f && bytes[1] === 0x8b }));
    return;
  }

  await refuseOtherFile(out, flags.out !== undefined, [path]);
  await OutputFile.probe(out);
  const { bytes: data, table } = await readTableFile(path, flags);
  refuseNoRows(table, file);
  const { recipe, because } = await inOptions(file, () => completeRecipe(table.frame, request, { file }));
  const progress = new Progress("trees");
  const work = async (signal: AbortSignal): Promise<Trained> => {
    if (because !== null) note(`${because}, so this is a ${recipe.estimator}; --estimator decides otherwise`);
    try {
      return await train(table.frame, request, {
        dataName: path === "-" ? "stdin" : basename(path),
        dataSha256: createHash("sha256").update(data).digest("hex"),
        threads: makeThreads(flags.threads),
        signal,
        onProgress: (done, total) => progress.show(done, total),
      });
    } finally {
      progress.end();
    }
  };
  const { model, bytes, oobScore } = await inOptions(file, () => interruptible(work));
  const bundle = await OutputFile.open(out);
  await bundle.write(bytes);
  await bundle.commit();

  const { card, hash } = model;
  if (flags.json === true) {
    const { metrics, importances, split } = card;
    const bundleFacts = { file: out, bytes: bytes.length, sha256: hash };
    await print(`${JSON.stringify({ ...bundleFacts, recipe: card.recipe, split, metrics, oobScore, importances })}\n`);
    return;
  }
  const { trainRows, testRows } = card.split;
  const report =
    card.metrics === null
      ? [`${model.name}: ${recipe.estimator}, fitted on all ${trainRows} rows`]
      : [`${model.name}: ${recipe.estimator}, fitted on ${trainRows} rows and tested on ${testRows}`, "", ...metricsReport(card.metrics)];
  const outOfBag = oobScore === undefined ? [] : ["", `out-of-bag score  ${oobScore}`];
  await print(`${[...report, ...outOfBag, "", ...importancesReport(card.importances)].join("\n")}\n`);
  if (card.kept !== null) note(`${card.kept.rows.length} real rows of ${file} stand in the bundle, because of --keep-rows`);
  note(`wrote ${labelText(out)}, ${bytes.length} bytes, sha256 ${hash}`);
}

function refuseNoRows({ frame }: Table, file: string): void {
  if (frame.rows === 0) throw new DataError("has names and no rows", { place: { file } });
}

/** @throws {UsageError} for what is an option here */
function parameters(given: readonly Assignment[]): Record<string, unknown> {
  if (given.some(({ name }) => name === "n_jobs")) {
    throw new UsageError("n_jobs is --threads here", { hint: "For example: --threads 4. The numbers are the same with any." });
  }
  return Object.fromEntries(given.map(({ name, value }) => [name, value]));
}
