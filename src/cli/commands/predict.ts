/** `brine predict`: rows through a model, from a table or from the command line itself. */
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { NotInThisVersionError, quote } from "../../errors/index.ts";
import type { Model } from "../../model/index.ts";
import type { Frame } from "../../numeric/index.ts";
import type { TableFormat } from "../../tables/index.ts";
import { command, withLaterOptions } from "../command.ts";
import { interruptible } from "../interrupt.ts";
import { loadModelFile, type ModelFlags, withModelOptions } from "../model-file.ts";
import { oneOf } from "../option-values.ts";
import { OutputFile } from "../output-file.ts";
import { Progress } from "../progress.ts";
import { labelText } from "../report.ts";
import { openTableFile, type TableFlags, withTableOptions } from "../table-input.ts";
import { isWatched, note, print } from "../terminal.ts";
import { textTable } from "../text-table.ts";
import { UsageError } from "../usage-error.ts";

const EXAMPLES = [
  "brine predict iris.safetensors new.csv",
  "brine predict iris.safetensors new.csv --proba --only --out answers.ndjson",
  "brine predict iris.safetensors sepal_length=5.1 sepal_width=3.5 petal_length=1.4 petal_width=0.2",
  "cat new.csv | brine predict iris.safetensors -",
];

interface PredictFlags extends TableFlags, ModelFlags {
  readonly out?: string;
  readonly proba?: boolean;
  readonly only?: boolean;
  readonly format?: TableFormat;
  readonly errors: "fail" | "skip" | "column";
  readonly json?: boolean;
}

export function predictCommand(): Command {
  const predict = command(
    "predict",
    "Answer for the rows of a table, or for one row.",
    "MODEL [DATA or - or name=value…] [options]",
    EXAMPLES,
  )
    .argument("<MODEL>", "a model file: pickle, joblib, skops, an MLflow folder, or a bundle")
    .argument("[DATA...]", "a CSV, TSV or NDJSON file, also gzipped; - or nothing is stdin; or the inputs of one row")
    .option("--out <FILE>", "write the answers here, as CSV, TSV or NDJSON by its ending (default: stdout)")
    .option("--proba", "add the probability of each class")
    .option("--only", "leave the table's own columns out")
    .option("--format <KIND>", "csv, tsv or ndjson (default: by --out, or as the table is)", format)
    .option(
      "--errors <HOW>",
      "a row that cannot be read: fail, skip it, or say it in a column",
      oneOf("--errors", ["fail", "skip", "column"]),
      "fail",
    )
    .option("--json", "the same as --format ndjson; of one row, the whole answer");
  return withLaterOptions(withTableOptions(withModelOptions(predict)), "--explain", "--threads <n>", "--resume", "--shard <part>").action(
    run,
  );
}

function format(text: string): TableFormat {
  if (text === "parquet" || text === "arrow") throw new NotInThisVersionError(`--format ${text}`);
  return oneOf("--format", ["csv", "tsv", "ndjson"])(text);
}

async function run(modelPath: string, words: readonly string[], flags: PredictFlags): Promise<void> {
  const model = await loadModelFile(modelPath, flags);
  const [first = "-"] = words;
  const isRow = words.length > 0 && words.every((word) => word.includes("=")) && !existsSync(first);
  if (isRow) return predictRow(model, words, flags);
  if (words.length > 1) {
    const stray = words.find((word, i) => (i > 0 || words[1].includes("=")) && !word.includes("=")) ?? words[1];
    throw new UsageError(`one table, or the inputs of one row as name=value: ${quote(stray)} is one too many`);
  }
  if (first === "-" && process.stdin.isTTY) {
    throw new UsageError("no table is named, and stdin is the terminal", { hint: `For example: brine predict ${modelPath} data.csv` });
  }
  await predictTable(model, first, flags);
}

async function predictRow(model: Model, words: readonly string[], { json, proba }: PredictFlags): Promise<void> {
  const { answersOf, rowAnswer } = await import("../../model/index.ts");
  const fields = words.map((word) => {
    const equals = word.indexOf("=");
    return { name: word.slice(0, equals), value: word.slice(equals + 1) };
  });
  const reader = model.rowReader();
  const answer = rowAnswer(answersOf(model.estimator, model.signature.output, reader.table(reader.fields(fields))), 0);
  if (json === true) return print(`${JSON.stringify(answer)}\n`);
  const { prediction, probabilities, output } = answer;
  if (proba === true && probabilities === undefined) {
    const isOfClasses = model.signature.output.kind === "classifier";
    throw new UsageError(
      `${labelText(model.name)} ${isOfClasses ? "has no probabilities" : "answers with numbers: there are no probabilities"}`,
    );
  }
  const large =
    typeof prediction === "object" && prediction !== null
      ? table(prediction)
      : output === undefined
        ? [labelText(String(prediction))]
        : table(output);
  const shares = proba === true && probabilities !== undefined ? table(probabilities, "  ") : [];
  await print(`${[...large, ...shares].join("\n")}\n`);
}

