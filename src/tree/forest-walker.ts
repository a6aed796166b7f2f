/**
 * One row down every tree of a forest that is laid out. A missing value (NaN) goes where the question sends it. Rows without one
 * take the walk that never asks.
 */
import { type ForestLayout, WORDS } from "./forest-layout.ts";

export class ForestWalker {
  /** numbers that one answer holds */
  readonly nValues: number;
  readonly #roots: Int32Array;
  readonly #words: Int32Array;
  readonly #thresholds: Float32Array;
  readonly #leafValues: Float64Array;
  readonly #row: Float32Array;
  readonly #missingLeft: Uint8Array | undefined;

  constructor(layout: ForestLayout) {
    this.nValues = layout.nValues;
    this.#roots = layout.roots;
    this.#words = layout.words;
    this.#thresholds = layout.thresholds;
    this.#leafValues = layout.leafValues;
    this.#missingLeft = layout.missingLeft;
    this.#row = scratchRow(layout.nFeatures);
  }

  /**
   * The mean of the trees' values for one row, added in the order of the trees (float64), then divided.
   *
   * @param x from `from` on the row's `nFeatures` values, finite within float32, or NaN where missing values are taken
   * @param out takes the `nValues` means from `to` on
   */
  mean(x: ArrayLike<number>, from: number, out: Float64Array, to: number): void {
    const row = this.#row;
    for (let f = 0; f < row.length; f++) row[f] = x[from + f];
    if (this.#missingLeft !== undefined && row.some(Number.isNaN)) this.#meanWithMissing(out, to);
    else if (this.nValues <= 3) this.#meanOfFew(out, to);
    else this.#meanOfMany(out, to);
  }

  /**
   * The values of each tree for one row.
   *
   * @param out takes `nValues` numbers a tree from `to` on
   */
  each(x: ArrayLike<number>, from: number, out: Float64Array, to: number): void {
    const row = this.#row;
    for (let f = 0; f < row.length; f++) row[f] = x[from + f];
    for (let t = 0; t < this.#roots.length; t++) {
      const leaf = this.#leafOf(this.#roots[t]);
      for (let k = 0; k < this.nValues; k++) out[to + t * this.nValues + k] = this.#leafValues[leaf + k];
    }
  }

  // Sums in registers: a third less time for iris than sums in `out`. What is read beyond a leaf's values is not used.
  #meanOfFew(out: Float64Array, to: number): void {
    const row = this.#row;
    const words = this.#words;
    const thresholds = this.#thresholds;
    const leafValues = this.#leafValues;
    const roots = this.#roots;
    let first = 0;
    let second = 0;
    let third = 0;
    for (let t = 0; t < roots.length; t++) {
      let at = roots[t];
      while (at >= 0) at = row[words[at]] <= thresholds[at + 1] ? words[at + 2] : words[at + 3];
      const leaf = ~at;
      first += leafValues[leaf];
      second += leafValues[leaf + 1];
      third += leafValues[leaf + 2];
    }
    out[to] = first / roots.length;
    if (this.nValues > 1) out[to + 1] = second / roots.length;
    if (this.nValues > 2) out[to + 2] = third / roots.length;
  }

  #meanOfMany(out: Float64Array, to: number): void {
    const row = this.#row;
    const words = this.#words;
    const thresholds = this.#thresholds;
    const leafValues = this.#leafValues;
    const roots = this.#roots;
    const nValues = this.nValues;
    for (let k = to; k < to + nValues; k++) out[k] = 0;
    for (let t = 0; t < roots.length; t++) {
      let at = roots[t];
      while (at >= 0) at = row[words[at]] <= thresholds[at + 1] ? words[at + 2] : words[at + 3];
      const leaf = ~at;
      for (let k = 0; k < nValues; k++) out[to + k] += leafValues[leaf + k];
    }
    for (let k = to; k < to + nValues; k++) out[k] /= roots.length;
  }

  #meanWithMissing(out: Float64Array, to: number): void {
    const nValues = this.nValues;
    const roots = this.#roots;
    for (let k = to; k < to + nValues; k++) out[k] = 0;
    for (let t = 0; t < roots.length; t++) {
      const leaf = this.#leafOf(roots[t]);
      for (let k = 0; k < nValues; k++) out[to + k] += this.#leafValues[leaf + k];
    }
    for (let k = to; k < to + nValues; k++) out[k] /= roots.length;
  }

  /** Where the values stand of the leaf that the row falls into. */
  #leafOf(root: number): number {
    let at = root;
    while (at >= 0) {
      const value = this.#row[this.#words[at]];
      const isLeft = value <= this.#thresholds[at + 1] || (Number.isNaN(value) && this.#missingLeft?.[at / WORDS] === 1);
      at = this.#words[at + (isLeft ? 2 : 3)];
    }
    return ~at;
  }
}

let scratch = new Float32Array(0);

/** Room for one row, the same for all walkers: an ensemble of a thousand trees over a million columns holds it once. */
function scratchRow(nFeatures: number): Float32Array {
  if (scratch.length < nFeatures) scratch = new Float32Array(2 * nFeatures);
  return scratch.subarray(0, nFeatures);
}
