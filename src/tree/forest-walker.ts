/**
 * One row down every tree, over questions laid out once: four 32-bit words each (feature, threshold, left, right), without
 * the leaves, which stand where a child's place would: so a walk touches a third of the memory that nodes would take, and
 * between two requests of a server the forest has to come back from the second cache. Equal leaf values stand once.
 *
 * Rows and thresholds are float32: `x <= t` for a float32 x and a double t is the same as `x <= t32` with t32 the largest
 * float32 that is not above t.
 *
 * A missing value (NaN) goes where the question sends it. Rows without one take the walk that never asks.
 */
import { LEAF, type Tree } from "./tree.ts";

const WORDS = 4;
// A larger forest does not fit the caches anyway, and looking for equal leaves would slow its loading.
const FEW_QUESTIONS = 20_000;

export class ForestWalker {
  /** numbers that one answer holds */
  readonly nValues: number;
  // Where each tree's first question stands; the complement of where its values stand if it has none.
  readonly #roots: Int32Array;
  readonly #words: Int32Array;
  readonly #thresholds: Float32Array;
  readonly #leafValues: Float64Array;
  readonly #row: Float32Array;
  // 1 for a question whose missing values go left; undefined where none are taken.
  readonly #missingLeft: Uint8Array | undefined;

  /**
   * @param trees checked: of one width, and with as many values
   * @param takesMissing whether rows may hold NaN
   */
  constructor(trees: readonly Tree[], takesMissing = false) {
    const { nFeatures, nValues } = trees[0];
    const questions = trees.reduce((sum, tree) => sum + (tree.nodeCount - 1) / 2, 0);
    const buffer = new ArrayBuffer(4 * WORDS * questions);
    const words = new Int32Array(buffer);
    const thresholds = new Float32Array(buffer);
    const leaves = new LeafValues(nValues, questions + trees.length, questions < FEW_QUESTIONS);
    this.nValues = nValues;
    this.#roots = new Int32Array(trees.length);
    this.#words = words;
    this.#thresholds = thresholds;
    this.#row = scratchRow(nFeatures);
    this.#missingLeft = takesMissing ? new Uint8Array(questions) : undefined;
    const place = new Int32Array(trees.reduce((most, tree) => Math.max(most, tree.nodeCount), 0));
    let free = 0;
    for (let t = 0; t < trees.length; t++) {
      const { nodeCount, childrenLeft, childrenRight, feature, threshold, value, missingGoToLeft } = trees[t];
      for (let i = 0; i < nodeCount; i++) {
        if (childrenLeft[i] === LEAF) {
          place[i] = ~leaves.place(value, i * nValues);
        } else {
          place[i] = free;
          free += WORDS;
        }
      }
      this.#roots[t] = place[0];
      for (let i = 0; i < nodeCount; i++) {
        const at = place[i];
        if (at < 0) continue;
        words[at] = feature[i];
        thresholds[at + 1] = float32NotAbove(threshold[i]);
        words[at + 2] = place[childrenLeft[i]];
        words[at + 3] = place[childrenRight[i]];
        if (this.#missingLeft !== undefined) this.#missingLeft[at / WORDS] = missingGoToLeft[i];
      }
    }
    this.#leafValues = leaves.values();
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

/** The values of leaves one after another; on demand each kind once, because most leaves of a grown classifier are pure. */
class LeafValues {
  readonly #nValues: number;
  readonly #places: Map<string, number> | undefined;
  readonly #values: Float64Array;
  #length = 0;

  /** @param most how many leaves there will be; two numbers more can be read from any place than a leaf has */
  constructor(nValues: number, most: number, isEachOnce: boolean) {
    this.#nValues = nValues;
    this.#places = isEachOnce ? new Map() : undefined;
    this.#values = new Float64Array(most * nValues + 2);
  }

  /** Where the values stand that begin at `from`. A zero's sign may get lost, as it does in a sum that begins at 0. */
  place(values: Float64Array, from: number): number {
    const at = this.#length;
    if (this.#places !== undefined) {
      const key = values.subarray(from, from + this.#nValues).join();
      const known = this.#places.get(key);
      if (known !== undefined) return known;
      this.#places.set(key, at);
    }
    for (let k = 0; k < this.#nValues; k++) this.#values[at + k] = values[from + k];
    this.#length += this.#nValues;
    return at;
  }

  /** All of them. */
  values(): Float64Array {
    return this.#places === undefined ? this.#values : this.#values.slice(0, this.#length + 2);
  }
}

let scratch = new Float32Array(0);

/** Room for one row, the same for all walkers: an ensemble of a thousand trees over a million columns holds it once. */
function scratchRow(nFeatures: number): Float32Array {
  if (scratch.length < nFeatures) scratch = new Float32Array(2 * nFeatures);
  return scratch.subarray(0, nFeatures);
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** The largest float32 that is not above `t`. */
function float32NotAbove(t: number): number {
  const nearest = Math.fround(t);
  if (nearest <= t) return nearest;
  float[0] = nearest;
  // One step down: towards zero from above it (never at +0, which is not above t), away from zero below.
  bits[0] += bits[0] >= 0 ? -1 : 1;
  return float[0];
}