/** Names and their values, a line each; of what is nested, the names joined. */
function table(values: Readonly<Record<string, unknown>>, indent = ""): string[] {
  const lines = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    if (typeof value !== "object" || value === null) return [[labelText(name), value === null ? "none" : labelText(String(value))]];
    return Object.entries(value).map(([inner, each]): [string, string] => [labelText(`${name} ${inner}`), String(each)]);
  });
  return textTable(lines, { indent });
}

async function predictTable(model: Model, path: string, flags: PredictFlags): Promise<void> {
  const { formatOfName } = await import("../../tables/index.ts");
  const { scoreTable } = await import("../../scoring/index.ts");
  const asked = flags.json === true ? "ndjson" : (flags.format ?? (flags.out === undefined ? undefined : formatOfName(flags.out)));
  if (flags.out?.endsWith(".gz") === true)
    throw new NotInThisVersionError("writing gzipped tables", { hint: "Write it plain, then gzip it." });

  const { textColumns } = await import("../../model/index.ts");
  const table = await openTableFile(path, flags, textColumns(model.signature));
  const kind = asked ?? table.format;
  const progress = new Progress("rows");
  const started = performance.now();
  await interruptible(async (signal) => {
    const { proba, only, errors } = flags;
    const scored = scoreTable(model, table, {
      ...(proba !== undefined && { proba }),
      ...(only !== undefined && { only }),
      errors,
      signal,
      onProgress: (rows) => progress.show(rows),
    });
    for (const each of scored.notes) note(each);
    if (scored.passengers.length > 0) note(passengers(scored.passengers, only === true));
    const lines = await lineWriter(model, kind, proba === true);
    const file = flags.out === undefined ? undefined : await OutputFile.open(flags.out);
    const write = (text: string): Promise<void> => (file === undefined ? print(text) : file.write(text));
    let rows = 0;
    let wrong = 0;
    try {
      await write(lines.header(scored.names));
      for await (const block of scored.blocks) {
        rows += block.rows;
        wrong += block.wrong;
        await write(lines.rows(block.frame));
      }
      await file?.commit();
    } catch (error) {
      await file?.discard();
      throw error;
    } finally {
      progress.end();
    }
    if (wrong > 0) note(`${wrong} of ${rows} rows could not be read${errors === "skip" ? " and are left out" : ": see the column error"}`);
    if (isWatched(process.stderr)) {
      const seconds = (performance.now() - started) / 1000;
      note(`${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`);
    }
  });
}

interface LineWriter {
  header(names: readonly string[]): string;
  rows(frame: Frame): string;
}

/** Tables have a column `probability_CLASS` for each class; in NDJSON they are an object, as over HTTP. */
async function lineWriter({ signature: { output } }: Model, kind: TableFormat, proba: boolean): Promise<LineWriter> {
  const { writeHeader, writeRows } = await import("../../tables/index.ts");
  if (kind !== "ndjson" || !proba || output.kind !== "classifier") {
    return { header: (names) => writeHeader(names, kind), rows: (frame) => writeRows(frame, kind) };
  }
  const { Frame } = await import("../../numeric/index.ts");
  const classOf = new Map(output.classes.map((label) => [`probability_${String(label)}`, String(label)]));
  return {
    header: () => "",
    rows(frame) {
      const answers = new Set(frame.columns.slice(-classOf.size - 1));
      const isProbability = (name: string): boolean => classOf.has(name);
      const shares = frame.columns.filter((column) => answers.has(column) && isProbability(column.name));
      const others = new Frame(
        frame.columns.filter((column) => !shares.includes(column)),
        frame.rows,
      );
      const named = new Frame(
        shares.map((column) => ({ ...column, name: classOf.get(column.name) ?? column.name })),
        frame.rows,
      );
      const probabilities = writeRows(named, kind).split("\n");
      return writeRows(others, kind)
        .split("\n")
        .map((line, i) => (line === "" ? "" : `${line.slice(0, -1)},"probabilities":${probabilities[i]}}`))
        .join("\n");
    },
  };
}

function passengers(names: readonly string[], only: boolean): string {
  const shown = names.slice(0, 10).map(quote).join(", ");
  const more = names.length > 10 ? ` and ${names.length - 10} more` : "";
  return `the model does not use the ${names.length === 1 ? "column" : "columns"} ${shown}${more}${only ? "" : names.length === 1 ? "; it stays as it is" : "; they stay as they are"}`;
}
