/** Errors of a recipe in the words of the command line: its settings are options here. */
import { DataError, ParameterError, type Place, SignatureError } from "../errors/index.ts";

const OPTIONS: ReadonlyMap<string, string> = new Map([
  [" or trainSize", ""],
  ["testSize", "--test-size"],
  ["keepRows", "--keep-rows"],
]);

/** What of a right command line only this table makes wrong: the data is refused, not the line. */
const BY_DATA = new Set(["testSize", "stratify"]);

/** Runs `work`; its errors name options as the command line does, and the table. */
export async function inOptions<Result>(file: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignatureError) {
      throw new SignatureError(error.message, error.errors, { cause: error, place: { ...error.place, file } });
    }
    if (!(error instanceof DataError || error instanceof ParameterError)) throw error;
    const { name, ...place }: Place = error.place;
    const details = { cause: error, ...(error.hint !== undefined && { hint: translated(error.hint) }) };
    if (error instanceof DataError || (name !== undefined && BY_DATA.has(name))) {
      throw new DataError(translated(error.message), { ...details, place: { ...place, file } });
    }
    throw new ParameterError(translated(error.message), { ...details, place: error.place });
  }
}

function translated(text: string): string {
  let words = text;
  for (const [setting, option] of OPTIONS) words = words.replaceAll(setting, option);
  return words;
}
