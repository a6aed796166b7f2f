/** The page's sentences and numbers: templates over facts, in plain words. */

import type { Signature } from "../../model/index.ts";
import type { Label } from "../../numeric/index.ts";
import { type Html, html } from "./html.ts";

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

export function count(n: number): string {
  return SMALL[n] ?? String(n).replace(/\B(?=(\d{3})+$)/g, "\u2009");
}

/** "Tells whether it is setosa, versicolor or virginica from four inputs." */
export function sentence({ inputs, output }: Signature): Html {
  const from = `from ${count(inputs.length)} ${inputs.length === 1 ? "input" : "inputs"}.`;
  if (output.kind === "regressor") return html`Predicts <b>${plain(output.name)}</b> ${from}`;
  switch (output.kind) {
    case "multi-output-regressor":
      return html`Predicts ${count(output.outputs.length)} numbers ${from}`;
    case "multi-output-classifier":
      return html`Gives ${count(output.outputs.length)} answers ${from}`;
    case "outlier-detector":
      return html`Tells whether a row is unusual ${from}`;
    case "clusterer":
      return html`Finds the cluster that a row belongs to ${from}`;
    case "transformer":
      return html`Makes ${output.columns.length === 0 ? "columns" : count(output.columns.length)} of them ${from}`;
  }
  const { classes } = output;
  if (classes.length > 3) return html`Picks one of ${count(classes.length)} classes ${from}`;
  return html`Tells whether ${subject(output.name)} is ${either(classes)} ${from}`;
}

/** "species" names what is told apart well enough; a column called `target` or `y` does not. */
function subject(name: string): string {
  return /^(y|target|label|class|)$/i.test(name) ? "it" : `the ${plain(name)}`;
}

function either(classes: readonly Label[]): Html[] {
  return classes.map((label, i) => {
    const before = i === 0 ? "" : i === classes.length - 1 ? " or " : ", ";
    return html`${before}<b>${String(label)}</b>`;
  });
}

/** `petal_length` → "petal length". */
export function plain(name: string): string {
  return name.replace(/_+/g, " ").trim();
}

/** `petal length (cm)` → "Petal length" and "cm". */
export function labelAndUnit(name: string): { readonly label: string; readonly unit: string | undefined } {
  const match = /^(.+?)\s*[([]([^()[\]]{1,12})[)\]]$/.exec(name);
  const words = plain(match?.[1] ?? name) || name;
  return { label: words.replace(/^[a-z]/, (c) => String.fromCharCode(c.charCodeAt(0) - 32)), unit: match?.[2] };
}

/** Two decimals, and honest at both ends: "< 0.01", "> 0.99". */
export function probability(p: number): string {
  if (p > 0 && p < 0.005) return "< 0.01";
  if (p < 1 && p > 0.995) return "> 0.99";
  return p.toFixed(2);
}

/** Four significant digits, as a predicted quantity is read. */
export function quantity(value: number): string {
  if (!Number.isFinite(value)) return "no finite number";
  const text = String(Number(value.toPrecision(4)));
  return Math.abs(value) >= 10_000 && !text.includes("e") ? text.replace(/\B(?=(\d{3})+(\.|$))/g, "\u2009") : text;
}
