/** How the words after an option become values; each refuses with what it expects and what it got. */
import { quote } from "../errors/index.ts";
import { type Literal, readLiteral } from "./python-literal.ts";
import { UsageError } from "./usage-error.ts";

/** A reader of whole numbers for this option. */
export function wholeNumber(option: string, least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new UsageError(`${option} takes a whole number ${range}, got ${quote(text)}`);
  };
}

/** A reader of numbers above 0. */
export function positiveNumber(option: string): (text: string) => number {
  return (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value > 0) return value;
    throw new UsageError(`${option} takes a number above 0, got ${quote(text)}`);
  };
}

/** One of some words. */
export function oneOf<Word extends string>(option: string, words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    throw new UsageError(`${option} takes ${words.slice(0, -1).join(", ")} or ${words.at(-1)}, got ${quote(text)}`);
  };
}

/**
 * Names between commas, added to those of earlier uses of the option. A name that holds a comma stands in double
 * quotes, as in the table's header: `--drop '"a,b",c'`.
 */
export function nameList(option: string): (text: string, before?: readonly string[]) => string[] {
  return (text, before = []) => {
    const names = [...before];
    const item = /\s*(?:"((?:[^"]|"")*)"|((?:[^,"\s][^,]*?)?))\s*(,|$)/y;
    for (;;) {
      const at = item.lastIndex;
      const match = item.exec(text);
      const name = match?.[1]?.replaceAll('""', '"') ?? match?.[2];
      if (match === null || name === undefined || name === "") {
        throw new UsageError(`${option} takes names between commas, got ${quote(text)}`, {
          hint: `What stands at ${quote(text.slice(at))} is no name. One that holds a comma stands in double quotes: ${option} '"a,b",c'`,
        });
      }
      names.push(name);
      if (match[3] === "") return names;
    }
  };
}

export interface Assignment {
  readonly name: string;
  readonly value: Literal;
}

/** `NAME=VALUE` of `--set`, added to the earlier ones. */
export function assignments(text: string, before: readonly Assignment[] = []): Assignment[] {
  const equals = text.indexOf("=");
  if (equals < 1) {
    throw new UsageError(`--set takes NAME=VALUE, got ${quote(text)}`, { hint: "For example: --set n_estimators=200" });
  }
  const name = text.slice(0, equals).trim();
  if (before.some((each) => each.name === name)) throw new UsageError(`--set gives ${name} twice`);
  return [...before, { name, value: valueOfSetting(name, text.slice(equals + 1)) }];
}

function valueOfSetting(name: string, text: string): Literal {
  try {
    return readLiteral(text);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`--set ${quote(name)}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** `--test-size`: a share as in scikit-learn below 1, a count of rows above; 0 is no test part. */
export function testSize(text: string): number {
  const value = readLiteral(text);
  const size = typeof value === "object" && value !== null && "fraction" in value ? value.fraction : value;
  if (typeof size === "number" && size >= 0 && (Number.isInteger(value) || size < 1)) return size;
  throw new UsageError(`--test-size takes a share below 1 or a count of rows, got ${quote(text)}`);
}
