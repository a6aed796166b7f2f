/** The code that a page of the docs shows, and what it prints when it is run. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ROOT } from "./repository.ts";

/** The fenced blocks of one language in a Markdown page, in order. */
export function pageCells(path: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms");
  return Array.from(readFileSync(`${ROOT}${path}`, "utf8").matchAll(fence), ([, code]) => code);
}

/** What `node` with these words prints, run in the repository. */
export const printed = (...words: string[]): string => execFileSync(process.execPath, words, { cwd: ROOT, encoding: "utf8" });

/** What a module prints that imports "brine/…" as a user's would. */
export const printedBy = (code: string): string => printed("--input-type=module", "--eval", code);
