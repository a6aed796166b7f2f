/** One command line, from its words to its exit code. */
import { CommanderError } from "commander";
import { EXIT, exitCodeOf } from "./exit-code.ts";
import { program } from "./program.ts";
import { renderError } from "./render-error.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Runs `brine` with these words, those after the program's name. Results go to stdout, everything else to stderr.
 *
 * @returns the exit code: 0 done, 1 the work failed, 2 the command line is wrong, 3 the input is refused
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(argv, { from: "user" });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    // Without a command, commander has shown the help, on stderr.
    if (error instanceof CommanderError && error.code === "commander.help") return EXIT.usage;
    const shown = error instanceof CommanderError ? usage(error, argv) : error;
    process.stderr.write(renderError(shown, argv.includes("--debug")));
    return exitCodeOf(shown);
  }
}

/** Commander's complaint in our words and with our exit code. */
function usage(error: CommanderError, argv: readonly string[]): UsageError {
  const [first = "", ...suggestions] = error.message
    .replace(/^error: /, "")
    .replace(/<([^>]+)>/g, "$1")
    .split("\n");
  // Of several that are equally near, the first.
  const guess = suggestions.map((line) => line.replace(/^\((.*)\)$/, "$1").replace(/ one of ([^ ,]+),.*$/, " $1?")).join(" ");
  const command = argv.find((word) => !word.startsWith("-"));
  const known = program().commands.some((each) => each.name() === command);
  return new UsageError(guess === "" ? first : `${first}. ${guess}`, {
    hint: `brine ${known ? `${command} ` : ""}--help shows how it is used.`,
  });
}
