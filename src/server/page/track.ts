/** The line under an input: the training range, how often its values occurred there, and where this value lies. */
import type { ServedModel } from "../served-model.ts";
import { type Bin, histogramOf } from "./facts.ts";
import { type Html, html } from "./html.ts";
import { quantity } from "./words.ts";

const HEIGHT = 36;
const RAIL = 28;

/** Nothing when the training range is not known. */
export function track(served: ServedModel, i: number, value: number): Html {
  const { range } = served.signature.inputs[i];
  if (range === undefined || !(range[1] > range[0])) return html``;
  const [low, high] = range;
  const share = (x: number): number => Math.min(1, Math.max(0, (x - low) / (high - low)));
  const at = Number.isFinite(value) ? share(value) : undefined;
  const histogram = histogramOf(served, i);
  const bins = (served.signature.inputs[i].integer === true ? wholeNumbers(histogram) : histogram).filter(({ from, to }) => to > from);
  // Bins differ in width: what counts is how dense the rows lie.
  const densest = Math.max(...bins.map(({ from, to, rows }) => rows / (to - from)));
  const bars = bins.map(({ from, to, rows }) => {
    const tall = (rows / (to - from) / densest) * (RAIL - 3);
    const width = Math.max(0.2, 100 * (share(to) - share(from)) - 0.6);
    return html`<rect class="hist" x="${percent(100 * share(from) + 0.3)}" y="${(RAIL - tall).toFixed(1)}" width="${percent(width)}" height="${tall.toFixed(1)}"/>`;
  });
  const dot =
    at === undefined
      ? html``
      : html`<rect class="done" x="0" y="${RAIL}" width="${percent(100 * at)}" height="3" rx="1.5"/><circle cx="${percent(100 * at)}" cy="${RAIL + 1.5}" r="6"/>`;
  return html`<svg class="track" height="${HEIGHT}" aria-hidden="true">${bars}<rect class="rail" x="0" y="${RAIL}" width="100%" height="3" rx="1.5"/>${dot}</svg>
        <div class="ends"><span>${quantity(low)}</span><span>${quantity(high)}</span></div>`;
}

/** Bins of whole numbers, each from half below its first to half above its last: as wide as the numbers that it holds are many. */
function wholeNumbers(bins: readonly Bin[]): Bin[] {
  return bins.map(({ from, to, rows }, k) => {
    // The last bin holds its upper edge, the others do not.
    const end = k === bins.length - 1 ? Math.floor(to) + 1 : Math.ceil(to);
    return { from: Math.ceil(from) - 0.5, to: end - 0.5, rows };
  });
}

function percent(x: number): string {
  return `${x.toFixed(2)}%`;
}
