/**
 * What a column looked like in training, as aggregates that show no single row: every histogram bin and every class
 * count holds at least 5 rows, and at least 5 rows lie on either side of every quantile.
 */
import type { Label } from "../numeric/index.ts";
import type { Distribution, TargetDistribution } from "./card.ts";

const LEAST_ROWS = 5;
const SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
const FEWEST_BINS = 12;
const MOST_BINS = 24;
const MOST_DECIMALS = 6;

/** @param values finite, at least one */
export function distributionOf(values: Float64Array): Distribution {
  const sorted = values.map((value) => value + 0).sort();
  const rows = sorted.length;
  const range: [number, number] = [sorted[0], sorted[rows - 1]];
  return {
    rows,
    range,
    integer: sorted.every(Number.isInteger),
    step: smallestStep(sorted),
    quantiles: SHARES.filter((share) => Math.min(share, 1 - share) * rows >= LEAST_ROWS).map((share) => [share, quantile(sorted, share)]),
    histogram: histogramOf(sorted, range),
  };
}

/** Rows of each class that has at least 5. */
export function targetClasses(classes: readonly Label[], counts: ArrayLike<number>): TargetDistribution {
  const shares = classes.map((label, i) => ({ label, rows: counts[i] }));
  return {
    kind: "classes",
    rows: shares.reduce((sum, { rows }) => sum + rows, 0),
    classes: shares.filter(({ rows }) => rows >= LEAST_ROWS),
  };
}

/** NumPy's default, "linear" (numpy/lib/_function_base_impl.py, _lerp). */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  const t = at - below;
  return (t >= 0.5 ? high - (high - low) * (1 - t) : low + (high - low) * t) + 0;
}

/** Equal bins by Freedman and Diaconis (1981), 12 to 24 of them; one with fewer than 5 rows joins its neighbour. */
function histogramOf(sorted: Float64Array, [least, most]: readonly [number, number]): Distribution["histogram"] {
  const rows = sorted.length;
  if (rows < LEAST_ROWS) return null;
  const width = most - least;
  if (width === 0 || !Number.isFinite(width)) return { edges: [least, most], counts: [rows] };
  const bins = binCount(rows, width, quantile(sorted, 0.75) - quantile(sorted, 0.25));
  const edges = [least];
  const counts: number[] = [];
  let taken = 0;
  let at = 0;
  for (let bin = 1; bin <= bins; bin++) {
    const edge = bin === bins ? most : least + (width * bin) / bins;
    while (at < rows && (sorted[at] < edge || bin === bins)) at++;
    if (at - taken >= LEAST_ROWS) {
      edges.push(edge);
      counts.push(at - taken);
      taken = at;
    }
  }
  // What is left over at the upper end joins the last bin.
  edges[edges.length - 1] = most;
  counts[counts.length - 1] += rows - taken;
  return { edges, counts };
}

/** The rule's bin is 2 · IQR / n^(1/3) wide; the comparison is cubed, because a cube root's last bit depends on the engine. */
function binCount(rows: number, width: number, interquartile: number): number {
  let bins = FEWEST_BINS;
  const isTooWide = (n: number) => {
    const ratio = (2 * interquartile * n) / width;
    return ratio * ratio * ratio < rows;
  };
  while (bins < MOST_BINS && isTooWide(bins)) bins++;
  return bins;
}

/** In the unit of the last decimal, where floating-point gaps (0.30000000000000004 - 0.2) are whole numbers. */
function smallestStep(sorted: Float64Array): number | null {
  let decimals = 0;
  for (const value of sorted) {
    decimals = Math.max(decimals, decimalsOf(value));
    if (decimals > MOST_DECIMALS) return null;
  }
  const scale = Number(`1e${decimals}`);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < sorted.length; i++) {
    const gap = Math.round(sorted[i] * scale) - Math.round(sorted[i - 1] * scale);
    if (gap > 0 && gap < least) least = gap;
  }
  return Number.isFinite(least) ? least / scale : null;
}

function decimalsOf(value: number): number {
  const [digits, exponent = "0"] = String(value).split("e");
  const fraction = digits.split(".")[1] ?? "";
  return Math.max(0, fraction.length - Number(exponent));
}
