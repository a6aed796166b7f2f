/** What the card tells about how the model came to be, in one line, and the distributions behind the inputs. */
import { quote } from "../../errors/index.ts";
import { isTrained, type TrainedCard } from "../../model/index.ts";
import type { ServedModel } from "../served-model.ts";
import { type Html, html } from "./html.ts";
import { count } from "./words.ts";

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

const KINDS: Readonly<Record<TrainedCard["recipe"]["estimator"], string>> = {
  "random-forest-classifier": "A random forest",
  "random-forest-regressor": "A random forest",
  "decision-tree-classifier": "A decision tree",
  "decision-tree-regressor": "A decision tree",
};

/** "Right on 37 of 38 rows it had not seen. A random forest, grown from 112 rows." */
export function facts({ model: { card, estimator } }: ServedModel): Html {
  if (!isTrained(card)) {
    const short = estimator.className.slice(estimator.className.lastIndexOf(".") + 1);
    const files = card.source.files.map(({ name }) => quote(name).slice(1, -1)).join(" and ");
    return html`A ${short}, read from ${files}. It answers as scikit-learn ${card.sklearn ?? "0.17 or older"} does.`;
  }
  const { trainRows, testRows } = card.split;
  return html`${score(card, testRows)}${KINDS[card.recipe.estimator]}, grown from ${count(trainRows)} rows of ${card.data.name}.`;
}

function score({ metrics }: TrainedCard, testRows: number): Html {
  if (metrics === null) return html`Not tried on rows it had not seen. `;
  if (metrics.kind === "regression") {
    if (metrics.r2 === null) return html``;
    return html`Explains <strong>${metrics.r2.toFixed(2)}</strong> of the variation in ${count(testRows)} rows it had not seen. `;
  }
  const right = metrics.confusion.reduce((sum, row, i) => sum + row[i], 0);
  const share =
    testRows > 1000 ? html`<strong>${(metrics.accuracy * 100).toFixed(1)} %</strong>` : html`<strong>${right} of ${testRows}</strong>`;
  return html`Right on ${share} rows it had not seen${beatsGuessing(metrics.accuracy, metrics.confusion, testRows)}. `;
}

/** Always answering the commonest class is right that often, too. */
function beatsGuessing(accuracy: number, confusion: readonly (readonly number[])[], testRows: number): string {
  const commonest = Math.max(...confusion.map((row) => row.reduce((sum, n) => sum + n, 0)));
  return accuracy * testRows < commonest ? `, fewer than always answering the commonest class (${commonest})` : "";
}

/** Bins of the training values of input `i`; none when the card has no histogram. */
export function histogramOf({ model: { card } }: ServedModel, i: number): readonly Bin[] {
  const histogram = isTrained(card) ? (card.inputs[i]?.histogram ?? null) : null;
  return histogram === null ? [] : histogram.counts.map((rows, k) => ({ from: histogram.edges[k], to: histogram.edges[k + 1], rows }));
}
