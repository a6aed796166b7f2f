/** `brine convert`: model files of any kind, joined where they are pieces, as one bundle. */
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { DataError, InvalidModelError } from "../../errors/index.ts";
import type { ImportedCard, Model } from "../../model/index.ts";
import { command } from "../command.ts";
import { shownInput } from "../input-file.ts";
import { loadModelFiles, type ModelFlags, refuseOtherFile, withModelOptions } from "../model-file.ts";
import { OutputFile } from "../output-file.ts";
import { labelText } from "../report.ts";
import { readTableFile, type TableFlags, withTableOptions } from "../table-input.ts";
import { note, print } from "../terminal.ts";

const EXAMPLES = [
  "brine convert model.pkl                                      writes model.safetensors",
  "brine convert vectorizer.pkl model.pkl --out spam.safetensors   joins the pieces, steps first",
  "brine convert iris.joblib --features sepal_length,sepal_width,petal_length,petal_width",
  "brine convert model.pkl --examples rows.csv                  compares Python's answers, and keeps the rows",
];

interface ConvertFlags extends ModelFlags, TableFlags {
  readonly out?: string;
  readonly examples?: string;
  readonly rebless?: boolean;
  readonly json?: boolean;
}

export function convertCommand(): Command {
  const convert = command("convert", "Make one bundle of a scikit-learn model, in one file or in pieces.", "FILE… [options]", EXAMPLES)
    .argument("<FILE...>", "pickle, joblib or skops files, steps first; an MLflow folder; a bundle")
    .option("--out <FILE>", "the bundle (default: the model's name with .safetensors)");
  return withTableOptions(
    withModelOptions(convert)
      .option(
        "--examples <ROWS>",
        "a table of rows, whose ranges and first 20 rows are kept; prediction and probability_CLASS are compared",
      )
      .option("--rebless", "take the answers of today as a bundle's golden ones"),
  )
    .option("--json", "print the result as JSON")
    .action(run);
}

async function run(paths: readonly string[], flags: ConvertFlags): Promise<void> {
  const { modelName, writeModel } = await import("../../model/index.ts");
  const model = await loadModelFiles(paths, flags, { isReblessed: flags.rebless === true });
  const out = flags.out ?? `${modelName(paths.at(-1)) ?? "model"}.safetensors`;
  if (flags.out === undefined && existsSync(out) && paths.includes(out) && flags.rebless !== true && flags.examples === undefined) {
    note(`${labelText(out)} is a bundle already`);
  }
  await refuseOtherFile(out, flags.out !== undefined, paths);
  const { signature, card, said } = await described(model, flags);
  const bytes = await writeModel({ state: model.state, signature, card });
  const { loadModel } = await import("../../model/index.ts");
  const { hash } = await loadModel(bytes, { file: out, maxRowCost: flags.maxRowCost });
  const file = await OutputFile.open(out);
  await file.write(bytes);
  await file.commit();
  if (flags.json === true) {
    return print(
      `${JSON.stringify({ file: out, bytes: bytes.length, sha256: hash, name: model.name, signature, golden: card.golden?.rows.length ?? 0 })}\n`,
    );
  }
  for (const line of said) await print(`${line}\n`);
  if (!signature.namesKnown) note("the file holds no names of its inputs; --features a,b,c gives them");
  note(`wrote ${labelText(out)}, ${bytes.length} bytes, sha256 ${hash}`);
}

/** Signature and card, with what the examples tell. */
async function described(
  model: Model,
  flags: ConvertFlags,
): Promise<Pick<Model, "signature" | "card"> & { readonly said: readonly string[] }> {
  const { signature, card } = model;
  if (flags.examples === undefined) return { signature, card, said: [] };
  const { isImportedModel, textAnswers, textColumns, withExamples } = await import("../../model/index.ts");
  const { compareAnswers, findInputs } = await import("../../scoring/index.ts");
  if (!isImportedModel(model)) {
    throw new InvalidModelError("the bundle was trained here, and has golden rows of its own", { place: { file: model.name } });
  }
  const file = shownInput(flags.examples);
  const isInput = textColumns(signature);
  const isAnswer = textAnswers(signature);
  const { table } = await readTableFile(flags.examples, flags, (name) => isInput(name) || isAnswer(name));
  if (table.frame.rows === 0) throw new DataError("has names and no rows", { place: { file } });
  findInputs(signature, table.frame.names, true, { file });
  const { columns, largestDifference } = compareAnswers(model, table.frame, model.read(table.frame), file);
  const unused = table.frame.names.filter((name) => /^(?:prediction|probability_)/.test(name) && !columns.includes(name));
  if (unused.length > 0) note(`not compared, as the model answers no such column: ${unused.map(labelText).join(", ")}`);
  const isCompared = columns.length > 0;
  const kept = withExamples(model as Model<ImportedCard>, table.frame, { isCompared, largestDifference });
  const rows = `${table.frame.rows} ${table.frame.rows === 1 ? "row" : "rows"}`;
  return {
    ...kept,
    said: [
      isCompared
        ? `${rows} answered as Python answered them${largestDifference === null ? "" : `; the largest difference is ${largestDifference}`} (${columns.map(labelText).join(", ")})`
        : `${rows} read; ${labelText(file)} holds no column prediction, so nothing was compared with Python`,
      `${kept.card.golden?.rows.length ?? 0} of them are kept in the bundle as golden rows`,
    ],
  };
}
