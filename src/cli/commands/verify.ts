/** `brine verify`: whether a bundle is what it was, and whether its recipe gives it again. */
import { createHash } from "node:crypto";
import type { Command } from "commander";
import { makeThreads } from "#host";
import { InvalidModelError, quote } from "../../errors/index.ts";
import type { Retraining } from "../../recipe/index.ts";
import { command } from "../command.ts";
import { inOptions } from "../in-options.ts";
import { shownInput } from "../input-file.ts";
import { interruptible } from "../interrupt.ts";
import { readModelFile } from "../model-file.ts";
import { wholeNumber } from "../option-values.ts";
import { Progress } from "../progress.ts";
import { labelText } from "../report.ts";
import { readTrainingTable, type TableFlags, withTableOptions } from "../table-input.ts";
import { print } from "../terminal.ts";

const EXAMPLES = ["brine verify iris.safetensors", "brine verify iris.safetensors --retrain iris.csv"];

interface VerifyFlags extends TableFlags {
  readonly retrain?: string;
  readonly threads: number;
  readonly json?: boolean;
}

export function verifyCommand(): Command {
  const verify = command(
    "verify",
    "Check a bundle's hash and golden rows, or train it again and compare every byte.",
    "MODEL [options]",
    EXAMPLES,
  )
    .argument("<MODEL>", "a bundle, or another model file")
    .option("--retrain <DATA>", "train again from the bundle's recipe on this table")
    .option("--threads <N>", "worker threads for --retrain", wholeNumber("--threads", 1, 256), 1);
  return withTableOptions(verify).option("--json", "print the result as JSON").action(run);
}

async function run(path: string, flags: VerifyFlags): Promise<void> {
  const { file, bytes } = await readModelFile(path);
  const { isTrained, loadModel } = await import("../../model/index.ts");
  const { hash, card } = await loadModel(bytes, { file });
  const rows = card.golden?.rows.length ?? 0;
  const source = card.golden?.source ?? "brine";
  const found = { file, ok: true, sha256: hash, goldenRows: rows, goldenSource: source };
  const lines = [
    `${labelText(file)}: whole, sha256 ${hash}`,
    rows === 0
      ? "it holds no golden rows; brine convert --examples rows.csv adds some"
      : `${rows} golden rows answered exactly${source === "brine" ? " (checked against Brine itself only)" : ""}`,
  ];
  if (flags.retrain === undefined) return print(flags.json === true ? `${JSON.stringify(found)}\n` : `${lines.join("\n")}\n`);

  const columns = isTrained(card) ? card.data.columns : [];
  const retraining = await retrain(bytes, file, columns, flags.retrain, flags);
  if (flags.json === true) await print(`${JSON.stringify({ ...found, ok: retraining.equal, retraining })}\n`);
  if (!retraining.equal) throw difference(retraining, file, flags.retrain);
  if (flags.json !== true)
    await print(`${[...lines, `trained again on ${labelText(shownInput(flags.retrain))}: every byte is equal`].join("\n")}\n`);
}

async function retrain(bytes: Uint8Array, file: string, columns: readonly string[], path: string, flags: VerifyFlags): Promise<Retraining> {
  const { verifyRetrain } = await import("../../recipe/index.ts");
  const data = await readTrainingTable(path, flags, columns);
  const progress = new Progress("trees");
  const work = async (signal: AbortSignal): Promise<Retraining> => {
    try {
      return await verifyRetrain(bytes, data.table.frame, {
        file,
        dataSha256: createHash("sha256").update(data.bytes).digest("hex"),
        threads: makeThreads(flags.threads),
        signal,
        onProgress: (done, total) => progress.show(done, total),
      });
    } finally {
      progress.end();
    }
  };
  return inOptions(shownInput(path), () => interruptible(work));
}

function difference(retraining: Exclude<Retraining, { equal: true }>, file: string, data: string): InvalidModelError {
  const where = labelText(shownInput(data));
  if ("offset" in retraining) {
    return new InvalidModelError(`trained again on ${where} it differs, first in byte ${retraining.offset}`, {
      place: { file, offset: retraining.offset },
      hint: "All settings and metrics are equal, the model itself is not: it did not come from this recipe and data.",
    });
  }
  const { setting, expected, got } = retraining;
  return new InvalidModelError(
    `trained again on ${where} it differs, first in ${setting}: ${shown(expected)} in the bundle, now ${shown(got)}`,
    {
      place: { file },
      ...(setting.startsWith("data.") && { hint: "The table is not the one that the bundle was trained on." }),
    },
  );
}

function shown(value: unknown): string {
  return typeof value === "string" ? quote(value) : (JSON.stringify(value)?.slice(0, 60) ?? "not there");
}
