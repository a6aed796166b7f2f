/** `brine inspect`: what is in a file. Nothing from it is run. */
import type { Command } from "commander";
import { command } from "../command.ts";
import { contentsReport, inspectionJson, modelReport } from "../describe-model.ts";
import { readModelOrFolder } from "../model-file.ts";
import { nameList } from "../option-values.ts";
import { labelText } from "../report.ts";
import { print } from "../terminal.ts";

const EXAMPLES = ["brine inspect model.pkl", "brine inspect iris.safetensors --json"];

export function inspectCommand(): Command {
  return command("inspect", "Say what is in a model file, and whether it can be served.", "FILE [options]", EXAMPLES)
    .argument("<FILE>", "a model file; of any other file, what kind it is")
    .option("--key <KEY>", "which entry of a dict", nameList("--key"))
    .option("--json", "print all of it as JSON")
    .action(run);
}

interface InspectFlags {
  readonly json?: boolean;
  readonly key?: readonly string[];
}

async function run(path: string, { json, key }: InspectFlags): Promise<void> {
  const { inspect } = await import("../../model/index.ts");
  const { file, bytes, features } = await readModelOrFolder(path);
  const found = await inspect(bytes, { file, key, features });
  const { model, error } = found;
  if (json === true) await print(`${JSON.stringify(inspectionJson(file, bytes.length, found))}\n`);
  else if (model !== undefined) await print(`${modelReport(file, bytes.length, found, model).join("\n")}\n`);
  else {
    const lines = contentsReport(found);
    if (lines.length > 0)
      await print(`${[`${labelText(file)}: ${found.format.what}, ${bytes.length} bytes`, "", ...lines].join("\n").trimEnd()}\n`);
  }
  if (error !== undefined) throw error;
}
