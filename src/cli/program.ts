/** The program: all commands, and those that are named for later versions. */
import { Command } from "commander";
import { NotInThisVersionError } from "../errors/index.ts";
import { VERSION } from "../version.ts";
import { command } from "./command.ts";
import { convertCommand } from "./commands/convert.ts";
import { evaluateCommand } from "./commands/evaluate.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { predictCommand } from "./commands/predict.ts";
import { serveCommand } from "./commands/serve.ts";
import { trainCommand } from "./commands/train.ts";
import { verifyCommand } from "./commands/verify.ts";

const EXAMPLES = [
  "brine train iris.csv --target species      fit a random forest, keep it as iris.safetensors",
  "brine serve model.pkl                      answer HTTP on http://127.0.0.1:5000 with a scikit-learn model",
  "brine predict iris.safetensors new.csv     score a table",
];

/** Commands that later versions bring: refused by name, and not in the help. */
const LATER = ["page", "client"];

export function program(): Command {
  const brine = command("brine", "Read, train, serve and prove scikit-learn models without Python.", "COMMAND [options]", EXAMPLES)
    .version(VERSION, "-V, --version", "show the version")
    .helpCommand(false)
    .enablePositionalOptions()
    .showSuggestionAfterError();
  for (const make of [trainCommand, inspectCommand, convertCommand, predictCommand, evaluateCommand, verifyCommand, serveCommand])
    brine.addCommand(make());
  for (const name of LATER) brine.addCommand(later(name), { hidden: true });
  return brine;
}

function later(name: string): Command {
  return new Command(name)
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .action(() => {
      throw new NotInThisVersionError(`the command ${name}`);
    });
}
