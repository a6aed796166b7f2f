/**
 * One row down every tree, over nodes laid out once: three 32-bit words a node (feature, threshold, where its children
 * stand), the children side by side. Rows and thresholds are float32: `x <= t` for a float32 x and a double t is the
 * same as `x <= t32` with t32 the largest float32 that is not above t.
 */
import { LEAF, type Tree } from "./tree.ts";

const WORDS = 3;

export class ForestWalker {
  /** numbers that one answer holds */
  readonly nValues: number;
  readonly #roots: Int32Array;
  // A leaf has, in place of a feature, the complement of where its values stand.
  readonly #words: Int32Array;
  readonly #thresholds: Float32Array;
  readonly #leafValues: Float64Array;
  readonly #row: Float32Array;

  /** @param trees checked: of one width, and with as many values */
  constructor(trees: readonly Tree[]) {
    const { nFeatures, nValues } = trees[0];
    let nodes = 0;
    let leaves = 0;
    for (const tree of trees) {
      nodes += tree.nodeCount;
      leaves += (tree.nodeCount + 1) / 2;
    }
    const buffer = new ArrayBuffer(4 * WORDS * nodes);
    this.nValues = nValues;
    this.#roots = new Int32Array(trees.length);
    this.#words = new Int32Array(buffer);
    this.#thresholds = new Float32Array(buffer);
    this.#leafValues = new Float64Array(leaves * nValues);
    this.#row = new Float32Array(nFeatures);
    let free = 0;
    let leaf = 0;
    const place = new Int32Array(trees.reduce((most, tree) => Math.max(most, tree.nodeCount), 0));
    for (let t = 0; t < trees.length; t++) {
      const tree = trees[t];
      place[0] = free;
      this.#roots[t] = free;
      free += WORDS;
      // A child stands after its parent, so its place is known when it is reached.
      for (let i = 0; i < tree.nodeCount; i++) {
        const at = place[i];
        if (tree.childrenLeft[i] === LEAF) {
          this.#words[at] = ~leaf;
          this.#leafValues.set(tree.value.subarray(i * nValues, (i + 1) * nValues), leaf);
          leaf += nValues;
        } else {
          this.#words[at] = tree.feature[i];
          this.#thresholds[at + 1] = float32NotAbove(tree.threshold[i]);
          this.#words[at + 2] = free;
          place[tree.childrenLeft[i]] = free;
          place[tree.childrenRight[i]] = free + WORDS;
          free += 2 * WORDS;
        }
      }
    }
  }

  /**
   * The mean of the trees' values for one row, added in the order of the trees (float64), then divided.
   *
   * @param x from `from` on the row's `nFeatures` values, finite within float32
   * @param out takes the `nValues` means from `to` on
   */
  mean(x: ArrayLike<number>, from: number, out: Float64Array, to: number): void {
    const row = this.#row;
    const words = this.#words;
    const thresholds = this.#thresholds;
    const leafValues = this.#leafValues;
    const roots = this.#roots;
    const nValues = this.nValues;
    for (let f = 0; f < row.length; f++) row[f] = x[from + f];
    for (let k = to; k < to + nValues; k++) out[k] = 0;
    for (let t = 0; t < roots.length; t++) {
      let at = roots[t];
      let feature = words[at];
      while (feature >= 0) {
        at = words[at + 2] + (row[feature] <= thresholds[at + 1] ? 0 : WORDS);
        feature = words[at];
      }
      const leaf = ~feature;
      for (let k = 0; k < nValues; k++) out[to + k] += leafValues[leaf + k];
    }
    for (let k = to; k < to + nValues; k++) out[k] /= roots.length;
  }
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** The largest float32 that is not above `t`. */
function float32NotAbove(t: number): number {
  float[0] = t;
  // One step down: towards zero from above it (never at +0, which is not above t), away from zero below.
  if (float[0] > t) bits[0] += bits[0] >= 0 ? -1 : 1;
  return float[0];
}
