/** What all commands share: how their help looks, and the options that every one has. */
import { Command, Help, Option } from "commander";
import { NotInThisVersionError } from "../errors/index.ts";
import { isColourful } from "./terminal.ts";

/**
 * A command whose help begins with `examples`.
 *
 * @param usage what follows the command's name, `DATA --target COLUMN [options]`
 */
export function command(name: string, summary: string, usage: string, examples: readonly string[]): Command {
  return new Command(name)
    .summary(summary)
    .description(summary)
    .usage(usage)
    .exitOverride()
    .configureOutput({
      // An error is rendered once, by main.
      outputError: () => {},
      getOutHasColors: () => isColourful(process.stdout),
      getErrHasColors: () => isColourful(process.stderr),
    })
    .configureHelp({
      styleTitle: (title) => `\u001b[1m${title}\u001b[22m`,
      subcommandTerm: (each) => each.name(),
      argumentTerm: (each) => each.name(),
      visibleOptions: (each) => commonLast(new Help().visibleOptions(each)),
      optionTerm: (each) => each.flags.replace(/[<>]/g, ""),
      showGlobalOptions: false,
    })
    .helpOption("-h, --help", "show this help")
    .addHelpText("before", (context) => {
      const title = context.error ? "Examples:" : isColourful(process.stdout) ? "\u001b[1mExamples:\u001b[22m" : "Examples:";
      return `${title}\n${examples.map((line) => `  ${line}`).join("\n")}\n`;
    })
    .option("--debug", "with an error, print where in the code it arose");
}

/** Options that later versions bring, `--shard <part>`: refused by name, and not in the help. */
export function withLaterOptions(command: Command, ...flags: readonly string[]): Command {
  for (const each of flags) {
    const option = new Option(each).hideHelp();
    command.addOption(option);
    command.on(`option:${option.name()}`, () => {
      throw new NotInThisVersionError(`the option ${option.long ?? each}`);
    });
  }
  return command;
}

/** What every command has stands after what only this one has. */
function commonLast(options: readonly Option[]): Option[] {
  const isCommon = ({ long }: Option): boolean => long === "--debug" || long === "--help" || long === "--version";
  return [...options.filter((option) => !isCommon(option)), ...options.filter(isCommon)];
}
