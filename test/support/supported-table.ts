/** The table estimator × scikit-learn version of docs/supported.md, from what the battery found. */
import type { Judged, Verdict } from "./judge-case.ts";

const SYMBOL = { equal: "=", close: "≈", refused: "refused", wrong: "**wrong**" } as const;
const WORST = ["equal", "close", "refused", "wrong"] as const;
const PYTHON_2 = "-python2";

/** How many models of each verdict. */
function totals(judged: readonly Judged[]): Record<Verdict["status"], number> {
  const counts = { equal: 0, close: 0, refused: 0, wrong: 0 };
  for (const { verdict } of judged) counts[verdict.status]++;
  return counts;
}

/** Markdown: a sentence with the totals, the table, and which tolerances were used. */
export function supportedTable(judged: readonly Judged[]): string {
  const versions = [...new Set(judged.map(({ one }) => one.version))].filter((version) => !version.endsWith(PYTHON_2));
  const cells = new Map<string, Map<string, Verdict["status"]>>();
  for (const { one, verdict } of judged) {
    const version = one.version.replace(PYTHON_2, "");
    const row = cells.get(one.estimator) ?? new Map<string, Verdict["status"]>();
    cells.set(one.estimator, row);
    const before = row.get(version) ?? "equal";
    row.set(version, WORST[Math.max(WORST.indexOf(before), WORST.indexOf(verdict.status))]);
  }
  const counts = totals(judged);
  const minor = (version: string) => version.split(".").slice(0, 2).join(".");
  const rows = [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, row]) => [name, ...versions.map((version) => symbolOf(row.get(version)))]);
  return [
    `${judged.length} models of ${cells.size} classes: ${counts.equal} equal, ${counts.close} within their tolerance, ${counts.refused} refused, ${counts.wrong} wrong.`,
    "",
    `| | ${versions.map(minor).join(" | ")} |`,
    `| --- |${" --- |".repeat(versions.length)}`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    ...reasons(judged),
    "",
  ].join("\n");
}

function symbolOf(status: Verdict["status"] | undefined): string {
  return status === undefined ? "" : SYMBOL[status];
}

/** Why answers are not equal bit for bit, and how far they were: per reason the largest distance that was found. */
function reasons(judged: readonly Judged[]): string[] {
  const furthest = new Map<string, number>();
  for (const { verdict } of judged) {
    if (verdict.status === "close") furthest.set(verdict.reason, Math.max(furthest.get(verdict.reason) ?? 0, verdict.distance));
  }
  return [...furthest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, distance]) => `- ${reason}: at most ${rounded(distance)} of the largest number in the answer`);
}

/** Upwards, to one digit: the last bits differ between machines. */
function rounded(distance: number): string {
  let exponent = 0;
  while (distance < 10 ** exponent) exponent--;
  const digit = Math.ceil(distance / 10 ** exponent);
  return digit === 10 ? `1e${exponent + 1}` : `${digit}e${exponent}`;
}
