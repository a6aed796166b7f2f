/** `brine inspect`: what is in a file. Nothing from it is run. */
import type { Command } from "commander";
import { command } from "../command.ts";
import { modelJson, modelReport } from "../describe-model.ts";
import { readModelFile } from "../model-file.ts";
import { print } from "../terminal.ts";

const EXAMPLES = ["brine inspect iris.safetensors", "brine inspect iris.safetensors --json"];

export function inspectCommand(): Command {
  return command("inspect", "Say what is in a model file, and whether it can be served.", "FILE [options]", EXAMPLES)
    .argument("<FILE>", "a bundle; of any other file, what kind it is")
    .option("--json", "print all of it as JSON")
    .action(run);
}

async function run(path: string, { json }: { readonly json?: boolean }): Promise<void> {
  const { file, bytes } = await readModelFile(path);
  const { detectFormat, loadModel } = await import("../../model/index.ts");
  try {
    const model = await loadModel(bytes, { file });
    await print(
      json === true
        ? `${JSON.stringify(modelJson(file, bytes.length, model))}\n`
        : `${modelReport(file, bytes.length, model).join("\n")}\n`,
    );
  } catch (error) {
    if (json === true) {
      const { kind, what } = detectFormat(bytes);
      const reason = error instanceof Error ? error.message : String(error);
      await print(`${JSON.stringify({ file, format: kind, what, bytes: bytes.length, isServable: false, reason })}\n`);
    }
    throw error;
  }
}
