/** docs/supported.md, whose table is made. */
import { readFileSync } from "node:fs";
import { ROOT } from "./repository.ts";

export const PAGE = `${ROOT}docs/supported.md`;
const BEGIN = "<!-- made by `npm run parity -- read`: begin -->\n";
const END = "<!-- end -->";

/** The page with another table. */
export function withTable(table: string): string {
  const { before, after } = parts();
  return `${before}${BEGIN}${table}${END}${after}`;
}

/** The table that stands in the page. */
export function tableOnPage(): string {
  return parts().table;
}

function parts(): { readonly before: string; readonly table: string; readonly after: string } {
  const page = readFileSync(PAGE, "utf8");
  const [before, rest = ""] = page.split(BEGIN);
  const [table, after = ""] = rest.split(END);
  return { before, table, after };
}
