/** Tables for people: aligned columns, numbers to the right. */

type Cell = string | number;

/**
 * Lines without a trailing blank, each beginning with `indent`. A column of numbers stands right, one of text left;
 * a `head` stands like its column.
 */
export function textTable(
  rows: readonly (readonly Cell[])[],
  { head, indent = "" }: { head?: readonly string[]; indent?: string } = {},
): string[] {
  const shown = (head === undefined ? rows : [head, ...rows]).map((row) => row.map(String));
  const count = Math.max(0, ...shown.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, j) => ({
    width: Math.max(...shown.map((row) => textWidth(row[j] ?? ""))),
    right: rows.length > 0 && rows.every((row) => row[j] === undefined || typeof row[j] === "number"),
  }));
  return shown.map((row) => {
    const cells = row.map((cell, j) => {
      const padding = " ".repeat(columns[j].width - textWidth(cell));
      return columns[j].right ? padding + cell : cell + padding;
    });
    return (indent + cells.join("  ")).trimEnd();
  });
}

// East Asian wide and fullwidth letters, and emoji, take two places (Unicode TR11, the common blocks).
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NARROW = /\p{M}/u;

/** How many places of a terminal the text takes. */
function textWidth(text: string): number {
  let width = 0;
  for (const c of text) width += NARROW.test(c) ? 0 : WIDE.test(c) ? 2 : 1;
  return width;
}
